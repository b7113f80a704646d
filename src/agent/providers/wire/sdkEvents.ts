import type { GenerateEvent } from '../../interfaces/index.js';
import { cancelled, type Endpoint } from './errors.js';
import { sdkFailure } from './sdkFailure.js';

/**
 * The events of a stream that an SDK opens within the signal it is given. Failures are classified; the connection is
 * closed however the stream ends, which makes the server stop generating.
 */
export async function* sdkEvents<Stream>(
  open: (within: AbortSignal) => Promise<Stream>,
  eventsOf: (stream: Stream) => AsyncIterable<GenerateEvent>,
  endpoint: Endpoint,
  signal: AbortSignal,
): AsyncGenerator<GenerateEvent, void, void> {
  let begun = false;
  const left = new AbortController();
  try {
    for await (const event of eventsOf(await open(AbortSignal.any([signal, left.signal])))) {
      begun = true;
      yield event;
    }
  } catch (error) {
    if (signal.aborted) throw cancelled();
    throw sdkFailure(error, endpoint, begun);
  } finally {
    left.abort();
  }
  // The SDK ends the stream silently on an abort.
  if (signal.aborted) throw cancelled(signal.reason);
}
