import type { Chunk } from './chunks.js';
import { isFarTooLong, readsOn, timeToRead, wantsFirstAnswer, type FirstAnswer } from './firstAnswer.js';
import { FRAME_TOKENS } from './limits.js';
import type { OpeningRead } from './openingRead.js';
import type { ReadingMemory } from './readingMemory.js';
import type { Run } from './run.js';
import type { TreeReading } from './treeReading.js';

/**
 * Whether a first answer should come before the text is cut: one of megabytes that wasn't read before. Of another, most
 * may be known, which only its chunks tell.
 */
export async function answersBeforeCut(run: Run, memory: ReadingMemory, limit: number): Promise<boolean> {
  if (!wantsFirstAnswer(run, limit, false) || !isFarTooLong(run, limit)) return false;
  if (run.calibration.sizeToTest(limit) !== undefined) return false;
  return (await memory.recall()).size === 0;
}

export interface AroundFirst {
  opening: OpeningRead;
  started(read: Promise<void>): Promise<void>;
  /** How long reading the rest takes, in ms. */
  rest(): number | undefined;
}

/** Starts the first answer; resolves when it has begun and it is known whether more will be read. */
export function startFirst(run: Run, reading: TreeReading, first: FirstAnswer, around: AroundFirst): Promise<boolean> {
  reading.first = first;
  reading.callsAsked++;
  const goesOn = readFirst(run, first, around);
  goesOn.catch(() => undefined);
  return goesOn;
}

/**
 * Reads the first answer after the opening, and decides whether to read more: immediately if the server's pace is
 * known.
 */
async function readFirst(run: Run, first: FirstAnswer, { opening, started, rest }: AroundFirst): Promise<boolean> {
  await opening.opened;
  let told = readsOn(run, rest());
  first.tell(told);
  const tellReadingOn = (): void => {
    if (!told) first.tell(true);
    told = true;
  };
  let [queued, begun] = [(): void => undefined, (): void => undefined];
  const isQueued = new Promise<void>((resolve) => (queued = resolve));
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const firstRead = started(first.read(queued, begun));
  // The opening's first word shows the approximate pace; its end shows the exact one.
  for (const measured of [Promise.resolve(), opening.read?.catch(() => undefined)]) {
    await measured;
    if (!readsOn(run, rest())) continue;
    tellReadingOn();
    await (first.isSmall ? isQueued : hasBegun);
    return true;
  }
  await firstRead;
  // Then only reading everything can answer.
  if (!first.isComplete) return true;
  const goesOn = readsOn(run, rest());
  if (goesOn) tellReadingOn();
  return goesOn;
}

/** How long it takes to read `missing` of these chunks, in ms; undefined if the server wasn't measured. */
export function timeToReadChunks(
  run: Run,
  chunks: readonly Chunk[],
  missing: number,
  seenRate?: number,
): number | undefined {
  const each = chunks.reduce((sum, { tokens }) => sum + tokens, 0) / Math.max(1, chunks.length);
  return timeToRead(run, missing * (each * run.calibration.ratio + FRAME_TOKENS), missing, seenRate);
}
