import { asWritten, message, type Message } from '../../../protocol/index.js';
import { wordsIn } from '../wire/errorBody.js';
import {
  badResponse,
  cancelled,
  modelNotFound,
  ProviderError,
  presentable,
  streamBroken,
  type Endpoint,
} from '../wire/errors.js';
import { NdjsonError, readNdjson } from '../wire/ndjson.js';
import { fetchOk, type Fetch } from '../wire/providerFetch.js';

interface Layer {
  total: number;
  completed: number;
}

/** Share of all layers known so far; the weights are nearly all of it. */
function share(layers: ReadonlyMap<string, Layer>): number | null {
  let total = 0;
  let completed = 0;
  for (const layer of layers.values()) {
    total += layer.total;
    completed += layer.completed;
  }
  return total > 0 ? Math.min(1, completed / total) : null;
}

/** Downloads a model. Leaving the loop or aborting the signal stops it; Ollama resumes the download next time. */
export async function* pullModel(
  fetch: Fetch,
  baseUrl: string,
  endpoint: Endpoint,
  signal: AbortSignal,
): AsyncGenerator<{ sentence: Message; done: number | null }, void, void> {
  const leave = new AbortController();
  const layers = new Map<string, Layer>();
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: endpoint.model, stream: true }),
    signal: AbortSignal.any([signal, leave.signal]),
  };
  try {
    const response = await fetchOk(fetch, `${baseUrl}/api/pull`, init, endpoint);
    for await (const value of readNdjson(response.body ?? [])) {
      const line = (value ?? {}) as Record<string, unknown>;
      const said = wordsIn(line.error);
      if (said !== undefined) {
        if (/file does not exist|not found/i.test(said))
          throw modelNotFound({ ...endpoint, howToGet: message('providers.notInLibrary') });
        const { label, model = '' } = endpoint;
        throw new ProviderError(
          'provider_error',
          message('providers.pullFailed', { label, model, said: presentable(said) }),
          { retryable: true },
        );
      }
      if (typeof line.digest === 'string' && typeof line.total === 'number') {
        layers.set(line.digest, {
          total: line.total,
          completed: typeof line.completed === 'number' ? line.completed : 0,
        });
      }
      const finished = line.status === 'success';
      yield {
        sentence: typeof line.status === 'string' ? asWritten(line.status) : message('providers.pulling'),
        done: finished ? 1 : share(layers),
      };
      if (finished) return;
    }
    throw streamBroken(endpoint);
  } catch (error) {
    if (signal.aborted) throw cancelled(error);
    if (error instanceof NdjsonError) throw badResponse(endpoint, 'providers.what.notJson');
    throw error;
  } finally {
    leave.abort();
  }
}
