import { AgentError, message, type Message } from '../../protocol/index.js';
import type { GenerateEvent, GenerateRequest, Provider } from '../interfaces/index.js';
import type { Timeouts } from './configuration.js';
import { nameInMessages } from './nameInMessages.js';
import { Watch } from './watch.js';
import { streamBroken } from './wire/errors.js';

/** A large cold model takes minutes to load from a slow disk, and a long prompt takes minutes more on a CPU. */
const FIRST_TOKEN_MS = { local: 600_000, mock: 60_000, cloud: 180_000 };
/** Between two tokens, even a CPU needs a few seconds at most. */
const IDLE_MS = 60_000;
/** A loaded model starts within this time; after it, the user wants to know why nothing happens. */
const LOADING_AFTER_MS = 1_500;

export const firstTokenLimit = ({ location }: Provider, timeouts: Timeouts | undefined): number =>
  timeouts?.firstTokenMs ?? FIRST_TOKEN_MS[location];

const duration = (milliseconds: number): Message =>
  milliseconds >= 120_000
    ? message('providers.minutes', { count: Math.round(milliseconds / 60_000) })
    : message('providers.seconds', { count: Math.max(1, Math.round(milliseconds / 1_000)) });

/**
 * One attempt with its time-outs. Reports what it is waiting for after a pause, and fails if the first or next token
 * doesn't arrive in time, or if the stream ends without `done`.
 */
export async function* timedStream(
  provider: Provider,
  request: GenerateRequest,
  timeouts: Timeouts | undefined,
  signal: AbortSignal,
): AsyncGenerator<GenerateEvent, void, void> {
  const label = nameInMessages(provider);
  const firstTokenMs = firstTokenLimit(provider, timeouts);
  const idleMs = timeouts?.idleMs ?? IDLE_MS;
  const loadingAfterMs = Math.min(timeouts?.loadingAfterMs ?? LOADING_AFTER_MS, firstTokenMs);
  const inner = new AbortController();
  const iterator = provider.generate(request, AbortSignal.any([signal, inner.signal]))[Symbol.asyncIterator]();
  // Don't wait for a provider that ignores its signal.
  const watch = new Watch(signal);
  let begun = false;
  let saidWhy = false;
  try {
    let pending = iterator.next();
    for (;;) {
      const next = await watch.next(pending, begun ? idleMs : saidWhy ? firstTokenMs - loadingAfterMs : loadingAfterMs);
      if (next.kind === 'silence') {
        if (begun)
          throw new AgentError('idle_timeout', message('providers.idle', { label, seconds: duration(idleMs) }), {
            retryable: true,
          });
        if (saidWhy || loadingAfterMs === firstTokenMs)
          throw new AgentError(
            'first_token_timeout',
            message('providers.firstTokenTimeout', { label, seconds: duration(firstTokenMs) }),
            { retryable: true },
          );
        saidWhy = true;
        yield { type: provider.isLoaded?.(request.model) === true ? 'reading' : 'loading' };
        continue;
      }
      if (next.result.done) throw streamBroken({ label });
      const event = next.result.value;
      if (event.type === 'loading') {
        if (!saidWhy) yield event;
        saidWhy = true;
      } else {
        // A server that reports prompt progress is working.
        if (event.type === 'reading') saidWhy = true;
        else begun = true;
        yield event;
        if (event.type === 'done') return;
      }
      pending = iterator.next();
    }
  } finally {
    watch.end();
    inner.abort();
    // Not awaited: a hanging provider would block the run.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
