import type { SummaryLength } from '../../protocol/index.js';
import type { DigestDependencies, DigestModel, GenerateEvent } from '../interfaces/index.js';
import { CallGate } from './callGate.js';
import { GROWTH } from './contentCuts.js';
import { loadMeasures, measuresKey, type Measured } from './measures.js';
import type { PromptFrame } from './prompts.js';
import { estimateTokens } from '@regen-research/text';

/** Sizes that one run uses; constant throughout the run. */
export interface Limits {
  contextTokens: number;
  /** Largest chunk, estimated tokens. */
  chunkTokens: number;
  notesTokens: number;
  mergedTokens: number;
  answerTokens: number;
  /** Added to every output limit for models that reason first. */
  reasoningTokens: number;
}

/** Maximum context to use unless the user set it: requested context takes memory, per slot. */
const MOST_CONTEXT = { asked: 8_192, given: 32_768 };
/** A smaller context leaves no room for text. */
const LEAST_CONTEXT = 1_024;
/** Instructions, tags, titles, and the chat template, without the question. */
export const FRAME_TOKENS = 265;
/** What an answer's prompt adds to that: the task after the text, and the turns before it. */
const ANSWER_TASK_TOKENS = 160;
const HISTORY_TOKENS = 600;
/** Counts below this come from servers that report only uncached tokens, or from misread fields; ignore them. */
const PLAUSIBLE_RATIO = { least: 0.4, most: 4 };
/** Chunks that fill less than this share of the available space are cut again. */
const LEAST_FILL = 0.6;
/** Chunks are cut again only if they exceed this share of the available space. */
const TOLERANCE = 1.04;
const FORGET = 0.02;
/** A rejection without numbers shows only that the context is smaller, not by how much. */
const REFUSED = 0.5;
/** Share of a discovered context to use: the next prompt may be denser. */
const MARGIN = 0.95;
/** No server has a context too small for these; their token counts calibrate larger prompts. Estimated tokens. */
const SMALL_PROMPT = 1_100;
/** If the count is below this share of what small prompts predict, the server truncated the prompt. */
const CUT_SHARE = 0.72;
/** If the server itself reported a large enough context, only a gross mismatch means truncation. */
const GROSS_CUT_SHARE = 0.4;
/** Until a larger size is proven, a complete text is sent in one prompt only up to this length; estimated tokens. */
const UNPROVEN_WHOLE = 800;
/**
 * With a server that reports nothing, two concurrent calls are tried once a single prompt of this share of the context
 * was accepted.
 */
const PROVEN_SHARE = 0.7;
/**
 * A discovered context that the server doesn't report is retested after this time: the server may have been restarted.
 */
const RELEARN_AFTER_MS = 30 * 60_000;
/** Shorter prompts are poor measurements: the template outweighs the text. */
const TELLING_TOKENS = 150;
const ANSWER_TOKENS: Record<SummaryLength, number> = { short: 420, medium: 680, long: 1_300 };
const WORDS_PER_TOKEN = 0.6;

/** What a call reported when it ended. */
type Reported = Extract<GenerateEvent, { type: 'done' }>;

/**
 * `cut`: the server dropped part of the prompt or the output. `overflowing`: chunks of the current size wouldn't fit.
 */
export type Observation = 'fits' | 'overflowing' | 'cut';

function smoothed(known: number | undefined, tokens: number, milliseconds: number | undefined): number | undefined {
  if (milliseconds === undefined || milliseconds <= 0 || tokens <= 0) return known;
  const rate = (tokens / milliseconds) * 1_000;
  return known === undefined ? rate : 0.8 * known + 0.2 * rate;
}

/** The circumstances of a call. */
export interface Observed {
  /** Requested output tokens. */
  asked: number;
  limits: Limits;
  frame: PromptFrame;
  /** Its prompt is made of notes. */
  readsNotes?: boolean;
}

/** The model being measured; measuring doesn't call it. */
type MeasuredModel = Pick<DigestModel, 'provider' | 'facts'>;

export class Calibration {
  private measured: Measured = {};
  private changed = false;
  private lengthToldOnce = false;
  /** Number of calls rejected in this run. */
  private refusals = 0;

  constructor(private readonly dependencies: { model: MeasuredModel } & Pick<DigestDependencies, 'facts'>) {}

