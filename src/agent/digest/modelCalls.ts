import type { DigestDependencies, DigestUsage, GenerateEvent } from '../interfaces/index.js';
import { randomUUID } from 'node:crypto';
import { AgentError, isAgentError, message, toAgentError } from '../../protocol/index.js';
import { ContextOverflow, NotesOverflow, OnlyReasoning } from './callFailures.js';
import { hashOf } from './hashOf.js';
import type { CallGate, Lesson } from './callGate.js';
import { MOST_REASONING } from './callSizes.js';
import { CallStream } from './callStream.js';
import type { Calibration } from './calibration.js';
import type { Limits } from './limits.js';
import type { TimeSlicer } from '../streams/timeSlicer.js';
import { within } from '../streams/within.js';
import type { ModelCall, ModelOutput } from './modelCall.js';
import type { PoolPatience } from './poolPatience.js';
import { sampleOf } from './promptCounts.js';
import { PROMPT_VERSION, type PromptFrame } from './prompts.js';
import type { SlotGauge } from './slotGauge.js';
import { estimateTokens } from '@regen-research/text';

const CUT = { length: 'digest.truncated', repetition: 'digest.repeated' } as const;
/** Share of a prompt's expected time after which the next one may be sent, so that the server never waits for a request. */
const ALMOST_READ = 0.85;
/** Least additional output for a model that turned out to reason before it answers. */
const LEAST_REASONING = 1_024;

type Done = Extract<GenerateEvent, { type: 'done' }>;
/** Details of a provider's rejection beyond its code. */
type Refusal = AgentError & { poolFull?: boolean; promptTokens?: number; contextTokens?: number };

/** Options for one call. */
interface Attempt {
  call: ModelCall;
  prompt: string;
  reasoningTokens: number;
  /** Discards what an earlier attempt said. */
  restart: boolean;
}

export interface ModelCallsOptions {
  dependencies: DigestDependencies;
  frame: PromptFrame;
  limits: Limits;
  calibration: Calibration;
  gauge: SlotGauge;
  signal: AbortSignal;
  /** Whether to reuse calls from earlier runs. */
  reuse: boolean;
  /** Continues the counts from earlier attempts of the run. */
  usage: DigestUsage;
  patience: PoolPatience;
}

/** Makes calls and stores their outputs: the same call to the same model is never made again. */
export class ModelCalls {
  readonly usage: DigestUsage;
  private readonly dependencies: DigestDependencies;
  private readonly frame: PromptFrame;
  private readonly limits: Limits;
  private readonly calibration: Calibration;
  private readonly gauge: SlotGauge;
  private readonly signal: AbortSignal;
  private readonly reuse: boolean;
  private readonly patience: PoolPatience;
  private overflowing = false;
  private readonly gate: CallGate;
  /** The most that a call needed for reasoning, in this attempt of the run. */
  private reasoningTokens = 0;
  private recounting?: Promise<void>;

  constructor(options: ModelCallsOptions) {
    this.dependencies = options.dependencies;
    this.frame = options.frame;
    this.limits = options.limits;
    this.calibration = options.calibration;
    this.gauge = options.gauge;
    this.signal = options.signal;
    this.reuse = options.reuse;
    this.usage = options.usage;
    this.patience = options.patience;
    this.gate = options.calibration.gate(options.limits);
  }

  /** Throws if the server's token count showed that chunks are too large for the context. */
  throwIfOverflowing(): void {
    if (this.overflowing) throw new ContextOverflow('The server counts more tokens than were estimated.');
  }

  private keyOf(call: ModelCall, frame = this.frame): string {
    const { provider, facts } = this.dependencies.model;
    const { question, isSummary, language, several, compares, oneSentence } = frame;
    const made = [
      PROMPT_VERSION,
      provider,
      facts.identity,
      call.kind,
      call.outputTokens,
      // Notes for a summary are the same, however it was requested.
      isSummary && (call.kind === 'notes' || call.kind === 'merge') ? '' : question,
      isSummary,
      language ?? null,
      several,
      ...(several && !compares ? ['one document'] : []),
      ...(oneSentence ? ['one sentence'] : []),
      ...call.madeOf,
    ];
    return `node:${hashOf(made)}`;
  }

