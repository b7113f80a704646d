import type { RunState } from '../state/model.js';
import { useController } from './context.js';
import { IconButton } from './controls.js';

/** What can be done with any answer. */
export function AnswerTools({ run, trusted }: { run: RunState; trusted: boolean }) {
  const controller = useController();
  const text = run.summary?.text ?? run.answer;
  if (!run.end || text === '') return null;
  return (
    <div class="tools" role="toolbar" aria-label="Answer">
      <IconButton icon="copy" label="Copy the answer" onClick={() => controller.tell({ type: 'copy', text })} />
      <IconButton
        icon="insert"
        label="Insert into the editor"
        disabled={!trusted}
        onClick={() => controller.tell({ type: 'insert', text })}
      />
      <IconButton
        icon="note"
        label="Save as a note"
        disabled={!trusted}
        onClick={() => controller.tell({ type: 'save_note', run_id: run.run_id })}
      />
      <IconButton
        icon="export"
        label="Export"
        disabled={!trusted}
        onClick={() => controller.tell({ type: 'export', run_id: run.run_id })}
      />
      <IconButton
        icon="refresh"
        label="Run again without the cache, with the model chosen now"
        onClick={() => controller.runAgain(run, true)}
      />
    </div>
  );
}
