import { message } from '../../protocol/index.js';
import { wholeChunk } from './chunks.js';
import { waitingReports } from './modelCall.js';
import type { DigestModel, DigestRequest, DigestSource } from '../interfaces/index.js';
import { wholePrompt, type PromptText } from './prompts.js';
import { readShares, type ReadState } from './readShares.js';
import { titleInPrompt, type ReadingResult, type Run } from './run.js';

/** Shorter documents always fit in one prompt. UTF-16 units. */
const SMALL = 4_000;
/** A prompt that takes longer than this to read would leave the sidebar empty for too long. Seconds. */
const PATIENCE = 4;
/**
 * Minimum reading speed of cloud services, in tokens per second; a laptop may be a hundred times slower, so it is
 * measured first.
 */
const UNMEASURED_CLOUD_RATE = 5_000;

/** Whether to read everything in one call: it fits, and its first words arrive soon. */
export function fitsWhole(
  run: Pick<Run, 'calibration' | 'limits' | 'frame'> & {
    request: Pick<DigestRequest, 'sources'>;
    dependencies: { model: Pick<DigestModel, 'facts'> };
  },
): boolean {
  const { request, dependencies, calibration } = run;
  const length = request.sources.reduce((sum, { source }) => sum + source.markdown.length, 0);
  // No script has less than an eighth of a token per character; this avoids the estimate for texts that can't fit.
  if (length / 8 > run.limits.contextTokens) return false;
  const tokens = request.sources.reduce((sum, { source }) => sum + calibration.tokensOf(source.markdown) + 30, 0);
  if (tokens > calibration.answerRoom(run.limits, run.frame) || !calibration.isProvenWhole(tokens)) return false;
  if (length <= SMALL) return true;
  const rate = calibration.promptRate ?? (dependencies.model.facts.location === 'cloud' ? UNMEASURED_CLOUD_RATE : 0);
  return tokens <= rate * PATIENCE;
}

export const textsOf = (sources: readonly DigestSource[]): PromptText[] =>
  sources.map(({ id, source }) => ({ id, title: titleInPrompt(source), text: source.markdown }));

/** One call over the text itself. */
export async function readWhole(run: Run): Promise<ReadingResult> {
  const { request, frame, calls, emit } = run;
  const texts = textsOf(request.sources);
  let streamed = '';
  const call = {
    kind: 'whole' as const,
    madeOf: [
      frame.length,
      ...frame.history.flatMap((turn) => [turn.question, turn.answer]),
      ...texts.flatMap(({ title, text }) => [title, text]),
    ],
    prompt: () => wholePrompt(frame, texts),
    outputTokens: run.limits.answerTokens,
    onText: (text: string, restart: boolean) => {
      streamed = restart ? text : streamed + text;
      emit({ type: 'answer', text, restart: restart || undefined });
    },
    onReasoning: (text: string) => emit({ type: 'reasoning', text }),
    ...waitingReports(emit),
  };
  // Cut after the answer is complete, so that nobody waits for it.
  const readAs = (state: ReadState): Promise<ReadingResult['read']> => {
    const chunks = request.sources
      .map(({ id, source }, index) => wholeChunk(id, index, source))
      .filter((chunk) => chunk !== undefined);
    calls.usage.chunks = chunks.length;
    return readShares(request.sources, chunks, () => state);
  };
  const stored = await calls.stored(call);
  if (stored !== undefined) {
    emit({ type: 'answer', text: stored.text });
    return { text: stored.text, read: await readAs('closely') };
  }
  emit({
    type: 'progress',
    stage: 'answer',
    sentence: message('digest.readingWhole'),
    done: 0,
    total: 1,
    read: 0,
  });
  try {
    const output = await run.scheduler.run(0, (begun) => calls.make(call, begun));
    return {
      text: output.text,
      read: await readAs('closely'),
      incomplete: output.cut && [output.cut],
    };
  } catch (error) {
    if (!run.stopped()) throw error;
    const begun = streamed.trim() !== '';
    return {
      text: streamed.trim(),
      read: await readAs(begun ? 'closely' : 'left'),
      incomplete: [message(begun ? 'digest.stopped' : 'digest.stoppedBeforeReading')],
    };
  }
}