  /** The stored output of a call, if the store returns it within `mostMs`. */
  async stored(call: ModelCall, mostMs?: number): Promise<ModelOutput | undefined> {
    const lookup = this.storedText(call);
    const text = await (mostMs === undefined ? lookup : within(mostMs, lookup));
    if (text === undefined) return undefined;
    this.usage.callsFromCache++;
    return { text, cached: true };
  }

  /** The stored output of the same call from an earlier run, with this or another frame; not counted. */
  async storedText(call: ModelCall, frame = this.frame): Promise<string | undefined> {
    return this.reuse ? this.dependencies.nodes.get(this.keyOf(call, frame)) : undefined;
  }

  /** The stored outputs of earlier runs, by call index; not counted. */
  async storedTexts(calls: Iterable<ModelCall>, slicer: TimeSlicer, frame = this.frame): Promise<Map<number, string>> {
    if (!this.reuse) return new Map();
    const keys: string[] = [];
    for (const call of calls) {
      keys.push(this.keyOf(call, frame));
      if (slicer.due) await slicer.pause();
    }
    const texts = await this.dependencies.nodes.getMany(keys);
    return new Map(keys.flatMap((key, index) => (texts.has(key) ? [[index, texts.get(key) as string] as const] : [])));
  }

  /**
   * Generates, and stores the text before returning. The provider owns time-outs and retries, so each call is made
   * once. Exceptions: a model that spent its whole output on reasoning is called again with more room, calls that a
   * server can't handle concurrently are made one after another, and a call waits for space that another program is
   * using. `begun` is called with every piece of output, and shortly before the first is expected.
   */
  async make(call: ModelCall, begun: () => void): Promise<ModelOutput> {
    let reasoningTokens: number | undefined;
    let lesson: Lesson | undefined;
    for (let restart = false, solo = false, waited = false; ; restart = true) {
      if (call.kind !== 'answer' && this.patience.lost) throw this.patience.lost;
      const prompt = call.prompt();
      const expected = call.readsNotes ? this.calibration.tokensOfNotes(prompt) : this.calibration.tokensOf(prompt);
      const room = (call.contextTokens ?? this.limits.contextTokens) - expected - call.outputTokens;
      reasoningTokens ??= Math.max(this.limits.reasoningTokens, Math.min(this.reasoningTokens, Math.floor(room)));
      const outputTokens = call.outputTokens + reasoningTokens;
      const pass = await this.gate.enter(expected, outputTokens, this.signal, solo);
      const timer = this.whenAlmostRead(expected, begun);
      try {
        const spoke = () => {
          pass.spoke();
          begun();
        };
        const output = await this.generate({ call, prompt, reasoningTokens, restart }, spoke);
        this.patience.taken(expected);
        this.reasoningTokens = Math.max(this.reasoningTokens, reasoningTokens);
        // By itself it fits: our own calls together were too much.
        if (lesson && !this.calibration.observeCrowding(this.limits)) this.overflowing = true;
        return output;
      } catch (error) {
        this.signal.throwIfAborted();
        if (error instanceof ContextOverflow) throw error;
        const failure = toAgentError(error);
        if (failure instanceof OnlyReasoning) {
          reasoningTokens = this.moreReasoning(failure, reasoningTokens, room);
          call.onRetry?.(failure);
        } else if (failure.code === 'context_overflow') {
          const refusal: Refusal = failure;
          if (refusal.poolFull === true) {
            const crowded = pass.refused();
            if (!crowded && lesson) this.gate.unlearn(lesson);
            lesson = crowded;
            const isFirst = !waited;
            waited ||= !crowded;
            if (crowded || (await this.waitedForSpace(call, prompt, { expected, outputTokens, isFirst }, failure))) {
              solo = true;
              continue;
            }
          }
          if (call.readsNotes && this.calibration.observeDenseNotes(prompt, refusal, this.limits))
            throw new NotesOverflow(failure.message, { cause: failure });
          this.calibration.observeRefusal(prompt, refusal);
          throw new ContextOverflow(failure.message, { cause: failure });
        } else throw failure;
      } finally {
        clearTimeout(timer);
        pass.leave();
      }
    }
  }

  private whenAlmostRead(promptTokens: number, then: () => void): NodeJS.Timeout | undefined {
    const { promptRate } = this.calibration;
    if (promptRate === undefined) return undefined;
    return setTimeout(then, (promptTokens / promptRate) * ALMOST_READ * 1_000);
  }

