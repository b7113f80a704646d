import { AgentError, message, toAgentError, type Message } from '../../protocol/index.js';
import { leavesWithin } from './budget.js';
import { anchorOf } from './contentCuts.js';
import { CutMemory } from './cutMemory.js';
import { FRAME_TOKENS, leastNotedTokens } from './limits.js';
import { cutSources, type Chunk } from './chunks.js';
import { FirstAnswer, readsOn, stoppedAtFirst, timeToRead, wantsFirstAnswer } from './firstAnswer.js';
import { answersBeforeCut, startFirst, timeToReadChunks, type AroundFirst } from './firstStep.js';
import { hasMoreContext } from './contextRetest.js';
import { ContextOverflow, isFatal } from './callFailures.js';
import { answerFromNotes } from './notesAnswer.js';
import { NOTES_FRAME_TOKENS } from './notesRoom.js';
import { startOpening } from './openingRead.js';
import type { NotesText } from './prompts.js';
import { readShares } from './readShares.js';
import { ReadingMemory } from './readingMemory.js';
import { type ReadingResult, type Run } from './run.js';
import { selectWithin } from './selection.js';
import { skim } from './skim.js';
import { countMerges, planTree, type TreeNode } from './treePlan.js';
import { TreeReading } from './treeReading.js';
import { within } from '../streams/within.js';

/**
 * Number of chunks at the start that are always read: they say what a text is about, and keep the server busy while the
 * rest is skimmed.
 */
const LEADING = 4;
/** Work on a large text starts at the first word, or this long after the first call, so that it delays neither. */
const HEAD_START_MS = 100;

/** Reads chunk by chunk, merges notes level by level, and answers from them. */
export async function readTree(run: Run): Promise<ReadingResult> {
  const reading = new TreeReading(run, run.dependencies.now());
  const reads: Promise<void>[] = [];
  try {
    return await readAndAnswer(run, reading, reads);
  } catch (error) {
    // Pending calls settle, and finished ones are stored, before the end is reported.
    run.fail(toAgentError(error));
    await Promise.allSettled(reads);
    if (!run.stopped()) throw error;
    return stoppedOutcome(run, reading);
  }
}

async function readAndAnswer(run: Run, reading: TreeReading, reads: Promise<void>[]): Promise<ReadingResult> {
  const { request, calls, slicer, limits, calibration, frame } = run;
  const started = (read: Promise<void>): Promise<void> => {
    // Rejections are handled where the read is awaited; a read that is no longer awaited must not end the process.
    read.catch(() => undefined);
    reads.push(read);
    return read;
  };
  const opening = await startOpening(run, reading, started);

  const memory = new ReadingMemory(run);
  const cuts = new CutMemory(run.dependencies.nodes, slicer);
  let cutting: Promise<Chunk[]> | undefined;
  const cut = (): Promise<Chunk[]> => {
    const sizes = { max: limits.chunkTokens, least: leastNotedTokens(limits) };
    return (cutting ??= cutSources(request.sources, opening.chunk, sizes, cuts, slicer));
  };
  const room = {
    answer: calibration.answerRoom(limits, frame),
    merge: calibration.mergeRoom(limits, frame),
    notes: limits.notesTokens + NOTES_FRAME_TOKENS,
    merged: limits.mergedTokens + NOTES_FRAME_TOKENS,
  };
  const limit = leavesWithin(request.budget.calls, Math.floor(room.answer / room.notes));
  /** How long reading the rest takes, in ms. */
  let rest = (): number | undefined =>
    timeToRead(run, limit * (limits.chunkTokens * calibration.ratio + FRAME_TOKENS), limit, opening.rate());
  /** Resolves when the first answer has begun and it is known whether more will be read. */
  let goesOn: Promise<boolean> = Promise.resolve(true);
  const around = { opening, started, rest: () => rest() };
  await within(HEAD_START_MS, opening.opened);
  if (await answersBeforeCut(run, memory, limit))
    goesOn = startFirst(run, reading, await FirstAnswer.beforeCut(run, cut, readsOn(run, rest())), around);

  const chunks = await cut();
  reading.chunks = chunks;
  calls.usage.chunks = chunks.length;
  const stored = await calls.storedTexts(reading.notesCalls(), slicer);
  const most = Math.min(limit, chunks.length);
  const missing = Math.max(0, most - stored.size - (opening.chunk && !stored.has(opening.chunk.index) ? 1 : 0));
  if (await hasMoreContext(run, chunks, missing, opening.opened))
    throw new ContextOverflow('The server has more context than it had.');
  rest = () => timeToReadChunks(run, chunks, missing, opening.rate());
  const isReadingOn = readsOn(run, rest());
  if (!reading.first && wantsFirstAnswer(run, missing, stored.size > 0))
    goesOn = startFirst(run, reading, await FirstAnswer.over(run, chunks, isReadingOn), around);
  const stopped = async (): Promise<ReadingResult | undefined> =>
    reading.first && !(await goesOn)
      ? reading.first.outcome({ remainingMs: timeToReadChunks(run, chunks, missing) })
      : undefined;

  const start = readsOnce(reading, { opening, stored, goesOn, started });
  let leaves = chunks;
  if (chunks.length > limit) {
    // Not everything is skimmed if the run is likely to end with its first answer.
    const mayReadOn = isReadingOn || (rest() === undefined && request.depth !== 'quick');
    const early = mayReadOn ? undefined : await stopped();
    if (early) return early;
    if (!reading.first) for (const chunk of chunks.slice(0, LEADING)) void start(chunk);
    leaves = await chooseLeaves(run, reading, { stored, limit, memory });
  }
  const outcome = await stopped();
  if (outcome) return outcome;
  const tree = await planTree(
    leaves.map(({ level, hash }) => ({ size: 1, level, hash })),
    room,
    cuts,
    leaves.length === chunks.length ? 'tree' : `tree:${memory.subject}`,
    slicer,
  );
  reading.plan(leaves.length, countMerges(tree));
  expectMerges(run, reading, tree);
  const leafReads = leaves.map(start);
  reading.tellNotes();

  const notes = (await Promise.all(tree.map((node) => reading.notesOf(node, leaves, leafReads)))).filter(
    (node) => node !== undefined,
  );
  if (chunks.length > limit) await memory.remember(chunks.filter((chunk) => reading.has(chunk)));
  return finish(run, reading, notes);
}

