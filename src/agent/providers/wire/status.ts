import {
  toAgentError,
  told,
  type AgentError,
  type ProviderState,
  type ProviderStatus,
} from '../../../protocol/index.js';
import type { Provider } from '../../interfaces/index.js';
import { silent, type Endpoint } from './errors.js';

/** A status is reported within 2 s, whatever the server does. */
const STATUS_TIMEOUT_MS = 1_800;
/** A run assumes that a server seen within this time is still up: if it isn't, the run itself finds out. */
export const LATELY_MS = 60_000;

export interface StatusQuestion {
  endpoint: Endpoint;
  signal: AbortSignal | undefined;
  /** Queries the server, within the signal that `within` creates, and returns the model that would answer. */
  look(within: () => AbortSignal): Promise<string | undefined>;
  /** The model, if the server is up and only that model is missing. */
  modelWhereAway?(failure: AgentError): string | undefined;
}

function stateOf(failure: AgentError): ProviderState {
  if ((failure as { loading?: boolean }).loading) return 'loading';
  if (failure.code === 'model_not_found') return 'model_missing';
  if (failure.code === 'unauthorized') return 'unauthorized';
  if (failure.code === 'provider_unavailable') return 'unreachable';
  return 'failing';
}

/** Implements `Provider.status`; doesn't throw. */
export async function statusOf(
  { id, label, location }: Pick<Provider, 'id' | 'label' | 'location'>,
  { endpoint, signal, look, modelWhereAway }: StatusQuestion,
): Promise<ProviderStatus> {
  const base = { provider: id, label, location };
  let timeout: AbortSignal | undefined;
  // Created only if the server is queried; most runs use a recent result.
  const within = () => {
    timeout = AbortSignal.timeout(STATUS_TIMEOUT_MS);
    return signal ? AbortSignal.any([signal, timeout]) : timeout;
  };
  try {
    return { ...base, available: true, state: 'ready', model: await look(within) };
  } catch (error) {
    const failure = timeout?.aborted === true ? silent(endpoint) : toAgentError(error);
    const state = stateOf(failure);
    // A server that is loading its model is up: a run waits for it.
    return {
      ...base,
      available: state === 'loading',
      state,
      model: modelWhereAway?.(failure),
      ...told(failure.sentence),
    };
  }
}