  /**
   * How much more reasoning to allow a call that wrote nothing else: twice as much, if its prompt leaves room for that.
   * Throws ContextOverflow if smaller prompts would, and `failure` if more wouldn't help.
   */
  private moreReasoning(failure: OnlyReasoning, tokens: number, room: number): number {
    // Without a limit, it wouldn't write more either; but a model's first output may be an exception.
    const more = Math.max(LEAST_REASONING, tokens * 2);
    if (tokens > 0 && (!failure.isCut || more > MOST_REASONING)) throw failure;
    if (more <= room) {
      if (tokens > 0) this.calibration.observeReasoning(more);
      return more;
    }
    this.calibration.observeReasoning(more);
    if (this.calibration.limits(this.frame).reasoningTokens <= this.limits.reasoningTokens) throw failure;
    throw new ContextOverflow('The prompt leaves too little room for reasoning.', { cause: failure });
  }

  /**
   * The server had no space for a call although it was the only one. If a call of this size fits otherwise, another
   * program is using the space: waits without sending anything else, and returns true. Returns false if the size itself
   * may be the reason. Throws ContextOverflow if smaller parts turn out to fit.
   */
  private async waitedForSpace(
    call: ModelCall,
    prompt: string,
    { expected, outputTokens, isFirst }: { expected: number; outputTokens: number; isFirst: boolean },
    failure: AgentError,
  ): Promise<boolean> {
    const { calibration, patience } = this;
    if (!calibration.isKnownToFit(expected, outputTokens)) return false;
    const accepted = isFirst ? calibration.sizeJustExceeded(expected, outputTokens) : undefined;
    if (accepted !== undefined) {
      const cut = await this.tried(prompt.slice(0, (prompt.length * accepted) / expected));
      if (!isAgentError(cut)) {
        calibration.stopGrowing();
        throw new ContextOverflow(failure.message, { cause: failure });
      }
    }
    if (patience.prefersLess(expected) && calibration.canNarrow) {
      const half = await this.tried(prompt.slice(0, prompt.length / 2));
      if (!isAgentError(half)) {
        calibration.narrow(expected + outputTokens);
        throw new ContextOverflow(failure.message, { cause: failure });
      }
    }
    call.onOccupied?.();
    await patience.wait(failure, this.signal);
    return true;
  }

  /**
   * Whether the server accepts this entire prompt, which is larger than any before. Requests a single token. False if
   * that can't be determined.
   */
  async isTaken(prompt: string): Promise<boolean> {
    const { calibration } = this;
    const pass = await this.gate.enter(calibration.tokensOf(prompt), 1, this.signal);
    try {
      const outcome = await this.tried(prompt, calibration.fullContext);
      if (!isAgentError(outcome)) return calibration.observeGrowth(prompt, outcome);
      // The following calls report any other error.
      return outcome.code === 'context_overflow' && calibration.observeLimit(outcome as Refusal);
    } finally {
      pass.leave();
    }
  }

  /** The outcome of a prompt without a wanted answer: its end, after a single token, or a failure. */
  private async tried(prompt: string, contextTokens = this.limits.contextTokens): Promise<Done | AgentError> {
    this.usage.calls++;
    try {
      const request = { prompt, contextTokens, maxOutputTokens: 1 };
      for await (const event of this.dependencies.model.generate(request, this.signal)) {
        if (event.type !== 'done') continue;
        this.usage.promptTokens += event.usage.promptTokens;
        this.usage.outputTokens += event.usage.outputTokens;
        return event;
      }
      return new AgentError('stream_broken', message('digest.unfinished'), { retryable: true });
    } catch (error) {
      this.signal.throwIfAborted();
      return toAgentError(error);
    }
  }

  private async generate(attempt: Attempt, begun: () => void): Promise<ModelOutput> {
    const { call } = attempt;
    const output = await this.attempt(attempt, begun);
    if (!(call.kind === 'answer' || call.kind === 'whole') || output.cut === undefined)
      await this.dependencies.nodes.put(this.keyOf(call), output.text);
    return output;
  }

