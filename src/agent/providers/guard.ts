import { toAgentError, type AgentError } from '../../protocol/index.js';
import type { Provider, WarmRequest } from '../interfaces/index.js';
import type { Timeouts } from './configuration.js';
import { nameInMessages } from './nameInMessages.js';
import { shapeOutput } from './output/shapeOutput.js';
import { firstTokenLimit, timedStream } from './timedStream.js';
import { wait } from './watch.js';
import { cancelled, type ProviderError } from './wire/errors.js';

const MOST_RETRIES = 3;
const FIRST_RETRY_MS = 500;
/** If a server asks for a longer wait, the error goes to the user instead. */
const LONGEST_RETRY_MS = 30_000;
/** Interval for polling a server that is loading its model. */
const LOADING_POLL_MS = 1_000;

export interface GuardOptions {
  timeouts?: Timeouts;
  /** Waits; rejects when the signal aborts. */
  sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  random?: () => number;
}

const isLoading = (error: AgentError): boolean => (error as Partial<ProviderError>).loading === true;

/** The delay before retry `attempt` (0, 1, …), or undefined to give up. */
function retryDelay(error: AgentError, attempt: number, random: () => number): number | undefined {
  if (!error.retryable || attempt >= MOST_RETRIES || (error.code !== 'rate_limited' && error.code !== 'overloaded'))
    return undefined;
  const own = FIRST_RETRY_MS * 2 ** attempt * (0.5 + random());
  const asked = (error as Partial<ProviderError>).retryAfterMs ?? 0;
  // Jitter is added to the server's own delay, so that many clients don't return together.
  const delay = asked > 0 ? asked + own * 0.25 : own;
  return delay > LONGEST_RETRY_MS ? undefined : delay;
}

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw cancelled(signal.reason);
}

/**
 * The only owner of time-outs and retries. Retries 429 and 503 at most three times, and only before the first token;
 * waits for a server that is loading its model; reports everything else immediately.
 */
function guardGenerate(provider: Provider, options: GuardOptions): Provider['generate'] {
  const { timeouts, sleep = wait, random = Math.random } = options;
  const beginsInside = new Set<string>();
  return async function* (request, signal) {
    let saidLoading = false;
    let waitedMs = 0;
    for (let attempt = 0; ;) {
      throwIfCancelled(signal);
      let begun = false;
      try {
        const events = timedStream(provider, request, timeouts, signal);
        for await (const event of shapeOutput(events, { label: nameInMessages(provider), request, beginsInside })) {
          if (event.type === 'loading' && saidLoading) continue;
          saidLoading ||= event.type === 'loading';
          begun ||= event.type !== 'loading' && event.type !== 'reading';
          yield event;
        }
        return;
      } catch (error) {
        throwIfCancelled(signal);
        const failure = toAgentError(error);
        if (begun) throw failure;
        if (isLoading(failure) && waitedMs < firstTokenLimit(provider, timeouts)) {
          if (!saidLoading) yield { type: 'loading' };
          saidLoading = true;
          waitedMs += LOADING_POLL_MS;
          await sleep(LOADING_POLL_MS, signal);
          continue;
        }
        const delay = retryDelay(failure, attempt, random);
        if (delay === undefined) throw failure;
        attempt++;
        await sleep(delay, signal);
      }
    }
  };
}

/** Repeats the request while the server is loading its model. */
async function afterLoading<T>(
  provider: Provider,
  { timeouts, sleep = wait }: GuardOptions,
  signal: AbortSignal | undefined,
  ask: () => Promise<T>,
  onLoading?: () => void,
): Promise<T> {
  const heeded = signal ?? new AbortController().signal;
  for (let waitedMs = 0; ; waitedMs += LOADING_POLL_MS) {
    try {
      return await ask();
    } catch (error) {
      throwIfCancelled(heeded);
      const failure = toAgentError(error);
      if (!isLoading(failure) || waitedMs >= firstTokenLimit(provider, timeouts)) throw failure;
      onLoading?.();
      await sleep(LOADING_POLL_MS, heeded);
    }
  }
}

/** Loads the model within the time that a first token may take. */
async function warmWithin(
  provider: Provider,
  { timeouts }: GuardOptions,
  request: WarmRequest,
  signal: AbortSignal,
): Promise<void> {
  const limit = AbortSignal.timeout(firstTokenLimit(provider, timeouts));
  await provider.warm?.(request, AbortSignal.any([signal, limit]));
}

/**
 * Wraps a provider with time-outs, retries, waiting for a loading model, and output shaping. `own` replaces further
 * methods.
 */
export function guardProvider(provider: Provider, options: GuardOptions, own: Partial<Provider> = {}): Provider {
  const guarded: Partial<Provider> = {
    ...own,
    generate: guardGenerate(provider, options),
    models: (signal, onLoading) => afterLoading(provider, options, signal, () => provider.models(signal), onLoading),
    warm: provider.warm && ((request, signal) => warmWithin(provider, options, request, signal)),
    describe: (model, signal, onLoading) =>
      afterLoading(provider, options, signal, () => provider.describe(model, signal), onLoading),
  };
  // Spreading would lose the methods of a class's prototype.
  return new Proxy(provider, {
    get(target, key) {
      if (Object.hasOwn(guarded, key)) return guarded[key as keyof Provider];
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value as (...parameters: unknown[]) => unknown).bind(target) : value;
    },
  });
}
