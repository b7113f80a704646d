import type { WriteStream } from 'node:tty';
import { descriptorOf } from '../agent/index.js';
import type { AgentEvent, EventOf } from '../protocol/index.js';
import { MESSAGES } from './messages.js';
import { createAnswerText } from './answerText.js';
import { createProgressLine } from './progressLine.js';

/** Prints a run for people: the answer on one stream; progress, errors, and statistics on the other. */
export interface RunPrinter {
  print(event: AgentEvent): void;
  /** A line next to the answer. */
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
    summary.first_answer && MESSAGES.firstAnswer(summary.first_answer.remaining_ms),
    cached ? MESSAGES.fromCache : undefined,
    summary.incomplete,
    runId === undefined ? undefined : MESSAGES.run(runId),
  ]
    .filter((figure) => figure !== undefined)
    .join(' · ');
}

/** The provider and model that answer instead; the demo's model has no meaningful name. */
function nameOf({ to, model, location }: EventOf<'provider_changed'>['payload']): string {
  const name = descriptorOf(to)?.label ?? to;
  return location === 'mock' ? name : `${name} (${model})`;
}

export function createRunPrinter(
  answer: Pick<WriteStream, 'write' | 'isTTY' | 'columns' | 'rows'>,
  beside: WriteStream,
): RunPrinter {
  const progress = createProgressLine(beside);
  const text = createAnswerText(answer);
  let final: EventOf<'final_summary'>['payload'] | undefined;
  const endLine = () => {
    progress.clear();
    text.end();
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
          // The answer is complete once its sentences are checked.
          if (event.payload.stage === 'grounding') endLine();
          // The line above the first answer says what it is based on, and stays there.
          if (event.payload.stage === 'first_answer' && answer.isTTY) {
            if (!text.open) note(event.payload.message);
          } else if (!text.open) progress.show(event.payload.message);
          break;
        case 'partial_summary':
          if (event.payload.chunk_index !== undefined) break;
          progress.clear();
          if (event.payload.restart) text.restart();
          text.write(event.payload.text);
          break;
        case 'provider_changed':
          note(MESSAGES.otherProvider(event.payload.reason, nameOf(event.payload)));
          break;
        case 'error':
          note(event.payload.message);
          break;
        case 'final_summary':
          endLine();
          final = event.payload;
          break;
        case 'agent_end':
          endLine();
          if (!final) break;
          note(figuresOf(final, event.payload.cached ?? false, event.run_id));
          // The answer itself contains no marks.
          for (const { text, band, reasons } of final.summary.sentences)
            if (band === 'unsupported') note(MESSAGES.notSupported(text.trim(), reasons));
          break;
        default:
      }
    },
  };
}
