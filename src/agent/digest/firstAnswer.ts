import { estimateTokens } from '@regen-research/text';
import { message, type Message } from '../../protocol/index.js';
import type { DigestSource } from '../interfaces/index.js';
import type { Chunk } from './chunks.js';
import { isFatal } from './callFailures.js';
import { waitingReports, type ModelCall, type ModelOutput } from './modelCall.js';
import { passagesPrompt } from './prompts.js';
import type { ReadingResult, Run } from './run.js';
import { tellingBeforeCut, tellingPassages, type TellingPassages } from './tellingPassages.js';

/** Runs after the opening and before chunks and merges. */
const PRIORITY = -1.5;
/** If fewer chunks are missing, the answer itself comes almost as soon: of a new text, and of one that was edited. */
const LEAST_MISSING = { ofNew: 2, ofEdited: 4 };
/**
 * A first answer reads at most this share of the text, but at least some passages: less if the rest is read next, because
 * that waits for it, and its answer replaces this one.
 */
const MOST_SHARE = { readingOn: 0.02, only: 0.07 };
const LEAST_TOKENS = 600;
/** The rest is read without asking if it takes no longer than this. */
const READ_ON_MS = 60_000;
/** Share of a chunk: a prompt of this size can be read next to a chunk without much delay. */
const SMALL_SHARE = 0.4;

/**
 * Whether a first answer is worth its call: it isn't if most of the text is already known, or if the model only quotes.
 */
export function wantsFirstAnswer(run: Run, missing: number, isEdited: boolean): boolean {
  const { request, dependencies } = run;
  const least = isEdited ? LEAST_MISSING.ofEdited : LEAST_MISSING.ofNew;
  return missing >= least && request.continued !== true && dependencies.model.facts.extractive !== true;
}

/**
 * How long reading `tokens` in `calls` takes, in ms; undefined if the server wasn't measured. `seenRate`: apparent
 * prompt tokens per second while the first call is in progress.
 */
export function timeToRead(
  { calibration, limits }: Pick<Run, 'calibration' | 'limits'>,
  tokens: number,
  calls: number,
  seenRate?: number,
): number | undefined {
  const { promptRate = seenRate, outputRate, slots = 1 } = calibration;
  if (promptRate === undefined) return undefined;
  const writing = outputRate === undefined ? 0 : (calls * limits.notesTokens) / outputRate / slots;
  return Math.round((tokens / promptRate + writing) * 1_000);
}

/**
 * The first answer is asked for if the store doesn't answer in this time: it may be writing the text, and a read waits for
 * that.
 */
const LOOKUP_MS = 40;
/** A text of this length, in UTF-16 units, is cut in a few milliseconds. */
const QUICKLY_CUT = 1_500_000;
/** Estimating from samples errs by less than this factor. */
const CERTAINLY = 1.5;
const SAMPLE = 16_000;

/** The size of the sources in estimated tokens, from a sample of each. */
function roughTokens(sources: readonly DigestSource[]): number {
  let tokens = 0;
  for (const { source } of sources) {
    const { length } = source.markdown;
    const start = Math.max(0, (length - SAMPLE) >> 1);
    const end = Math.min(length, start + SAMPLE);
    if (end > start) tokens += (estimateTokens(source.markdown, start, end) * length) / (end - start);
  }
  return tokens;
}

/** Whether a text is so long that cutting it takes time, and certainly longer than `limit` chunks. */
export function isFarTooLong({ request: { sources }, limits }: Run, limit: number): boolean {
  const length = sources.reduce((sum, { source }) => sum + source.markdown.length, 0);
  return length > QUICKLY_CUT && roughTokens(sources) > CERTAINLY * limit * limits.chunkTokens;
}

/** Whether a first answer to a question is all that the run is for: then nothing has to be read before it. */
export function endsWithFirst({ request, dependencies }: Run): boolean {
  if (request.isSummary || request.continued === true || dependencies.model.facts.extractive === true) return false;
  return request.depth === 'quick';
}

/** Whether the rest is read after a first answer, depending on the requested depth and the time it takes. */
export function readsOn({ request }: Run, remainingMs: number | undefined): boolean {
  const { depth = 'auto' } = request;
  return depth === 'thorough' || (depth === 'auto' && remainingMs !== undefined && remainingMs <= READ_ON_MS);
}

/** An answer from the most informative passages, before everything is read. */
export class FirstAnswer {
  private output: ModelOutput | undefined;
  private shares: ReadingResult['read'] | undefined;

  private constructor(
    private readonly run: Run,
    private readonly telling: TellingPassages,
    /** Maximum size of its text, in the model's tokens. */
    private readonly tokens: number,
  ) {}

