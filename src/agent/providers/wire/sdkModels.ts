import { cancelled, type Endpoint } from './errors.js';
import { sdkFailure } from './sdkFailure.js';

/** Model lists change rarely, and a cloud service isn't queried before each run. */
export const LIST_MS = 60_000;
/** On this machine, models are swapped within seconds. */
export const LOCAL_LIST_MS = 3_000;

/**
 * All models of an SDK's paged list; empty if a gateway has no list, which may work all the same. Throws classified
 * errors.
 */
export async function sdkModels<T>(
  pages: AsyncIterable<T>,
  endpoint: Endpoint,
  signal: AbortSignal | undefined,
): Promise<T[]> {
  try {
    const models: T[] = [];
    for await (const model of pages) models.push(model);
    return models;
  } catch (error) {
    if (signal?.aborted) throw cancelled(error);
    const failure = sdkFailure(error, endpoint, false);
    if (failure.code === 'bad_response' || failure.code === 'model_not_found') return [];
    throw failure;
  }
}
