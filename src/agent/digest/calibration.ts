import type { DigestDependencies, DigestModel, GenerateEvent } from '../interfaces/index.js';
import { CallGate } from './callGate.js';
import { CallSizes, LEAST_CONTEXT } from './callSizes.js';
import { LEAST_GROWTH, sizeToTest } from './contextGrowth.js';
import type { Limits } from './limits.js';
import { loadMeasures, measuresKey, type Measured } from './measures.js';
import { leastRatio, PLAUSIBLE_RATIO, SMALL_PROMPT, wasTruncated } from './promptCounts.js';
import type { PromptFrame } from './prompts.js';
import { estimateTokens } from '@regen-research/text';

const FORGET = 0.02;
/** A rejection without numbers shows only that the context is smaller, not by how much. */
const REFUSED = 0.5;
/** Share of a discovered context to use: the next prompt may be denser. */
const MARGIN = 0.95;
/**
 * With a server that reports nothing, two concurrent calls are tried once a single prompt of this share of the context
 * was accepted.
 */
const PROVEN_SHARE = 0.7;
/** Shorter prompts are poor measurements: the template outweighs the text. */
const TELLING_TOKENS = 150;

/** What a call reported when it ended. */
type Reported = Extract<GenerateEvent, { type: 'done' }>;

/**
 * `cut`: the server dropped part of the prompt or the output. `overflowing`: chunks of the current size wouldn't fit.
 * `unclear`: its count is so low that it either dropped a part or omitted cached tokens, unless its tokens are longer than
 * those of small prompts so far.
 */
export type Observation = 'fits' | 'overflowing' | 'cut' | 'unclear';

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
  /** A sample of its prompt was counted. */
  sampled?: boolean;
}

/** Learns what fits from what the server accepts, counts, and rejects. */
export class Calibration extends CallSizes {
  private lengthToldOnce = false;
  /** Number of calls rejected in this run. */
  private refusals = 0;
  /** The context was discovered by an earlier run. */
  private isContextOld = false;

  constructor(
    private readonly dependencies: Pick<DigestDependencies, 'facts'> & {
      model: Pick<DigestModel, 'provider' | 'facts'>;
    },
  ) {
    super(dependencies.model.facts);
  }

  private get key(): string {
    const { identity, contextTokens } = this.dependencies.model.facts;
    return measuresKey(identity, contextTokens);
  }