  /** Selects what it reads. `isReadingOn`: whether it is known that the rest is read next. */
  static async over(run: Run, chunks: readonly Chunk[], isReadingOn: boolean): Promise<FirstAnswer> {
    const tokens = chunks.reduce((sum, chunk) => sum + chunk.tokens, 0);
    const room = FirstAnswer.roomOf(run, tokens, isReadingOn);
    return new FirstAnswer(run, await tellingPassages(run, chunks, room), room);
  }

  /** The same of a text of megabytes, before it is cut: `cut` resolves with its chunks. */
  static async beforeCut(run: Run, cut: () => Promise<readonly Chunk[]>, isReadingOn: boolean): Promise<FirstAnswer> {
    const room = FirstAnswer.roomOf(run, roughTokens(run.request.sources), isReadingOn);
    return new FirstAnswer(run, await tellingBeforeCut(run, room, cut), room);
  }

  /** `tokens`: of the whole text, estimated. */
  private static roomOf({ calibration, limits, frame }: Run, tokens: number, isReadingOn: boolean): number {
    const most = calibration.provenRoom(calibration.answerRoom(limits, frame));
    const share = isReadingOn ? MOST_SHARE.readingOn : MOST_SHARE.only;
    return Math.min(most, Math.max(LEAST_TOKENS, tokens * calibration.ratio * share));
  }

  /** Whether chunks can be read at the same time without a long delay for the person waiting for it. */
  get isSmall(): boolean {
    return this.tokens <= this.run.limits.chunkTokens * SMALL_SHARE;
  }

  get share(): number {
    return this.telling.share;
  }

  get isComplete(): boolean {
    return this.output !== undefined;
  }

  /**
   * Streams it. `onQueued`: its call is ahead of all that follow. `onBegun`: its first word has arrived. Either is also
   * called if that never happens. Rejects only if every other call would fail too.
   */
  async read(onQueued: () => void, onBegun: () => void): Promise<void> {
    const { run } = this;
    const { calls, scheduler } = run;
    const call = this.call(onBegun);
    try {
      // Without room for any text, a model would answer from nothing.
      if (this.telling.texts.length === 0) return;
      const stored = await calls.stored(call, LOOKUP_MS);
      if (stored) run.emit({ type: 'answer', text: stored.text, draft: true });
      const made = stored ? Promise.resolve(stored) : scheduler.run(PRIORITY, (begun) => calls.make(call, begun));
      onQueued();
      made.catch(() => undefined);
      // While the model reads: after its last word, the person waits.
      const shares = this.telling.shares();
      shares.catch(() => undefined);
      this.output = await made;
      run.emit({ type: 'answer', text: '', draft: true, ended: true });
      this.shares = await shares;
    } catch (error) {
      if (run.signal.aborted || isFatal(error)) throw error;
      // Reading continues without one.
    } finally {
      onQueued();
      onBegun();
    }
  }

  /** Says how much the first answer is based on, and whether reading continues. */
  tell(goesOn: boolean): void {
    this.run.emit({
      type: 'progress',
      stage: 'first_answer',
      sentence: message(goesOn ? 'digest.firstAnswerReadingOn' : 'digest.firstAnswer', {
        share: percentOf(this.share),
      }),
      read: this.share,
    });
  }

  /** The first answer as the run's own; `incomplete`: the reason, unless that was a choice. */
  outcome({ remainingMs, incomplete }: { remainingMs?: number; incomplete?: Message }): ReadingResult | undefined {
    const { output, shares, telling } = this;
    if (output === undefined || shares === undefined) return undefined;
    const reasons = [output.cut, incomplete].filter((reason) => reason !== undefined);
    return {
      text: output.text,
      read: shares,
      firstAnswer: { share: telling.share, remaining_ms: remainingMs },
      incomplete: reasons.length > 0 ? reasons : undefined,
    };
  }

  private call(onBegun: () => void): ModelCall {
    const { run, telling } = this;
    const { frame, limits, emit } = run;
    return {
      kind: 'answer',
      madeOf: [
        'first',
        frame.length,
        ...frame.history.flatMap((turn) => [turn.question, turn.answer]),
        ...telling.texts.map(({ text }) => text),
      ],
      prompt: () => passagesPrompt(frame, telling.texts),
      outputTokens: limits.answerTokens,
      onText: (text, restart) => {
        emit({ type: 'answer', text, draft: true, ...(restart ? { restart } : {}) });
        onBegun();
      },
      onReasoning: (text) => {
        emit({ type: 'reasoning', text });
        onBegun();
      },
      ...waitingReports(emit),
      // Beside the sections, whose number is told.
      onReading: undefined,
    };
  }
}

/** Never 0% of what was read, and never 100% of what wasn't. */
function percentOf(share: number): number {
  return Math.min(99, Math.max(1, Math.round(share * 100)));
}

/** Message for a run that was stopped when it had only its first answer. */
export function stoppedAtFirst(share: number): Message {
  return message('digest.stoppedAtFirst', { share: percentOf(share) });
}
