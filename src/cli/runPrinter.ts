import type { WriteStream } from 'node:tty';
import type { AgentEvent, EventOf } from '../protocol/index.js';
import { MESSAGES } from './messages.js';
import { createProgressLine } from './progressLine.js';

/** Prints a run for a person: the answer on one stream; progress, errors and figures on the other. */
export interface RunPrinter {
  print(event: AgentEvent): void;
  /** A line beside the answer. */
  note(message: string): void;
  clear(): void;
}

function figuresOf(
  { summary, citations, confidence }: EventOf<'final_summary'>['payload'],
  cached: boolean,
  runId: string | undefined,
): string {
  const judged = summary.sentences.some(({ support }) => support !== null);
  return [
    judged ? MESSAGES.supported(confidence) : MESSAGES.nothingToCheck,
    MESSAGES.citations(citations),
    MESSAGES.read(summary.coverage),
    cached ? MESSAGES.fromCache : undefined,
    summary.incomplete,
    runId === undefined ? undefined : MESSAGES.run(runId),
  ]
    .filter((figure) => figure !== undefined)
    .join(' · ');
}

export function createRunPrinter(answer: Pick<WriteStream, 'write'>, beside: WriteStream): RunPrinter {
  const progress = createProgressLine(beside);
  let final: EventOf<'final_summary'>['payload'] | undefined;
  /** Whether the answer's last line is still open: progress on it would be cleared with the answer's own words. */
  let open = false;
  const endLine = () => {
    progress.clear();
    if (open) answer.write('\n');
    open = false;
  };
  const note = (message: string) => {
    endLine();
    progress.note(message);
  };
  return {
    note,
    clear: progress.clear,
    print(event) {
      switch (event.type) {
        case 'progress':
          // The answer is complete when its sentences are checked.
          if (event.payload.stage === 'grounding') endLine();
          if (!open) progress.show(event.payload.message);
          break;
        case 'partial_summary':
          if (event.payload.chunk_index !== undefined) break;
          progress.clear();
          if (event.payload.restart) answer.write('\n\n');
          answer.write(event.payload.text);
          open = event.payload.text === '' ? open : !event.payload.text.endsWith('\n');
          break;
        case 'provider_changed':
          note(MESSAGES.otherProvider(event.payload.reason, event.payload.to, event.payload.model));
          break;
        case 'error':
          note(event.payload.message);
          break;
        case 'final_summary':
          endLine();
          final = event.payload;
          break;
        case 'agent_end':
          if (!final) break;
          note(figuresOf(final, event.payload.cached ?? false, event.run_id));
          // The answer itself has no marks.
          for (const { text, band, reasons } of final.summary.sentences)
            if (band === 'unsupported') note(MESSAGES.notSupported(text.trim(), reasons));
          break;
        default:
      }
    },
  };
}