interface AroundReads extends Pick<AroundFirst, 'opening' | 'started'> {
  /** Notes from the store, by the chunk's index. */
  stored: ReadonlyMap<number, string>;
  goesOn: Promise<boolean>;
}

/** Reads a chunk, once however often it is asked to: from the store, or when the run goes on after its first answer. */
function readsOnce(reading: TreeReading, { opening, stored, goesOn, started }: AroundReads) {
  const reads = new Map<Chunk, Promise<void>>();
  const begin = (chunk: Chunk): Promise<void> => {
    if (chunk === opening.chunk) return opening.read ?? Promise.resolve();
    const text = stored.get(chunk.index);
    if (text !== undefined) {
      reading.takeStored(chunk, text);
      return Promise.resolve();
    }
    reading.progress.expect(chunk.tokens);
    return started(goesOn.then((isOn) => (isOn ? reading.readChunk(chunk, chunk.index) : undefined)));
  };
  return (chunk: Chunk): Promise<void> => {
    const read = reads.get(chunk) ?? begin(chunk);
    reads.set(chunk, read);
    return read;
  };
}

/** The chunks to read closely when the budget doesn't allow all: chosen by a skim of the whole text. */
async function chooseLeaves(
  { request, slicer }: Run,
  reading: TreeReading,
  { stored, limit, memory }: { stored: ReadonlyMap<number, string>; limit: number; memory: ReadingMemory },
): Promise<Chunk[]> {
  const { chunks } = reading;
  const ranks = await skim(request.sources, chunks, request.isSummary ? '' : request.question, slicer);
  reading.ranks = ranks;
  const recalled = await memory.recall();
  const before = chunks.map((chunk) => recalled.has(anchorOf(chunk)));
  // Rerunning a continuation also regenerates the notes that it continued from.
  if (request.continued && request.fresh) reading.callsAgain = before.filter(Boolean).length;
  const chosen = selectWithin(
    {
      stored: chunks.map((chunk) => stored.has(chunk.index)),
      forced: LEADING,
      limit: Math.max(limit, reading.callsAgain),
      before,
      continued: request.continued === true,
    },
    ranks,
  );
  return chunks.filter((_, position) => chosen[position]);
}

function expectMerges(run: Run, reading: TreeReading, nodes: readonly TreeNode[]): void {
  reading.progress.expect(nodes.length * run.limits.notesTokens);
  for (const node of nodes) if (!('leaf' in node)) expectMerges(run, reading, node.children);
}

async function finish(run: Run, reading: TreeReading, notes: readonly NotesText[]): Promise<ReadingResult> {
  if (notes.length === 0) throw reading.failures[0] ?? new AgentError('empty_content', message('sources.empty'));
  const reasons: Message[] = [];
  let text: string;
  const answering = reading.answer(notes);
  answering.catch(() => undefined);
  // While the model writes: after its last word, the person waits.
  const read = await readShares(run.request.sources, reading.chunks, reading.stateOf);
  try {
    const output = await answering;
    text = output.text;
    if (output.cut !== undefined) reasons.push(output.cut);
  } catch (error) {
    if (run.signal.aborted || isFatal(error)) throw error;
    text = answerFromNotes(notes);
    reasons.push(message('digest.answerFailed'));
  }
  const unread =
    reading.chunks.filter((chunk) => reading.stateOf(chunk) !== 'closely').length - reading.failures.length;
  if (unread > 0) {
    const { calls, minutes } = run.request.budget;
    const key = reading.ranks === undefined ? 'digest.budgetLeft' : 'digest.budgetSkimmed';
    reasons.push(message(key, { share: percent(reading.shareRead()), calls, minutes }));
  }
  if (reading.failures.length > 0) {
    const reason = reading.failures[0]?.sentence ?? '';
    const count = reading.failures.length;
    reasons.push(
      count === 1 ? message('digest.callFailed', { reason }) : message('digest.callsFailed', { count, reason }),
    );
  }
  return { text, read, incomplete: reasons.length > 0 ? reasons : undefined };
}

async function stoppedOutcome(run: Run, reading: TreeReading): Promise<ReadingResult> {
  const first = reading.first?.outcome({ incomplete: stoppedAtFirst(reading.first.share) });
  if (first) return first;
  const notes = reading.chunks.map((chunk) => reading.notesOn(chunk)).filter((note) => note !== undefined);
  const share = reading.shareRead();
  const text = reading.answered.trim() === '' ? answerFromNotes(notes) : reading.answered.trim();
  return {
    text,
    read: await readShares(run.request.sources, reading.chunks, reading.stateOf),
    incomplete: [stoppedAt(share)],
  };
}

function stoppedAt(share: number): Message {
  if (share >= 1) return message('digest.stoppedBeforeAnswer');
  return share > 0 ? message('digest.stoppedAt', { share: percent(share) }) : message('digest.stoppedBeforeReading');
}

function percent(share: number): number {
  // Never 100% if something is missing, and never 0% if something was read.
  const rounded = Math.round(share * 100);
  return share < 1 ? Math.min(99, share > 0 ? Math.max(1, rounded) : 0) : 100;
}
