import type { Command } from '../../protocol/index.js';
import type { Requester } from '../interfaces/index.js';
import { hash } from './cacheKey.js';

/** Number of requests to remember: far more than a client has pending when its connection breaks. */
const MOST_REMEMBERED = 1_000;

/**
 * Results of requests with an id, so that one sent again after a reconnect isn't executed twice. Programs that share a
 * session may use the same ids, so the same id with a different command is a different request.
 */
export class RequestMemory<Result> {
  /** Oldest first. */
  private readonly results = new Map<string, Result>();

  find(command: Command, requester: Requester): Result | undefined {
    const key = keyOf(command, requester);
    return key === undefined ? undefined : this.results.get(key);
  }

  keep(command: Command, requester: Requester, result: Result): void {
    const key = keyOf(command, requester);
    if (key === undefined) return;
    this.results.set(key, result);
    for (const oldest of this.results.keys()) {
      if (this.results.size <= MOST_REMEMBERED) break;
      this.results.delete(oldest);
    }
  }

  forget(isGone: (result: Result) => boolean): void {
    for (const [key, result] of this.results) if (isGone(result)) this.results.delete(key);
  }
}

function keyOf(command: Command, { sessionId, trust }: Requester): string | undefined {
  if (command.request_id === undefined) return undefined;
  // A client's request is never answered with something only the user may see.
  return hash([sessionId, trust, Object.entries(command).sort(([one], [other]) => (one < other ? -1 : 1))]);
}