  /** Tokens available to one call: as reported or set, or less if the server turned out to have less. */
  get contextTokens(): number {
    const { contextTokens, contextSource, contextFixed } = this.dependencies.model.facts;
    const most = contextFixed ? Infinity : MOST_CONTEXT[contextSource === 'asked' ? 'asked' : 'given'];
    return Math.max(LEAST_CONTEXT, Math.min(contextTokens, most, this.measured.context ?? Infinity));
  }

  private get key(): string {
    const { identity, contextTokens } = this.dependencies.model.facts;
    return measuresKey(identity, contextTokens);
  }

  async load(): Promise<void> {
    const measured = (this.measured = await loadMeasures(this.dependencies.facts, this.key));
    const isTold = this.dependencies.model.facts.contextSource === 'told';
    const { contextAt } = measured;
    if (!isTold && contextAt !== undefined && Date.now() - contextAt > RELEARN_AFTER_MS) {
      measured.context = measured.contextAt = undefined;
      measured.chunkTokens = undefined;
    }
  }

  async save(): Promise<void> {
    if (!this.changed) return;
    this.changed = false;
    const { provider, facts } = this.dependencies.model;
    this.measured.provider = provider;
    this.measured.model = facts.model;
    this.measured.since ??= new Date().toISOString();
    await this.dependencies.facts.putFact(this.key, this.measured);
  }

  /** A gate for the calls of one run. */
  gate(limits: Limits): CallGate {
    const { facts } = this.dependencies.model;
    const isAssumed = facts.contextSource === 'assumed';
    return new CallGate({
      sharedPool: facts.sharedPool ?? false,
      toldTokens: isAssumed ? undefined : Math.min(facts.contextTokens, this.measured.context ?? Infinity),
      measures: this.measured,
      isProven: (promptTokens) =>
        facts.contextSource === 'asked' || promptTokens <= Math.max(SMALL_PROMPT, this.measured.largestPrompt ?? 0),
      // A run that has already been rejected continues cautiously; the next run may try again.
      mayTry: () =>
        this.refusals === 0 &&
        (!isAssumed || (this.measured.largestPrompt ?? 0) >= limits.contextTokens * PROVEN_SHARE),
      changed: () => (this.changed = true),
    });
  }

  /** Whether a text may go in one prompt although it is still unknown whether the server accepts that much. */
  isProvenWhole(tokens: number): boolean {
    return (
      this.dependencies.model.facts.contextSource !== 'assumed' ||
      tokens <= Math.max(UNPROVEN_WHOLE, (this.measured.largestPrompt ?? 0) - FRAME_TOKENS)
    );
  }

  /** How much of `room` is known to fit: if the context isn't known, as much as the largest prompt accepted so far. */
  provenRoom(room: number): number {
    if (this.dependencies.model.facts.contextSource !== 'assumed') return room;
    return Math.min(room, Math.max(UNPROVEN_WHOLE, (this.measured.largestPrompt ?? 0) - FRAME_TOKENS));
  }

  get slots(): number | undefined {
    return this.measured.slots;
  }

  /** Output tokens per second of one call. */
  get outputRate(): number | undefined {
    return this.measured.outputRate;
  }

  get promptRate(): number | undefined {
    return this.measured.promptRate;
  }

  /** The model's tokens per estimated token. */
  get ratio(): number {
    return this.measured.ratio ?? 1;
  }

  /** The model's predicted token count for a text. */
  tokensOf(text: string): number {
    return estimateTokens(text) * this.ratio;
  }

  /** What the model will count for notes that it wrote. */
  tokensOfNotes(text: string): number {
    return estimateTokens(text) * (this.measured.notesRatio ?? this.ratio);
  }

  /** Tokens that every prompt of a run contains besides its texts. */
  private frameTokens(frame: PromptFrame): number {
    return FRAME_TOKENS * Math.max(1, this.ratio) + this.tokensOf(frame.question);
  }

  limits(frame: PromptFrame): Limits {
    const context = this.contextTokens;
    const reasoningTokens = this.measured.reasons === true ? Math.min(2_048, Math.floor(context / 4)) : 0;
    const notesTokens = Math.round(Math.min(480, Math.max(140, context * 0.044)));
    const mergedTokens = Math.round(notesTokens * 1.25);
    const answerTokens = Math.round(Math.min(ANSWER_TOKENS[frame.length] * (frame.several ? 1.3 : 1), context / 3));
    const room = context - notesTokens - reasoningTokens - this.frameTokens(frame);
    return {
      contextTokens: context,
      notesTokens,
      mergedTokens,
      answerTokens,
      reasoningTokens,
      chunkTokens: this.chunkTokens(Math.max(200, room)),
    };
  }

