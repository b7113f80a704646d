import { AgentError, message, toAgentError, type Message } from '../../protocol/index.js';
import { hashOf } from './hashOf.js';
import { leavesWithin } from './budget.js';
import { anchorOf } from './contentCuts.js';
import { CutMemory } from './cutMemory.js';
import { FRAME_TOKENS, leastNotedTokens } from './limits.js';
import { cutSources, openingOf, type Chunk } from './chunks.js';
import {
  endsWithFirst,
  FirstAnswer,
  isFarTooLong,
  readsOn,
  stoppedAtFirst,
  timeToRead,
  wantsFirstAnswer,
} from './firstAnswer.js';
import { hasMoreContext } from './contextRetest.js';
import { ContextOverflow, isFatal } from './callFailures.js';
import { answerFromNotes } from './notesAnswer.js';
import { NOTES_FRAME_TOKENS } from './notesRoom.js';
import type { NotesText } from './prompts.js';
import { readShares } from './readShares.js';
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
  const subject = request.sources[0];
  const opening = subject === undefined || endsWithFirst(run) ? undefined : openingOf(subject.id, subject.source);
  const started = (read: Promise<void>): Promise<void> => {
    // Rejections are handled where the read is awaited; a read that is no longer awaited must not end the process.
    read.catch(() => undefined);
    reads.push(read);
    return read;
  };

  let opened: Promise<unknown> = Promise.resolve();
  let openingRead: Promise<void> | undefined;
  /** Prompt tokens per second, measured at the opening's first word. */
  let seenRate: number | undefined;
  if (opening !== undefined) {
    reading.chunks = [opening];
    const stored = await calls.storedText(reading.notesCall(opening));
    if (stored !== undefined) reading.takeStored(opening, stored);
    else {
      // By itself, so that the first words need only their own small prompt. A call for so few tokens is mostly writing, so
      // it would make the remaining time look many times longer.
      reading.progress.expect(0);
      const sentAt = run.dependencies.now();
      opened = new Promise<void>((resolve) => {
        openingRead = started(reading.readChunk(opening, -2, { onFirst: resolve, tokens: 0 }));
        openingRead.then(resolve, resolve);
      });
      const seen = () => {
        const seconds = (run.dependencies.now() - sentAt) / 1_000;
        seenRate = seconds > 0 ? (opening.tokens * calibration.ratio + FRAME_TOKENS) / seconds : undefined;
      };
      void opened.then(seen);
    }
  }

  const memory = new ReadingMemory(run);
  const cuts = new CutMemory(run.dependencies.nodes, slicer);
  let cutting: Promise<Chunk[]> | undefined;
  const cut = (): Promise<Chunk[]> => {
    const sizes = { max: limits.chunkTokens, least: leastNotedTokens(limits) };
    return (cutting ??= cutSources(request.sources, opening, sizes, cuts, slicer));
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
    timeToRead(run, limit * (limits.chunkTokens * calibration.ratio + FRAME_TOKENS), limit, seenRate);
  let first: FirstAnswer | undefined;
  /** Resolves when the first answer has begun and it is known whether more will be read. */
  let goesOn: Promise<boolean> = Promise.resolve(true);
  const startFirst = (answer: FirstAnswer): void => {
    reading.first = first = answer;
    reading.callsAsked++;
    goesOn = readFirst(run, answer, { opened, openingRead, started, rest: () => rest() });
    goesOn.catch(() => undefined);
  };
  await within(HEAD_START_MS, opened);
  if (await answersBeforeCut(run, memory, limit))
    startFirst(await FirstAnswer.beforeCut(run, cut, readsOn(run, rest())));

  const chunks = await cut();
  reading.chunks = chunks;
  calls.usage.chunks = chunks.length;
  const stored = await calls.storedTexts(reading.notesCalls(), slicer);
  const most = Math.min(limit, chunks.length);
  const missing = Math.max(0, most - stored.size - (opening && !stored.has(opening.index) ? 1 : 0));
  if (await hasMoreContext(run, chunks, missing, opened))
    throw new ContextOverflow('The server has more context than it had.');
  rest = () => restOf(run, chunks, missing, seenRate);
  const isReadingOn = readsOn(run, rest());
  if (!first && wantsFirstAnswer(run, missing, stored.size > 0))
    startFirst(await FirstAnswer.over(run, chunks, isReadingOn));
  const read = new Map<Chunk, Promise<void>>();
  const start = (chunk: Chunk): void => {
    if (read.has(chunk)) return;
    const text = stored.get(chunk.index);
    if (chunk === opening) read.set(chunk, openingRead ?? Promise.resolve());
    else if (text !== undefined) {
      reading.takeStored(chunk, text);
      read.set(chunk, Promise.resolve());
    } else {
      reading.progress.expect(chunk.tokens);
      read.set(chunk, started(goesOn.then((isOn) => (isOn ? reading.readChunk(chunk, chunk.index) : undefined))));
    }
  };

  let leaves = chunks;
  const stopped = async (): Promise<ReadingResult | undefined> =>
    first && !(await goesOn) ? first.outcome({ remainingMs: restOf(run, chunks, missing) }) : undefined;
  if (chunks.length > limit) {
    // Not everything is skimmed if the run is likely to end with its first answer.
    const mayReadOn = isReadingOn || (rest() === undefined && request.depth !== 'quick');
    const early = mayReadOn ? undefined : await stopped();
    if (early) return early;
    if (!first) for (const chunk of chunks.slice(0, LEADING)) start(chunk);
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
    leaves = chunks.filter((_, position) => chosen[position]);
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
  for (const chunk of leaves) start(chunk);
  reading.tellNotes();

  const leafReads = leaves.map((chunk) => read.get(chunk) ?? Promise.resolve());
  const notes = (await Promise.all(tree.map((node) => reading.notesOf(node, leaves, leafReads)))).filter(
    (node) => node !== undefined,
  );
  if (chunks.length > limit) await memory.remember(chunks.filter((chunk) => reading.has(chunk)));
  return finish(run, reading, notes);
}

/**
 * Whether a first answer should come before the text is cut: one of megabytes that wasn't read before. Of another, most
 * may be known, which only its chunks tell.
 */
async function answersBeforeCut(run: Run, memory: ReadingMemory, limit: number): Promise<boolean> {
  if (!wantsFirstAnswer(run, limit, false) || !isFarTooLong(run, limit)) return false;
  if (run.calibration.sizeToTest(limit) !== undefined) return false;
  return (await memory.recall()).size === 0;
}

interface AroundFirst {
  opened: Promise<unknown>;
  openingRead: Promise<void> | undefined;
  started(read: Promise<void>): Promise<void>;
  /** How long reading the rest takes, in ms. */
  rest(): number | undefined;
}

/**
 * Reads the first answer after the opening, and decides whether to read more: immediately if the server's pace is
 * known.
 */
async function readFirst(
  run: Run,
  first: FirstAnswer,
  { opened, openingRead, started, rest }: AroundFirst,
): Promise<boolean> {
  await opened;
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
  for (const measured of [Promise.resolve(), openingRead?.catch(() => undefined)]) {
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

/** How long it takes to read this many chunks, in ms; undefined if the server wasn't measured. */
function restOf(run: Run, chunks: readonly Chunk[], missing: number, seenRate?: number): number | undefined {
  const each = chunks.reduce((sum, { tokens }) => sum + tokens, 0) / Math.max(1, chunks.length);
  return timeToRead(run, missing * (each * run.calibration.ratio + FRAME_TOKENS), missing, seenRate);
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

/**
 * Chunks of these sources that were read closely for this question in any run: an edit must not undo what was chosen or
 * continued.
 */
class ReadingMemory {
  /** Hash of the question, the exact model, and the sources' names. */
  readonly subject: string;
  private readonly key: string;

  constructor(private readonly run: Run) {
    const { request, dependencies } = run;
    const subject = request.sources.map(({ source }) => source.url ?? source.uri ?? source.title);
    const told = [
      dependencies.model.provider,
      dependencies.model.facts.identity,
      request.question,
      request.language ?? null,
      ...subject,
    ];
    this.subject = hashOf(told).slice(0, 24);
    this.key = `read:${this.subject}`;
  }

  /** Anchors of the chunks. */
  async recall(): Promise<ReadonlySet<string>> {
    return new Set((await this.run.dependencies.nodes.get(this.key))?.split(' '));
  }

  async remember(chunks: readonly Chunk[]): Promise<void> {
    await this.run.dependencies.nodes.put(this.key, chunks.map(anchorOf).join(' '));
  }
}
