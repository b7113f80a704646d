import type { Chunk } from './chunks.js';
import type { Measured } from './measures.js';
import { notesPrompt } from './prompts.js';
import type { Run } from './run.js';

/**
 * A discovered context is retested with a prompt this many times larger, because the server may have been restarted
 * with more. What was guessed from a rejection without numbers is half of what was rejected.
 */
const GROWTH_TO_TEST = 2.1;
/** A context that can be larger by less than this isn't worth a test. */
export const LEAST_GROWTH = 1.3;
/**
 * Number of missing chunks that make a test worthwhile. It costs a prompt, unless the server rejects it, which takes no
 * time.
 */
const WORTH_A_TEST = { refused: 4, cut: 12 };

/**
 * Size of the prompt that tests whether a server has more context than was discovered, in tokens; undefined if it isn't
 * worthwhile.
 */
export function sizeToTest(
  missingChunks: number,
  { context, contextFrom }: Measured,
  fullContext: number,
): number | undefined {
  if (context === undefined) return undefined;
  if (missingChunks < WORTH_A_TEST[contextFrom === 'cut' ? 'cut' : 'refused']) return undefined;
  const tokens = Math.min(fullContext, context * GROWTH_TO_TEST);
  return tokens >= context * LEAST_GROWTH ? tokens : undefined;
}

/**
 * Whether a non-reporting server has more context than an earlier run discovered: it may have been restarted. Sends
 * one prompt that is too large for what is known, if enough is left to read, after the first words (`opened`).
 */
export async function hasMoreContext(
  run: Run,
  chunks: readonly Chunk[],
  missing: number,
  opened: Promise<unknown>,
): Promise<boolean> {
  const { calibration, calls, frame, request } = run;
  const size = calibration.sizeToTest(missing);
  if (size === undefined) return false;
  const texts = new Map(request.sources.map(({ id, source }) => [id, source.markdown]));
  let text = '';
  let tokens = 0;
  for (const chunk of chunks) {
    if (tokens >= size) break;
    text += `${texts.get(chunk.sourceId)?.slice(chunk.start, chunk.end) ?? ''}\n\n`;
    tokens += chunk.tokens * calibration.ratio;
  }
  if (tokens < size) return false;
  await opened;
  // As much of the last chunk as needed.
  const prompt = notesPrompt(
    frame,
    { id: 's1', title: '', part: '', text: text.slice(0, (text.length * size) / tokens) },
    0,
  );
  return calls.isTaken(prompt);
}
