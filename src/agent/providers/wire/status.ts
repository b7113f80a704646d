import {
  toAgentError,
  told,
  type AgentError,
  type ProviderState,
  type ProviderStatus,
} from '../../../protocol/index.js';
import type { Provider } from '../../interfaces/index.js';
import { silent, type Endpoint } from './errors.js';

/** A status is told within 2 s, whatever the server does. */
const STATUS_TIMEOUT_MS = 1_800;
/** A run takes a server that was there within this for there: it finds out by itself where that is no longer so. */
export const LATELY_MS = 60_000;

export interface StatusQuestion {
  endpoint: Endpoint;
  signal: AbortSignal | undefined;
  /** Asks the server, within the signal that `within` makes, and tells the model that would answer. */
  look(within: () => AbortSignal): Promise<string | undefined>;
  /** The model where the server is there and only that model is not. */
  modelWhereAway?(failure: AgentError): string | undefined;
}

function stateOf(failure: AgentError): ProviderState {
  if ((failure as { loading?: boolean }).loading) return 'loading';
  if (failure.code === 'model_not_found') return 'model_missing';
  if (failure.code === 'unauthorized') return 'unauthorized';
  if (failure.code === 'provider_unavailable') return 'unreachable';
  return 'failing';
}

/** What `Provider.status` tells; does not throw. */
export async function statusOf(
  { id, label, location }: Pick<Provider, 'id' | 'label' | 'location'>,
  { endpoint, signal, look, modelWhereAway }: StatusQuestion,
): Promise<ProviderStatus> {
  const base = { provider: id, label, location };
  let timeout: AbortSignal | undefined;
  // Made only where the server is asked, which for most runs it was lately.
  const within = () => {
    timeout = AbortSignal.timeout(STATUS_TIMEOUT_MS);
    return signal ? AbortSignal.any([signal, timeout]) : timeout;
  };
  try {
    return { ...base, available: true, state: 'ready', model: await look(within) };
  } catch (error) {
    const failure = timeout?.aborted === true ? silent(endpoint) : toAgentError(error);
    const state = stateOf(failure);
    // A server that loads its model is there: a run waits for it.
    return {
      ...base,
      available: state === 'loading',
      state,
      model: modelWhereAway?.(failure),
      ...told(failure.sentence),
    };
  }
}
