import { createHash } from 'node:crypto';
import type { DigestDependencies, DigestUsage, GenerateEvent } from '../interfaces/index.js';
import { AgentError, toAgentError, type ErrorCode } from '../../protocol/index.js';
import type { Calibration, Limits } from './calibration.js';
import type { Pacer } from './pacer.js';
import { PROMPT_VERSION, type PromptFrame } from './prompts.js';
import type { SlotGauge } from './slotGauge.js';

/** One call of the model, before it is made. */
export interface ModelCall {
  /** Stands in the key, with what the node is made of. */
  kind: 'notes' | 'merge' | 'answer' | 'whole';
  /** What the node is made of, apart from question, language and model. */
  madeOf: readonly string[];
  /** Made when it is needed: the prompts of a large document together are as large as the document. */
  prompt(): string;
  outputTokens: number;
  /** Where it is not the run's own context. */
  contextTokens?: number;
  onText?: (text: string, restart: boolean) => void;
  onReasoning?: (text: string) => void;
  onLoading?: () => void;
  /** The first attempt failed; another follows. */
  onRetry?: (failure: AgentError) => void;
}

export interface ModelOutput {
  text: string;
  /** Cut at its output limit. */
  truncated: boolean;
  cached: boolean;
}

/** Errors after which no other call would fare better. */
const FATAL: ReadonlySet<ErrorCode> = new Set([
  'provider_unavailable',
  'first_token_timeout',
  'no_provider',
  'model_not_found',
  'unauthorized',
  'consent_needed',
  'cancelled',
  'internal',
  'budget_exhausted',
]);
/** Errors that the same prompt would meet again. */
const FINAL: ReadonlySet<ErrorCode> = new Set([...FATAL, 'refused_by_model']);
const DEFAULT_STALL_MS = 60_000;
/** A call waits for its turn at the server at most this many times the longest call so far. */
const LONGEST_WAIT = 6;
const BACK_OFF_MS = 1_000;
/** Room for a model that turned out to reason before it answers. */
const REASONING_TOKENS = 1_024;

/** Thrown where a prompt, by the server's count or its refusal, does not fit the context: what was cut by the estimate is to be cut anew. */
export class ContextOverflow extends Error {}

export function isFatal(error: unknown): boolean {
  return error instanceof ContextOverflow || FATAL.has(toAgentError(error).code);
}

/** Makes calls and keeps their outputs: what was made once, by the same model of the same, is never made again. */
export class ModelCalls {
  private overflowing = false;
  private longestCallMs = 0;
  private answering = false;

  constructor(
    private readonly dependencies: DigestDependencies,
    private readonly frame: PromptFrame,
    private readonly limits: Limits,
    private readonly calibration: Calibration,
    private readonly gauge: SlotGauge,
    private readonly signal: AbortSignal,
    /** Whether calls that earlier runs made are found again. */
    private readonly reuse: boolean,
    /** Counts on from earlier attempts of the run. */
    readonly usage: DigestUsage,
  ) {}

  /** Throws where a prompt as the server counted it showed that chunks are too large for the context. */
  throwIfOverflowing(): void {
    if (this.overflowing) throw new ContextOverflow('The server counts more tokens than were estimated.');
  }

  private keyOf(call: ModelCall): string {
    const { provider, facts } = this.dependencies.model;
    const hash = createHash('sha256');
    const { question, isSummary, language, several } = this.frame;
    const made = [
      PROMPT_VERSION,
      provider,
      facts.model,
      call.kind,
      call.outputTokens,
      question,
      isSummary,
      language ?? null,
      several,
      ...call.madeOf,
    ];
    return `node:${hash.update(JSON.stringify(made)).digest('hex')}`;
  }

  async stored(call: ModelCall): Promise<ModelOutput | undefined> {
    const text = await this.storedText(call);
    if (text === undefined) return undefined;
    this.usage.callsFromCache++;
    return { text, truncated: false, cached: true };
  }

  /** What an earlier run made of the same; not counted. */
  async storedText(call: ModelCall): Promise<string | undefined> {
    return this.reuse ? this.dependencies.nodes.get(this.keyOf(call)) : undefined;
  }

  /** The texts of those calls that an earlier run made, by the index of the call; not counted. */
  async storedTexts(calls: readonly ModelCall[], pacer: Pacer): Promise<Map<number, string>> {
    if (!this.reuse) return new Map();
    const keys: string[] = [];
    for (const call of calls) {
      keys.push(this.keyOf(call));
      if (pacer.due) await pacer.pause();
    }
    const texts = await this.dependencies.nodes.getMany(keys);
    return new Map(keys.flatMap((key, index) => (texts.has(key) ? [[index, texts.get(key) as string] as const] : [])));
  }

  /** Generates, once more where the first attempt broke or stalled, and stores the text before it returns. `begun` is called at the first text. */
  async make(call: ModelCall, begun: () => void): Promise<ModelOutput> {
    let extra = this.limits.reasoningTokens;
    for (let attempt = 0; ; attempt++) {
      try {
        const output = await this.attempt(call, extra, attempt > 0, begun);
        if (!(call.kind === 'answer' || call.kind === 'whole') || !output.truncated)
          await this.dependencies.nodes.put(this.keyOf(call), output.text);
        return output;
      } catch (error) {
        this.signal.throwIfAborted();
        const failure = toAgentError(error);
        if (failure.code === 'context_overflow') {
          this.calibration.observeRefusal();
          throw new ContextOverflow(failure.message, { cause: failure });
        }
        if (attempt > 0 || FINAL.has(failure.code)) throw failure;
        call.onRetry?.(failure);
        if (failure.code === 'output_limit') extra += REASONING_TOKENS;
        if (failure.code === 'rate_limited' || failure.code === 'overloaded') await pause(BACK_OFF_MS, this.signal);
      }
    }
  }