  async load(): Promise<void> {
    this.measured = await loadMeasures(this.dependencies.facts, this.key);
    this.isContextOld = this.measured.context !== undefined;
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

  /** Uses calls of half this size for the rest of the run. Learns nothing. */
  narrow(tokens: number): void {
    this.refusals++;
    this.left = Math.min(tokens, this.contextTokens) * REFUSED;
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

  /**
   * Size of a prompt that tests whether a non-reporting server has more context than an earlier run discovered;
   * undefined if that isn't worth a call. Once in a run. Tokens.
   */
  sizeToTest(missingChunks: number): number | undefined {
    if (!this.isContextOld) return undefined;
    this.isContextOld = false;
    if (this.dependencies.model.facts.contextSource === 'told') return undefined;
    return sizeToTest(missingChunks, this.measured, this.fullContext);
  }

  /** Records how the server counted a prompt larger than the context; true if the server accepted it in full. */
  observeGrowth(prompt: string, { usage }: Reported): boolean {
    const estimated = estimateTokens(prompt);
    const { context = Infinity } = this.measured;
    if (usage.isEstimated || usage.promptTokens <= context || this.wasCut(estimated, usage.promptTokens)) return false;
    this.measured.largestPrompt = Math.max(this.measured.largestPrompt ?? 0, usage.promptTokens);
    this.forgetContext();
    return true;
  }

  /** Records the limit that a rejection named; true if it is larger than the known one. */
  observeLimit({ contextTokens = 0 }: { contextTokens?: number }): boolean {
    this.refusals++;
    const { context = Infinity } = this.measured;
    if (contextTokens < context * LEAST_GROWTH) return false;
    this.forgetContext();
    this.learnContext(contextTokens, 'server');
    return true;
  }

  private forgetContext(): void {
    this.measured.context = this.measured.contextFrom = undefined;
    // The totals that were too large were measured in the old context.
    this.measured.refusedTokens = undefined;
    this.changed = true;
  }

  /** Records what the server reported about a call. */
  observe(prompt: string, done: Reported, { asked, limits, frame, readsNotes, sampled }: Observed): Observation {
    const { promptTokens, outputTokens } = done.usage;
    const estimated = estimateTokens(prompt);
    if (done.usage.isEstimated) return this.observeUncounted(estimated);
    if (estimated < TELLING_TOKENS || promptTokens <= 0) return 'fits';
    const ratio = promptTokens / estimated;
    const isCut = this.wasCut(estimated, promptTokens);
    if (sampled !== true && (isCut || this.isUntold(estimated, ratio))) return 'unclear';
    if (isCut) {
      this.learnContext(promptTokens, 'cut');
      this.disprove(promptTokens);
      return 'cut';
    }
    if (ratio < leastRatio(this.measured) || ratio > PLAUSIBLE_RATIO.most) return 'fits';
    if (estimated <= SMALL_PROMPT) this.measured.smallRatio = Math.min(this.measured.smallRatio ?? Infinity, ratio);
    this.measured.largestPrompt = Math.max(this.measured.largestPrompt ?? 0, promptTokens);
    const name = readsNotes ? 'notesRatio' : 'ratio';
    const known = this.measured[name];
    this.measured[name] = known === undefined ? ratio : Math.max(ratio, known - FORGET * (known - ratio));
    this.measured.promptRate = smoothed(this.measured.promptRate, promptTokens, done.promptDurationMs);
    this.measured.outputRate = smoothed(this.measured.outputRate, outputTokens, done.outputDurationMs);
    this.changed = true;
    if (this.endedEarly(done, asked)) {
      this.learnContext(promptTokens + outputTokens, 'cut');
      return 'cut';
    }
    return this.isOverflowing(limits, frame) ? 'overflowing' : 'fits';
  }

  /** A large prompt counts for little, and nothing shows yet whether the model's tokens are that long. */
  private isUntold(estimated: number, ratio: number): boolean {
    const { smallRatio, omitsCached } = this.measured;
    const { countsWholePrompt } = this.dependencies.model.facts;
    if (!countsWholePrompt || omitsCached || smallRatio !== undefined) return false;
    return estimated > SMALL_PROMPT && ratio < PLAUSIBLE_RATIO.least;
  }

  /** Records the count of a part of a prompt, which no server truncates and which couldn't be cached. */
  observeSample(sample: string, { usage }: Reported): void {
    const ratio = usage.promptTokens / estimateTokens(sample);
    if (usage.isEstimated || usage.promptTokens <= 0 || ratio > PLAUSIBLE_RATIO.most) return;
    this.measured.smallRatio = Math.min(this.measured.smallRatio ?? Infinity, ratio);
    this.changed = true;
  }

  /** Whether cached tokens, which the server may omit from its counts, would explain this one. */
  mayOmitCached(prompt: string, { usage }: Reported): boolean {
    const { countsWholePrompt } = this.dependencies.model.facts;
    if (countsWholePrompt !== 'unless_cached' || this.measured.omitsCached !== undefined) return false;
    return this.wasCut(estimateTokens(prompt), usage.promptTokens);
  }

  /** Records the count of a prompt that couldn't be cached at all. */
  observeRecount(prompt: string, { usage }: Reported): void {
    this.measured.omitsCached = !this.wasCut(estimateTokens(prompt), usage.promptTokens);
    this.changed = true;
  }

  /**
   * The call was stopped before the server reported a count, so it isn't known whether the server accepted all of a
   * prompt larger than any before.
   */
  private observeUncounted(estimated: number): Observation {
    const proven = Math.max(SMALL_PROMPT, this.measured.largestPrompt ?? 0);
    if (this.dependencies.model.facts.contextSource !== 'assumed' || estimated * this.ratio <= proven) return 'fits';
    this.learnContext(proven, 'guess');
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

  private wasCut(estimated: number, promptTokens: number): boolean {
    return wasTruncated(estimated, promptTokens, this.measured, this.dependencies.model.facts);
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

  private learnContext(tokens: number, from: Measured['contextFrom']): void {
    const context = Math.max(LEAST_CONTEXT, Math.floor(tokens));
    if (context >= this.contextTokens) return;
    this.measured.context = context;
    this.measured.contextFrom = from;
    this.isContextOld = false;
    this.changed = true;
  }

  /** The server no longer accepts prompts of a size that it accepted before. */
  private disprove(tokens: number): void {
    if ((this.measured.largestPrompt ?? 0) > tokens) this.measured.largestPrompt = undefined;
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
    this.disprove(told ?? estimated * this.ratio);
    if (told === undefined) this.learnContext(Math.min(this.contextTokens, estimated * this.ratio) * REFUSED, 'guess');
    else if (told < this.contextTokens) this.learnContext(told, 'server');
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
    this.learnContext(largestPrompt, 'guess');
    return this.contextTokens >= limits.contextTokens;
  }

  /** The server has space for the largest prompt so far, but rejected one that is hardly larger. */
  stopGrowing(): void {
    this.refusals++;
    const before = this.contextTokens;
    this.learnContext(this.measured.largestPrompt ?? before, 'guess');
    if (this.contextTokens >= before) this.narrow(before);
  }

  observeSlots(slots: number): void {
    if (this.measured.slots === slots) return;
    this.measured.slots = slots;
    this.changed = true;
  }

  /** The model reasons before it answers, and needs `tokens` for that, if known. */
  observeReasoning(tokens = 0): void {
    const { reasons, reasoningTokens = 0 } = this.measured;
    if (reasons === true && tokens <= reasoningTokens) return;
    this.measured.reasons = true;
    if (tokens > reasoningTokens) this.measured.reasoningTokens = tokens;
    this.changed = true;
  }
}
