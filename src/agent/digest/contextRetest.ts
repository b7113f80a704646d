import type { Chunk } from './chunks.js';
import { notesPrompt } from './prompts.js';
import type { Run } from './run.js';

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
