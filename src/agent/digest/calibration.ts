import type { SummaryLength } from '../../protocol/index.js';
import type { DigestDependencies } from '../interfaces/index.js';
import { GROWTH } from './contentCuts.js';
import type { PromptFrame } from './prompts.js';
import { estimateTokens } from '@regen-research/text';

/** Measured facts of one model, kept between runs. */
interface Measured {
  /** Tokens that the server reported per estimated token: the highest seen, slowly forgotten. */
  ratio?: number;
  /** Largest chunk by context, estimated tokens: kept while it fits, because other chunks mean other nodes. */
  chunkTokens?: Record<string, number>;
  /** Prompt tokens a second. */
  promptRate?: number;
  /** Most calls that were seen to generate at once. */
  slots?: number;
  /** The model thinks aloud before it answers. */
  reasons?: boolean;
}

/** Sizes that one run works with; all constant through it. */
export interface Limits {
  contextTokens: number;
  /** Largest chunk, estimated tokens. */
  chunkTokens: number;
  notesTokens: number;
  mergedTokens: number;
  answerTokens: number;
  /** Added to every output limit for a model that reasons first. */
  reasoningTokens: number;
}

/** Most that is used of a context unless the user fixed it: one that is asked for takes memory, for each slot. */
const MOST_CONTEXT = { asked: 8_192, given: 32_768 };
/** A context below this leaves no room for a text. */
const LEAST_CONTEXT = 1_024;
/** Instructions, tags, titles and the chat template, without the question. */
const FRAME_TOKENS = 265;
/** Reported by servers that count only what their cache did not have, or by wrong readings: not believed. */
const PLAUSIBLE_RATIO = { least: 0.4, most: 4 };
/** Chunks that fill less than this share of the room are cut anew. */
const LEAST_FILL = 0.6;
const FORGET = 0.02;
/** What a refusal tells of the ratio: it is larger, by how much is not said. */
const REFUSED = 1.4;
/** Prompts shorter than this say little: the template outweighs the text. */
const TELLING_TOKENS = 150;
const ANSWER_TOKENS: Record<SummaryLength, number> = { short: 420, medium: 680, long: 1_300 };
const WORDS_PER_TOKEN = 0.6;

/** What was loaded or measured in this process, by store and model: only the first run of a model waits for the disk. */
const remembered = new WeakMap<DigestDependencies['facts'], Map<string, Measured>>();

export class Calibration {
  readonly contextTokens: number;
  private measured: Measured = {};
  private changed = false;

  constructor(private readonly dependencies: DigestDependencies) {
    const { contextTokens, contextSource, contextFixed } = dependencies.model.facts;
    const most = contextFixed ? Infinity : MOST_CONTEXT[contextSource === 'asked' ? 'asked' : 'given'];
    this.contextTokens = Math.max(LEAST_CONTEXT, Math.min(contextTokens, most));
  }

  private get key(): string {
    return `digest:${this.dependencies.model.provider}/${this.dependencies.model.facts.model}`;
  }

  async load(): Promise<void> {
    const { facts } = this.dependencies;
    let known = remembered.get(facts);
    if (!known) remembered.set(facts, (known = new Map<string, Measured>()));
    let measured = known.get(this.key);
    if (!measured) {
      const stored = await facts.getFact(this.key);
      measured = typeof stored === 'object' && stored !== null ? stored : {};
      // Another run may have loaded it meanwhile, and runs side by side measure the same model.
      known.set(this.key, (measured = known.get(this.key) ?? measured));
    }
    this.measured = measured;
  }

  async save(): Promise<void> {
    if (!this.changed) return;
    this.changed = false;
    await this.dependencies.facts.putFact(this.key, this.measured);
  }

  get slots(): number | undefined {
    return this.measured.slots;
  }

  get promptRate(): number | undefined {
    return this.measured.promptRate;
  }

  /** Tokens of the model per estimated token. */
  get ratio(): number {
    return this.measured.ratio ?? 1;
  }

  /** What the model will count for a text. */
  tokensOf(text: string): number {
    return estimateTokens(text) * this.ratio;
  }

  limits(frame: PromptFrame): Limits {
    const context = this.contextTokens;
    const reasoningTokens = this.measured.reasons === true ? Math.min(2_048, Math.floor(context / 4)) : 0;
    const notesTokens = Math.round(Math.min(480, Math.max(140, context * 0.044)));
    const mergedTokens = Math.round(notesTokens * 1.25);
    const answerTokens = Math.round(Math.min(ANSWER_TOKENS[frame.length] * (frame.several ? 1.3 : 1), context / 3));
    const room = context - notesTokens - reasoningTokens - FRAME_TOKENS - this.tokensOf(frame.question);
    return {
      contextTokens: context,
      notesTokens,
      mergedTokens,
      answerTokens,
      reasoningTokens,
      chunkTokens: this.chunkTokens(Math.max(200, room)),
    };
  }

  /** The stored size while it fits and fills, else the room there is. */
  private chunkTokens(room: number): number {
    const { ratio } = this;
    const key = String(this.contextTokens);
    const stored = this.measured.chunkTokens?.[key];
    if (stored !== undefined && stored * ratio * GROWTH <= room * 1.01 && stored * ratio >= room * LEAST_FILL)
      return stored;
    const tokens = Math.floor(room / ratio / GROWTH / 50) * 50;
    this.measured.chunkTokens = { ...this.measured.chunkTokens, [key]: tokens };
    this.changed = true;
    return tokens;
  }

  /** Tokens left for the text of an answer's prompt. */
  answerRoom(limits: Limits, frame: PromptFrame): number {
    const history = frame.history.length === 0 ? 0 : 600;
    return (
      limits.contextTokens -
      limits.answerTokens -
      limits.reasoningTokens -
      FRAME_TOKENS -
      160 -
      history -
      this.tokensOf(frame.question)
    );
  }

  mergeRoom(limits: Limits, frame: PromptFrame): number {
    return (
      limits.contextTokens - limits.mergedTokens - limits.reasoningTokens - FRAME_TOKENS - this.tokensOf(frame.question)
    );
  }

  /** Takes in what the server reported of a prompt. True where chunks as they are cut now would not fit the context. */
  observe(
    prompt: string,
    promptTokens: number,
    promptMs: number | undefined,
    limits: Limits,
    frame: PromptFrame,
  ): boolean {
    const estimated = estimateTokens(prompt);
    if (estimated < TELLING_TOKENS || promptTokens <= 0) return false;
    const ratio = promptTokens / estimated;
    if (ratio < PLAUSIBLE_RATIO.least || ratio > PLAUSIBLE_RATIO.most) return false;
    const known = this.measured.ratio;
    this.measured.ratio = known === undefined ? ratio : Math.max(ratio, known - FORGET * (known - ratio));
    if (promptMs !== undefined && promptMs > 0) {
      const rate = (promptTokens / promptMs) * 1_000;
      this.measured.promptRate =
        this.measured.promptRate === undefined ? rate : 0.8 * this.measured.promptRate + 0.2 * rate;
    }
    this.changed = true;
    const room =
      limits.contextTokens - limits.notesTokens - limits.reasoningTokens - FRAME_TOKENS - this.tokensOf(frame.question);
    return limits.chunkTokens * GROWTH * this.measured.ratio > room * 1.04;
  }

  /** The server refused a prompt as too long for the context. */
  observeRefusal(): void {
    this.measured.ratio = this.ratio * REFUSED;
    this.changed = true;
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