  /** The stored size while it still fits and fills the space, or else the available space. */
  private chunkTokens(room: number): number {
    const { ratio } = this;
    const key = String(this.contextTokens);
    const stored = this.measured.chunkTokens?.[key];
    if (stored !== undefined && stored * ratio * GROWTH <= room * TOLERANCE && stored * ratio >= room * LEAST_FILL)
      return stored;
    const tokens = Math.floor(room / ratio / GROWTH / 50) * 50;
    this.measured.chunkTokens = { ...this.measured.chunkTokens, [key]: tokens };
    this.changed = true;
    return tokens;
  }

  /** Tokens left for the text in the prompt of the answer. */
  answerRoom(limits: Limits, frame: PromptFrame): number {
    const history = frame.history.length === 0 ? 0 : HISTORY_TOKENS;
    const task = (ANSWER_TASK_TOKENS + history) * Math.max(1, this.ratio);
    return limits.contextTokens - limits.answerTokens - limits.reasoningTokens - task - this.frameTokens(frame);
  }

  mergeRoom(limits: Limits, frame: PromptFrame): number {
    return limits.contextTokens - limits.mergedTokens - limits.reasoningTokens - this.frameTokens(frame);
  }

  /** Records what the server reported about a call. */
  observe(prompt: string, done: Reported, { asked, limits, frame, readsNotes }: Observed): Observation {
    const { promptTokens, outputTokens } = done.usage;
    const estimated = estimateTokens(prompt);
    if (done.usage.isEstimated) return this.observeUncounted(estimated);
    if (estimated < TELLING_TOKENS || promptTokens <= 0) return 'fits';
    const ratio = promptTokens / estimated;
    if (this.wasCut(estimated, promptTokens)) {
      this.learnContext(promptTokens);
      return 'cut';
    }
    if (ratio < PLAUSIBLE_RATIO.least || ratio > PLAUSIBLE_RATIO.most) return 'fits';
    if (estimated <= SMALL_PROMPT) this.measured.smallRatio = Math.min(this.measured.smallRatio ?? Infinity, ratio);
    this.measured.largestPrompt = Math.max(this.measured.largestPrompt ?? 0, promptTokens);
    const name = readsNotes ? 'notesRatio' : 'ratio';
    const known = this.measured[name];
    this.measured[name] = known === undefined ? ratio : Math.max(ratio, known - FORGET * (known - ratio));
    this.measured.promptRate = smoothed(this.measured.promptRate, promptTokens, done.promptDurationMs);
    this.measured.outputRate = smoothed(this.measured.outputRate, outputTokens, done.outputDurationMs);
    this.changed = true;
    if (this.endedEarly(done, asked)) {
      this.learnContext(promptTokens + outputTokens);
      return 'cut';
    }
    const room = limits.contextTokens - limits.notesTokens - limits.reasoningTokens - this.frameTokens(frame);
    return limits.chunkTokens * GROWTH * this.ratio > room * TOLERANCE ? 'overflowing' : 'fits';
  }

  /**
   * The call was stopped before the server reported a count, so it isn't known whether the server accepted all of a
   * prompt larger than any before.
   */
  private observeUncounted(estimated: number): Observation {
    const proven = Math.max(SMALL_PROMPT, this.measured.largestPrompt ?? 0);
    if (this.dependencies.model.facts.contextSource !== 'assumed' || estimated * this.ratio <= proven) return 'fits';
    this.learnContext(proven);
    return 'cut';
  }

  /** Measures notes that the model wrote before they become part of a prompt. */
  observeNotes(text: string, { usage }: Reported): void {
    const estimated = estimateTokens(text);
    if (usage.isEstimated || estimated < TELLING_TOKENS / 3) return;
    const ratio = usage.outputTokens / estimated;
    if (ratio < PLAUSIBLE_RATIO.least || ratio > PLAUSIBLE_RATIO.most) return;
    this.measured.notesRatio = Math.max(this.measured.notesRatio ?? 0, ratio);
    this.changed = true;
  }

