import type { SummaryLength } from '../../protocol/index.js';
import type { ModelFacts } from '../interfaces/index.js';
import { GROWTH } from './contentCuts.js';
import { FRAME_TOKENS, type Limits } from './limits.js';
import type { Measured } from './measures.js';
import { SMALL_PROMPT } from './promptCounts.js';
import type { PromptFrame } from './prompts.js';
import { estimateTokens } from '@regen-research/text';

/** Maximum context to use unless the user set it: requested context takes memory, per slot. */
const MOST_CONTEXT = { asked: 8_192, given: 32_768 };
/** A smaller context leaves no room for text. */
export const LEAST_CONTEXT = 1_024;
/** What an answer's prompt adds to that: the task after the text, and the turns before it. */
const ANSWER_TASK_TOKENS = 60;
const HISTORY_TOKENS = 600;
/** Chunks that fill less than this share of the available space are cut again. */
const LEAST_FILL = 0.6;
/** Chunks are cut again only if they exceed this share of the available space. */
const TOLERANCE = 1.04;
/** A prompt larger than an accepted one by this factor counts as the same size: what other programs use varies more. */
const PROVEN_TOLERANCE = 1.1;
/** Until a larger size is proven, a complete text is sent in one prompt only up to this length; estimated tokens. */
const UNPROVEN_WHOLE = 800;
const USUAL_REASONING = 2_048;
export const MOST_REASONING = 8_192;
/** Half a context less this can be reserved for reasoning; the rest holds the frame, the text, and the answer. */
const LEAST_BESIDE_REASONING = 400;
const ANSWER_TOKENS: Record<SummaryLength, number> = { short: 420, medium: 680, long: 1_300 };

/** How much fits in one call, by what is known about the model and its server. */
export class CallSizes {
  protected measured: Measured = {};
  protected changed = false;
  /** The part of the context that other programs leave free, in this run; tokens. */
  protected left = Infinity;

  constructor(private readonly facts: ModelFacts) {}

  /** Tokens available to one call: as reported or set, or less if the server turned out to have less. */
  get contextTokens(): number {
    return Math.max(LEAST_CONTEXT, Math.min(this.fullContext, this.measured.context ?? Infinity, this.left));
  }

  /** The same if nothing had been discovered. */
  get fullContext(): number {
    const { contextTokens, contextSource, contextFixed } = this.facts;
    const most = contextFixed ? Infinity : MOST_CONTEXT[contextSource === 'asked' ? 'asked' : 'given'];
    return Math.min(contextTokens, most);
  }

  /**
   * Whether the server accepts a call of this size if nothing else uses its context: it said so, or has accepted one.
   */
  isKnownToFit(promptTokens: number, outputTokens: number): boolean {
    const { largestPrompt = 0 } = this.measured;
    if (promptTokens <= Math.max(SMALL_PROMPT, largestPrompt * PROVEN_TOLERANCE)) return true;
    return promptTokens + outputTokens <= this.toldTokens;
  }

  /**
   * The size that the server has accepted, if this call is known to fit only because it is hardly larger; tokens. Its
   * context may end between the two.
   */
  sizeJustExceeded(promptTokens: number, outputTokens: number): number | undefined {
    const { largestPrompt = 0 } = this.measured;
    if (promptTokens <= Math.max(SMALL_PROMPT, largestPrompt)) return undefined;
    return promptTokens + outputTokens <= this.toldTokens ? undefined : largestPrompt;
  }

  /** The context that the server named; 0 if it didn't. */
  private get toldTokens(): number {
    const { contextSource, contextTokens } = this.facts;
    const { context, contextFrom } = this.measured;
    return (contextFrom === 'server' ? context : contextSource === 'assumed' ? 0 : contextTokens) ?? 0;
  }

  get canNarrow(): boolean {
    return this.contextTokens > LEAST_CONTEXT;
  }

  /** Whether a text may go in one prompt although it is still unknown whether the server accepts that much. */
  isProvenWhole(tokens: number): boolean {
    return (
      this.facts.contextSource !== 'assumed' ||
      tokens <= Math.max(UNPROVEN_WHOLE, (this.measured.largestPrompt ?? 0) - FRAME_TOKENS)
    );
  }

  /** How much of `room` is known to fit: if the context isn't known, as much as the largest prompt accepted so far. */
  provenRoom(room: number): number {
    if (this.facts.contextSource !== 'assumed') return room;
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
    const reasoningTokens = this.reasoningTokens(context);
    const notesTokens = Math.round(Math.min(400, Math.max(140, context * 0.036)));
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

  /** Reserved for reasoning in every call: the usual amount, or what turned out to be needed if that leaves room. */
  private reasoningTokens(context: number): number {
    const { reasons, reasoningTokens = 0 } = this.measured;
    if (reasons !== true) return 0;
    const most = Math.min(MOST_REASONING, Math.floor(context / 2) - LEAST_BESIDE_REASONING);
    return Math.max(Math.min(USUAL_REASONING, Math.floor(context / 4)), Math.min(reasoningTokens, most));
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

  /** Whether chunks of the given limits are larger than the available space, as measured since. */
  protected isOverflowing(limits: Limits, frame: PromptFrame): boolean {
    const room = limits.contextTokens - limits.notesTokens - limits.reasoningTokens - this.frameTokens(frame);
    return limits.chunkTokens * GROWTH * this.ratio > room * TOLERANCE;
  }
}
