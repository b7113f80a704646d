import { AgentError, message, sentenceOf, textOf, type Message, type ProviderStatus } from '../../protocol/index.js';
import type { Provider, ProviderChoice, Providers } from '../interfaces/index.js';
import { descriptorOf } from './descriptors.js';
import { nameInMessages } from './nameInMessages.js';

/** The providers to choose from, under the settings at the time of the call. */
export interface Choosable {
  get(id: string): Provider | undefined;
  inOrder(): Provider[];
  /** Those in the order first. */
  all(): Provider[];
  startMockLlm?: () => Promise<boolean>;
}

/** The provider that was asked for, or the first in the order that is available. Throws `no_provider` if there is none. */
export function createChoose(providers: Choosable): Providers['choose'] {
  return async ({ preferred, exclude = [], localOnly = false, signal } = {}) => {
    if (preferred !== undefined) return named(preferred, providers, signal);
    const reasons: Message[] = [];
    const passedOver: ProviderChoice['passedOver'] = [];
    for (const provider of providers.inOrder()) {
      const { id } = provider;
      if (exclude.includes(id)) continue;
      if (localOnly && provider.location !== 'local') break;
      const status = await reach(provider, providers, signal);
      signal?.throwIfAborted();
      if (status.available) return { provider, passedOver };
      reasons.push(reasonOf(status));
      const isNotSetUp = status.state === 'not_set_up' || status.state === 'stopped';
      passedOver.push({ provider: id, reason: reasonOf(status), isNotSetUp });
    }
    throw new AgentError(
      'no_provider',
      message('providers.noneAvailable', {
        reasons: reasons.length > 0 ? separated(reasons) : message('providers.orderExhausted'),
      }),
      { retryable: true },
    );
  };
}

async function named(id: string, providers: Choosable, signal: AbortSignal | undefined): Promise<ProviderChoice> {
  const provider = providers.get(id);
  if (!provider) {
    const ids = providers.all().map((other) => other.id);
    const known = ids.join(', ') || message('providers.none');
    throw new AgentError('no_provider', message('providers.unknownProvider', { id, known }));
  }
  const status = await reach(provider, providers, signal);
  // The server is up and only its model is missing: the run may request another.
  if (!status.available && status.state !== 'model_missing')
    throw new AgentError(
      status.state === 'unauthorized' || (status.state === 'not_set_up' && status.can?.includes('set_key'))
        ? 'unauthorized'
        : 'provider_unavailable',
      reasonOf(status),
      { retryable: true },
    );
  return { provider, passedOver: [] };
}

/** Its status; of the mock LLM, after starting it if needed. */
async function reach(
  provider: Provider,
  { startMockLlm }: Choosable,
  signal: AbortSignal | undefined,
): Promise<ProviderStatus> {
  const status = await provider.status(signal, true);
  if (status.available || !descriptorOf(provider.id)?.can.start || !startMockLlm) return status;
  return (await startMockLlm()) ? provider.status(signal) : status;
}

function reasonOf({ message: text, ...status }: ProviderStatus): Message {
  return text === undefined
    ? message('providers.unavailable', { label: nameInMessages(status) })
    : sentenceOf({ ...status, message: text });
}

/** Each with a period before the next one; the last may end with a command to type, which takes none. */
function separated(reasons: readonly Message[]): Message[] {
  return reasons.map((reason, index) =>
    index === reasons.length - 1 || /[.!?]$/.test(textOf(reason))
      ? reason
      : message('providers.reasonBefore', { reason }),
  );
}