  /**
   * A prompt made of notes was rejected as too long. Returns true if the context is as large as assumed and the notes
   * are denser than assumed; their measure is then raised.
   */
  observeDenseNotes(
    prompt: string,
    refusal: { promptTokens?: number; contextTokens?: number },
    limits: Limits,
  ): boolean {
    const { promptTokens, contextTokens } = refusal;
    const estimated = this.tokensOfNotes(prompt);
    const isContextAsThought =
      contextTokens === undefined
        ? this.dependencies.model.facts.contextSource !== 'assumed' || estimated <= (this.measured.largestPrompt ?? 0)
        : contextTokens >= limits.contextTokens;
    if (!isContextAsThought) return false;
    this.refusals++;
    const factor = promptTokens === undefined ? 1 / REFUSED : Math.max(1 / MARGIN, promptTokens / estimated);
    this.measured.notesRatio = Math.min(PLAUSIBLE_RATIO.most, (this.measured.notesRatio ?? this.ratio) * factor);
    this.changed = true;
    return true;
  }

  /** Whether the server counted so little of a prompt that it must have truncated it. */
  private wasCut(estimated: number, promptTokens: number): boolean {
    const { smallRatio, largestPrompt = 0 } = this.measured;
    const { countsWholePrompt, contextSource } = this.dependencies.model.facts;
    if (!countsWholePrompt || estimated <= SMALL_PROMPT) return false;
    const expected = estimated * (smallRatio ?? PLAUSIBLE_RATIO.least);
    // A size that was accepted in full before can't be truncated now.
    if (expected <= largestPrompt) return false;
    return promptTokens < expected * (contextSource === 'told' ? GROSS_CUT_SHARE : CUT_SHARE);
  }

  /**
   * An output that ends before its own limit reached the end of the context. Assumed only once: the server may have a
   * limit of its own.
   */
  private endedEarly({ reason, usage }: Reported, asked: number): boolean {
    const { contextSource } = this.dependencies.model.facts;
    if (contextSource === 'asked' || reason !== 'length' || usage.outputTokens === 0 || this.lengthToldOnce)
      return false;
    if (usage.outputTokens >= asked * 0.9) return false;
    this.lengthToldOnce = true;
    return true;
  }

  private learnContext(tokens: number): void {
    const context = Math.max(LEAST_CONTEXT, Math.floor(tokens));
    if (context >= this.contextTokens) return;
    this.measured.context = context;
    this.measured.contextAt = Date.now();
    this.changed = true;
  }

  /** The server rejected a prompt as too long: adjusts by the numbers it gave, or else by a guess. */
  observeRefusal(
    prompt: string,
    { promptTokens, contextTokens }: { promptTokens?: number; contextTokens?: number },
  ): void {
    this.refusals++;
    const estimated = estimateTokens(prompt);
    if (promptTokens !== undefined && estimated >= TELLING_TOKENS) {
      const ratio = promptTokens / estimated;
      if (ratio >= PLAUSIBLE_RATIO.least && ratio <= PLAUSIBLE_RATIO.most)
        this.measured.ratio = Math.max(this.measured.ratio ?? 0, ratio);
    }
    const told = contextTokens !== undefined && contextTokens >= LEAST_CONTEXT ? contextTokens : undefined;
    if (told === undefined) this.learnContext(Math.min(this.contextTokens, estimated * this.ratio) * REFUSED);
    else if (told < this.contextTokens) this.learnContext(told);
    // The context was known and the text was denser than estimated.
    else this.measured.ratio = this.ratio / MARGIN;
    this.changed = true;
  }

  /**
   * The server rejected concurrent calls. If nobody reported the context, prompts stop growing from now on, so that a
   * limit hidden by the pool causes no further rejection. Returns false if this run's prompts are larger.
   */
  observeCrowding(limits: Limits): boolean {
    this.refusals++;
    const { largestPrompt } = this.measured;
    if (this.dependencies.model.facts.contextSource !== 'assumed' || largestPrompt === undefined) return true;
    this.learnContext(largestPrompt);
    return this.contextTokens >= limits.contextTokens;
  }

  observeSlots(slots: number): void {
    if (this.measured.slots === slots) return;
    this.measured.slots = slots;
    this.changed = true;
  }

  observeReasoning(): void {
    if (this.measured.reasons === true) return;
    this.measured.reasons = true;
    this.changed = true;
  }
}

export function wordsFor(tokens: number): number {
  return Math.round((tokens * WORDS_PER_TOKEN) / 10) * 10;
}