  private async attempt(
    call: ModelCall,
    reasoningTokens: number,
    again: boolean,
    begun: () => void,
  ): Promise<ModelOutput> {
    const { model, now } = this.dependencies;
    const cut = new AbortController();
    this.usage.calls++;
    const startedAt = now();
    const prompt = call.prompt();
    const stream = model
      .generate(
        {
          prompt,
          contextTokens: call.contextTokens ?? this.limits.contextTokens,
          maxOutputTokens: call.outputTokens + reasoningTokens,
        },
        AbortSignal.any([this.signal, cut.signal]),
      )
      [Symbol.asyncIterator]();
    let text = '';
    let reasoned = false;
    let firstAt: number | undefined;
    let restart = again;
    let over: (() => void) | undefined;
    let done: Extract<GenerateEvent, { type: 'done' }> | undefined;
    try {
      while (done === undefined) {
        const next = await this.nextEvent(stream, over !== undefined);
        if (next === undefined)
          throw new AgentError('stream_broken', 'The model ended its answer without finishing it.', {
            retryable: true,
          });
        if (next.type === 'loading') call.onLoading?.();
        else if (next.type === 'done') done = next;
        else {
          over ??= this.gauge.began();
          firstAt ??= now();
          begun();
          this.answering = true;
          if (next.type === 'reasoning') {
            reasoned = true;
            call.onReasoning?.(next.text);
          } else {
            text += next.text;
            call.onText?.(next.text, restart);
            restart = false;
          }
        }
      }
    } catch (error) {
      cut.abort();
      throw error;
    } finally {
      over?.();
      // A stream that does not heed its signal must not hold the run: it is left to itself.
      void Promise.resolve(stream.return?.()).catch(() => undefined);
    }
    this.longestCallMs = Math.max(this.longestCallMs, now() - startedAt);
    // Servers that do not tell how long they read a prompt are timed by their first word.
    this.account(
      call,
      prompt,
      done,
      done.promptDurationMs ?? (firstAt === undefined ? undefined : firstAt - startedAt),
    );
    text = text.trim();
    if (text === '') {
      if (reasoned) {
        this.calibration.observeReasoning();
        throw new AgentError(
          'output_limit',
          'The model used up its answer on reasoning. Choose a model that reasons less, or a larger context.',
          { retryable: true },
        );
      }
      throw new AgentError('bad_response', 'The model answered with nothing. Try again, or choose another model.', {
        retryable: true,
      });
    }
    const truncated = done.reason === 'length';
    return {
      text: truncated && call.kind !== 'answer' && call.kind !== 'whole' ? wholeLines(text) : text,
      truncated,
      cached: false,
    };
  }

  /** Undefined where the stream is over. Throws where it stalls. */
  private async nextEvent(stream: AsyncIterator<GenerateEvent>, begun: boolean): Promise<GenerateEvent | undefined> {
    const idle = this.dependencies.stallMs ?? DEFAULT_STALL_MS;
    // Before its first word a call may wait for a slot, and the first call of all for the model to load: that is the provider's to judge.
    const limit = begun ? idle : this.answering ? Math.max(idle, LONGEST_WAIT * this.longestCallMs) : undefined;
    let timer: NodeJS.Timeout | undefined;
    let abort: (() => void) | undefined;
    try {
      const result = await Promise.race([
        stream.next(),
        new Promise<never>((_, reject) => {
          abort = () => reject(new AgentError('cancelled', 'The run was stopped.'));
          if (this.signal.aborted) abort();
          this.signal.addEventListener('abort', abort, { once: true });
          if (limit !== undefined)
            timer = setTimeout(
              () =>
                reject(
                  new AgentError('idle_timeout', `The model sent nothing for ${Math.round(limit / 1_000)} s.`, {
                    retryable: true,
                  }),
                ),
              limit,
            );
        }),
      ]);
      return result.done === true ? undefined : result.value;
    } finally {
      clearTimeout(timer);
      if (abort !== undefined) this.signal.removeEventListener('abort', abort);
    }
  }

  private account(
    call: ModelCall,
    prompt: string,
    done: Extract<GenerateEvent, { type: 'done' }>,
    promptMs: number | undefined,
  ): void {
    const { promptTokens, outputTokens } = done.usage;
    this.usage.promptTokens += promptTokens;
    this.usage.outputTokens += outputTokens;
    // A call with a context of its own says nothing about the fit of the others.
    if (call.contextTokens !== undefined) return;
    this.usage.contextUsed = Math.max(this.usage.contextUsed, promptTokens + outputTokens);
    if (this.calibration.observe(prompt, promptTokens, promptMs, this.limits, this.frame)) this.overflowing = true;
  }
}

/** Notes that were cut end with their last whole line. */
function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n');
  return end > text.length / 2 ? text.slice(0, end) : text;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const stop = (): void => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  signal.throwIfAborted();
}
