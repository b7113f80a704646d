import { AgentError, toAgentError } from '../../protocol/index.js';
import type { GenerateEvent, GenerateRequest, Provider } from '../interfaces/index.js';
import type { Timeouts } from './configuration.js';
import { cancelled, streamBroken } from './errors.js';

/** A large cold model takes minutes to load from a slow disk, and a long prompt minutes more on a CPU. */
const FIRST_TOKEN_MS = { local: 600_000, mock: 60_000, cloud: 180_000 };
/** Between two tokens even a CPU needs a few seconds at most. */
const IDLE_MS = 90_000;
/** A loaded model begins within this; after it the reader wants to know why nothing happens. */
const LOADING_AFTER_MS = 1_500;
const MOST_RETRIES = 3;
const FIRST_RETRY_MS = 500;
/** A server that asks for a longer wait is not waited for: the reader decides. */
const LONGEST_RETRY_MS = 30_000;
/** Longest output where the request sets no limit: a book's chapter. */
const MOST_CHARACTERS = 400_000;
/** No tokeniser averages more; so a server that heeds its limit never meets this one. */
const CHARACTERS_PER_TOKEN = 12;
const LEAST_CHARACTER_CAP = 20_000;

export interface GuardOptions {
  timeouts?: Timeouts;
  /** Waits; rejects when the signal aborts. */
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  random?: () => number;
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      clearTimeout(timer);
      reject(cancelled(signal.reason));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', aborted);
      resolve();
    }, milliseconds);
    if (signal.aborted) aborted();
    else signal.addEventListener('abort', aborted, { once: true });
  });
}

/** The wait before retry `attempt` (0, 1, …), or undefined where it is not worth it. */
function retryDelay(error: AgentError, attempt: number, random: () => number): number | undefined {
  if (!error.retryable || attempt >= MOST_RETRIES || (error.code !== 'rate_limited' && error.code !== 'overloaded'))
    return undefined;
  const own = FIRST_RETRY_MS * 2 ** attempt * (0.5 + random());
  const asked = (error as { retryAfterMs?: number }).retryAfterMs ?? 0;
  // The jitter comes on top of what the server asks, so that many clients do not return together.
  const delay = asked > 0 ? asked + own * 0.25 : own;
  return delay > LONGEST_RETRY_MS ? undefined : delay;
}

type Step = { kind: 'event'; result: IteratorResult<GenerateEvent> } | { kind: 'silence' };

/**
 * Waits for one event after another, for a time-out, or for the signal, whichever comes first. One timer and one listener serve
 * all the tokens of an answer: made anew for each, they would cost more than the tokens.
 */
class Watch {
  private settle: { resolve: (step: Step) => void; reject: (error: unknown) => void } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private milliseconds = 0;
  private readonly aborted = () => this.settle?.reject(cancelled(this.signal.reason));

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', this.aborted, { once: true });
  }

  next(pending: Promise<IteratorResult<GenerateEvent>>, milliseconds: number): Promise<Step> {
    return new Promise<Step>((resolve, reject) => {
      this.settle = { resolve, reject };
      if (this.timer && this.milliseconds === milliseconds) this.timer.refresh();
      else {
        clearTimeout(this.timer);
        this.milliseconds = milliseconds;
        this.timer = setTimeout(() => this.settle?.resolve({ kind: 'silence' }), milliseconds);
      }
      if (this.signal.aborted) this.aborted();
      pending.then((result) => resolve({ kind: 'event', result }), reject);
    });
  }

  end(): void {
    clearTimeout(this.timer);
    this.signal.removeEventListener('abort', this.aborted);
  }
}

