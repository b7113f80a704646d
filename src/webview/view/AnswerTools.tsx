import { useRef } from 'preact/hooks';
import { say, type SentenceKey } from '../selectors/catalog/say.js';
import type { RunState } from '../state/model.js';
import { useController } from './context.js';
import { Icon, type IconName } from './controls.js';

interface Tool {
  icon: IconName;
  label: SentenceKey & `tools.${string}`;
  tooltip: SentenceKey & `tools.${string}`;
  changes?: boolean;
  use: () => void;
}

/** Actions for any answer: a toolbar with one tab stop, in which the arrow keys move. */
export function AnswerTools({ run, trusted }: { run: RunState; trusted: boolean }) {
  const controller = useController();
  const bar = useRef<HTMLDivElement>(null);
  const text = run.summary?.text ?? run.answer;
  if (!run.end || text === '') return null;
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
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...(bar.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
    const next = buttons[buttons.findIndex((button) => button === document.activeElement) + step];
    event.preventDefault();
    if (!next) return;
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  };
  return (
    <div ref={bar} class="tools" role="toolbar" aria-label={say('tools.label')} onKeyDown={move}>
      {tools.map(({ icon, label, tooltip, changes, use }, index) => (
        <button
          key={icon}
          type="button"
          class="tool"
          tabIndex={index === 0 ? 0 : -1}
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
