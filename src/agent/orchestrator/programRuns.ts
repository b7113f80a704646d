import { AgentError, INLINE_TEXT_FIELDS, message, type StartAgent } from '../../protocol/index.js';
import type { Requester } from '../interfaces/index.js';
import { requestsOf } from './requests.js';

/** Runs that browser companions may have in progress: a person hands over a few pages, a broken companion any number. */
const MOST_HANDED_OVER = 8;
/** Runs of all programs together that may be in progress: as many as there can be clients. */
const MOST_RUNS = 64;
/**
 * Length of the texts that these runs were passed, in UTF-16 units. While a run is in progress, its text takes about
 * eight times that in memory.
 */
const MOST_PASSED_CHARACTERS = 32_000_000;

function passedCharacters(command: StartAgent): number {
  let sum = 0;
  for (const request of requestsOf(command))
    for (const field of INLINE_TEXT_FIELDS) sum += (request as Partial<Record<string, string>>)[field]?.length ?? 0;
  return sum;
}

/**
 * Throws if this process already does as much as it can for programs (`too_many_requests`) or for companions
 * (`agent_busy`): a run goes on when its client has left, so limits on connections don't limit runs. A run that is alone
 * may be of any size.
 */
export function throwIfTooMany(
  command: StartAgent,
  { trust }: Pick<Requester, 'trust'>,
  going: readonly { trust: Requester['trust']; command: StartAgent }[],
): void {
  if (trust === 'user') return;
  const count = going.filter((run) => run.trust === 'companion').length;
  if (trust === 'companion' && count >= MOST_HANDED_OVER)
    throw new AgentError('agent_busy', message('runs.tooManyHandedOver', { count }), { retryable: true });
  const ofPrograms = going.filter((run) => run.trust !== 'user');
  const passed = ofPrograms.reduce((sum, run) => sum + passedCharacters(run.command), 0);
  const isTooLong = ofPrograms.length > 0 && passed + passedCharacters(command) > MOST_PASSED_CHARACTERS;
  if (ofPrograms.length >= MOST_RUNS || isTooLong)
    throw new AgentError('too_many_requests', message('server.tooManyRuns'), { retryable: true });
}