/** One attempt, with its time-outs and its cap. */
async function* attemptOnce(
  provider: Provider,
  request: GenerateRequest,
  timeouts: Timeouts | undefined,
  signal: AbortSignal,
): AsyncGenerator<GenerateEvent, void, void> {
  const endpoint = { label: provider.label, host: provider.host ?? provider.label };
  const firstTokenMs = timeouts?.firstTokenMs ?? FIRST_TOKEN_MS[provider.location];
  const idleMs = timeouts?.idleMs ?? IDLE_MS;
  const loadingAfterMs = Math.min(timeouts?.loadingAfterMs ?? LOADING_AFTER_MS, firstTokenMs);
  const most =
    request.maxOutputTokens === undefined
      ? MOST_CHARACTERS
      : Math.max(LEAST_CHARACTER_CAP, request.maxOutputTokens * CHARACTERS_PER_TOKEN);
  const inner = new AbortController();
  const iterator = provider.generate(request, AbortSignal.any([signal, inner.signal]))[Symbol.asyncIterator]();

  // A provider that does not heed its signal is not waited for.
  const watch = new Watch(signal);
  let characters = 0;
  let answered = false;
  let begun = false;
  let saidLoading = false;
  try {
    let pending = iterator.next();
    for (;;) {
      const limit = begun ? idleMs : saidLoading ? firstTokenMs - loadingAfterMs : loadingAfterMs;
      const next = await watch.next(pending, limit);
      if (next.kind === 'silence') {
        if (begun)
          throw new AgentError(
            'idle_timeout',
            `${provider.label} fell silent in mid-answer for ${seconds(idleMs)}. What came so far is kept; run it again.`,
            { retryable: true },
          );
        if (saidLoading || loadingAfterMs === firstTokenMs) {
          throw new AgentError(
            'first_token_timeout',
            `${provider.label} took the question but sent no word for ${seconds(firstTokenMs)}. Check that the model fits into memory, or choose a smaller one.`,
            { retryable: true },
          );
        }
        saidLoading = true;
        yield { type: 'loading' };
        continue;
      }
      if (next.result.done) throw streamBroken(endpoint);
      const event = next.result.value;
      if (event.type === 'loading') {
        if (!saidLoading) yield event;
        saidLoading = true;
      } else if (event.type === 'done') {
        yield event;
        return;
      } else {
        begun = true;
        characters += event.text.length;
        answered ||= event.type === 'text';
        yield event;
        if (characters > most) {
          if (!answered)
            throw new AgentError(
              'output_limit',
              `${provider.label} went on reasoning without an answer. Choose a model that reasons less.`,
              { retryable: true },
            );
          const outputTokens = Math.ceil(characters / 4);
          yield {
            type: 'done',
            reason: 'length',
            usage: {
              promptTokens: Math.ceil((request.prompt.length + (request.system?.length ?? 0)) / 4),
              outputTokens,
            },
          };
          return;
        }
      }
      pending = iterator.next();
    }
  } finally {
    watch.end();
    inner.abort();
    // Not awaited: a provider that hangs would hold the run.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled(signal.reason);
}

const seconds = (milliseconds: number): string =>
  milliseconds >= 120_000
    ? `${Math.round(milliseconds / 60_000)} minutes`
    : `${Math.max(1, Math.round(milliseconds / 1_000))} s`;

/**
 * Wraps a provider's `generate` with what every provider needs: first-token and idle time-outs, `loading` after a silent while, a
 * cap on the output, retries on 429 and 503 before the first token, and an error where a stream ends without `done`.
 */
export function guardGenerate(provider: Provider, options: GuardOptions = {}): Provider['generate'] {
  const { timeouts, sleep = wait, random = Math.random } = options;
  return async function* (request, signal) {
    for (let attempt = 0; ; attempt++) {
      throwIfCancelled(signal);
      let begun = false;
      try {
        for await (const event of attemptOnce(provider, request, timeouts, signal)) {
          begun ||= event.type !== 'loading';
          yield event;
        }
        return;
      } catch (error) {
        throwIfCancelled(signal);
        const failure = toAgentError(error);
        const delay = begun ? undefined : retryDelay(failure, attempt, random);
        if (delay === undefined) throw failure;
        await sleep(delay, signal);
      }
    }
  };
}
