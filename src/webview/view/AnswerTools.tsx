import { useEffect, useRef, useState } from 'preact/hooks';
import type { SummarySentence } from '../../protocol/index.js';
import { say, type SentenceKey } from '../selectors/catalog/say.js';
import type { RunState } from '../state/model.js';
import { useController } from './context.js';
import { Icon, type IconName } from './controls.js';
import { ReadingAloud, useVoices } from './readAloud.js';
import { useOneStop } from './roving.js';
import { useFitsOneRow } from './fitsOneRow.js';

interface Tool {
  icon: IconName;
  label: SentenceKey & `tools.${string}`;
  tooltip: SentenceKey & `tools.${string}`;
  changes?: boolean;
  use: () => void;
}

const STOPS = 'button:not(:disabled)';

/** Actions for any answer that has ended. */
export function AnswerTools({ run, trusted }: { run: RunState; trusted: boolean }) {
  const text = run.summary?.text ?? run.answer;
  return run.end && text !== '' ? <Toolbar run={run} text={text} trusted={trusted} /> : null;
}

/** One tab stop, with arrow keys to move within it. */
function Toolbar({ run, text, trusted }: { run: RunState; text: string; trusted: boolean }) {
  const controller = useController();
  const bar = useRef<HTMLDivElement>(null);
  const moveInBar = useOneStop(bar, STOPS);
  const voices = useVoices();
  useFitsOneRow(bar, 'compact');
  const [reading, setReading] = useState<ReadingAloud | null>(null);
  useEffect(() => () => reading?.stop(), [reading]);
  const readAloud = (sentences: readonly SummarySentence[]) => {
    // An answer is in the language selected for it, or else in its source's language.
    const language = controller.store.state.settings.language ?? run.summary?.sources[0]?.language;
    const started = new ReadingAloud(run.run_id, sentences, language, () => setReading(null));
    setReading(started);
    started.start();
  };
  const tools: Tool[] = [
    {
      icon: 'copy',
      label: 'tools.copy',
      tooltip: 'tools.copyTooltip',
      use: () => controller.tell(run.summary ? { type: 'copy_answer', run_id: run.run_id } : { type: 'copy', text }),
    },
    {
      icon: 'insert',
      label: 'tools.insert',
      tooltip: 'tools.insertTooltip',
      changes: true,
      use: () => controller.tell({ type: 'insert_answer', run_id: run.run_id }),
    },
    {
      icon: 'note',
      label: 'tools.note',
      tooltip: 'tools.noteTooltip',
      changes: true,
      use: () => controller.tell({ type: 'save_note', run_id: run.run_id }),
    },
    {
      icon: 'export',
      label: 'tools.export',
      tooltip: 'tools.exportTooltip',
      changes: true,
      use: () => controller.tell({ type: 'export', run_id: run.run_id }),
    },
    {
      icon: 'refresh',
      label: 'tools.again',
      tooltip: 'tools.againTooltip',
      use: () => controller.runAgain(run, true),
    },
  ];
  const { summary } = run;
  if (voices && summary && summary.sentences.length > 0)
    tools.push({
      icon: reading ? 'stop' : 'unmute',
      label: reading ? 'tools.stopReading' : 'tools.readAloud',
      tooltip: reading ? 'tools.stopReadingTooltip' : 'tools.readAloudTooltip',
      use: () => (reading ? setReading(null) : readAloud(summary.sentences)),
    });
  return (
    <div ref={bar} class="tools" role="toolbar" aria-label={say('tools.label')} onKeyDown={moveInBar}>
      {tools.map(({ icon, label, tooltip, changes, use }) => (
        <button
          key={icon}
          type="button"
          class="tool"
          aria-label={say(tooltip)}
          title={changes && !trusted ? say('actions.untrusted') : say(tooltip)}
          disabled={changes && !trusted}
          onClick={use}
        >
          <Icon name={icon} />
          <span class="tool-label">{say(label)}</span>
        </button>
      ))}
    </div>
  );
}
