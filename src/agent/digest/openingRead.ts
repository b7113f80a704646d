import { openingOf, type Chunk } from './chunks.js';
import { endsWithFirst } from './firstAnswer.js';
import { FRAME_TOKENS } from './limits.js';
import type { Run } from './run.js';
import type { TreeReading } from './treeReading.js';

/** The call for the opening, which starts before the text is cut. */
export interface OpeningRead {
  /** The opening; undefined if the text has none, or if the run is only for its first answer, which nothing delays. */
  chunk?: Chunk;
  /** Resolves at its first word, or when there will be none. */
  opened: Promise<unknown>;
  /** Its call; undefined if its notes were stored. */
  read?: Promise<void>;
  /** Prompt tokens per second, measured at its first word; undefined before. */
  rate(): number | undefined;
}

/** `started` registers a read whose rejection is handled elsewhere. */
export async function startOpening(
  run: Run,
  reading: TreeReading,
  started: (read: Promise<void>) => Promise<void>,
): Promise<OpeningRead> {
  const { request, calls, calibration, dependencies } = run;
  const subject = request.sources[0];
  const opened = Promise.resolve();
  const rate = () => undefined;
  const chunk = subject === undefined || endsWithFirst(run) ? undefined : openingOf(subject.id, subject.source);
  if (chunk === undefined) return { opened, rate };
  reading.chunks = [chunk];
  const stored = await calls.storedText(reading.notesCall(chunk));
  if (stored !== undefined) {
    reading.takeStored(chunk, stored);
    return { chunk, opened, rate };
  }
  // By itself, so that the first words need only their own small prompt. A call for so few tokens is mostly writing, so
  // it would make the remaining time look many times longer.
  reading.progress.expect(0);
  const sentAt = dependencies.now();
  let seenRate: number | undefined;
  let open = (): void => undefined;
  const firstWord = new Promise<void>((resolve) => (open = resolve));
  const read = started(reading.readChunk(chunk, -2, { onFirst: open, tokens: 0 }));
  read.then(open, open);
  void firstWord.then(() => {
    const seconds = (dependencies.now() - sentAt) / 1_000;
    seenRate = seconds > 0 ? (chunk.tokens * calibration.ratio + FRAME_TOKENS) / seconds : undefined;
  });
  return { chunk, opened: firstWord, read, rate: () => seenRate };
}