  private async attempt({ call, prompt, reasoningTokens, restart }: Attempt, begun: () => void): Promise<ModelOutput> {
    const { model, now } = this.dependencies;
    this.usage.calls++;
    const startedAt = now();
    const request = {
      prompt,
      contextTokens: call.contextTokens ?? this.limits.contextTokens,
      maxOutputTokens: call.outputTokens + reasoningTokens,
    };
    const stream = new CallStream(call, restart, () => {
      stream.firstAt ??= now();
      over ??= this.gauge.began();
      begun();
    });
    let over: (() => void) | undefined;
    let done: Done;
    try {
      done = await stream.read(model, request, this.signal);
    } catch (error) {
      // A rejected call used nothing.
      if (stream.firstAt !== undefined || this.signal.aborted) this.accountPart(prompt, stream);
      throw error;
    } finally {
      over?.();
    }
    const { firstAt, reasoned } = stream;
    const text = stream.text.trim();
    if (reasoned && text === '') this.calibration.observeReasoning();
    // For servers that don't report prompt times, the time to the first token is used.
    const promptDurationMs = done.promptDurationMs ?? (firstAt === undefined ? undefined : firstAt - startedAt);
    const outputDurationMs = done.outputDurationMs ?? (firstAt === undefined ? undefined : now() - firstAt);
    await this.account(
      call,
      prompt,
      { ...done, promptDurationMs, outputDurationMs },
      call.outputTokens + reasoningTokens,
    );
    if (text === '') {
      if (reasoned) throw new OnlyReasoning(done.reason === 'length');
      throw new AgentError('bad_response', message('digest.emptyAnswer'), { retryable: true });
    }
    if (!reasoned && (call.kind === 'notes' || call.kind === 'merge')) this.calibration.observeNotes(text, done);
    const cut = done.reason === 'stop' ? undefined : message(CUT[done.reason]);
    return {
      text: cut !== undefined && call.kind !== 'answer' && call.kind !== 'whole' ? wholeLines(text) : text,
      cut,
      cached: false,
    };
  }

  /** Counts a call that ended early by the lengths of its texts: the server reports tokens only at the end. */
  private accountPart(prompt: string, { written, share, firstAt }: CallStream): void {
    // Once it writes, it has read all of the prompt.
    const read = firstAt === undefined ? (share ?? 1) : 1;
    this.usage.promptTokens += Math.round(this.calibration.tokensOf(prompt) * read);
    this.usage.outputTokens += Math.round(this.calibration.tokensOf(written));
    if (firstAt !== undefined) this.usage.outputMs = (this.usage.outputMs ?? 0) + this.dependencies.now() - firstAt;
  }

  /** Throws ContextOverflow if the server didn't accept the prompt in full. */
  private async account(call: ModelCall, prompt: string, done: Done, asked: number): Promise<void> {
    const { promptTokens, outputTokens } = done.usage;
    this.usage.promptTokens += promptTokens;
    this.usage.outputTokens += outputTokens;
    this.usage.outputMs = (this.usage.outputMs ?? 0) + (done.outputDurationMs ?? 0);
    // A call with its own context says nothing about whether the others fit.
    if (call.contextTokens !== undefined) return;
    this.usage.contextUsed = Math.max(this.usage.contextUsed, promptTokens + outputTokens);
    const { limits, frame } = this;
    const how = { asked, limits, frame, readsNotes: call.readsNotes };
    let observed = this.calibration.observe(prompt, done, how);
    while (observed === 'unclear') {
      // Several calls can end before the first recount does, which may answer for all of them.
      const sampled = this.recounting === undefined;
      await (this.recounting ??= this.recount(prompt, done));
      observed = this.calibration.observe(prompt, done, { ...how, sampled });
    }
    if (observed === 'cut') throw new ContextOverflow('The server dropped a part of the prompt or of the output.');
    if (observed === 'overflowing') this.overflowing = true;
  }

  /**
   * Finds out whether the model's tokens are longer than expected, by a part of the prompt, and whether the server's counts
   * omit cached tokens, by a prompt of which nothing can be cached.
   */
  private async recount(prompt: string, done: Done): Promise<void> {
    try {
      const sample = `${randomUUID()}\n${sampleOf(prompt, estimateTokens(prompt))}`;
      const counted = await this.tried(sample);
      // A full pool may refuse it; the following calls report any other error.
      if (!isAgentError(counted)) this.calibration.observeSample(sample, counted);
      if (!this.calibration.mayOmitCached(prompt, done)) return;
      const recounted = await this.tried(`${randomUUID()}\n${prompt}`);
      if (isAgentError(recounted)) throw recounted;
      this.calibration.observeRecount(prompt, recounted);
    } finally {
      this.recounting = undefined;
    }
  }
}

/** Truncated notes end with their last complete line. */
function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n');
  return end > text.length / 2 ? text.slice(0, end) : text;
}
