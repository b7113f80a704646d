import { AgentError, message, toAgentError, type SourceRequest } from '../../protocol/index.js';
import type { ReadContext, Requester, Source } from '../interfaces/index.js';
import { abortable } from '../streams/abortable.js';
import { isHandedOver } from './access.js';
import type { RunDependencies } from './dependencies.js';

type Rights = Pick<RunDependencies, 'sourceReader' | 'settings' | 'clientMayRead' | 'consent'>;

/** Whether the settings allow this address to be local without asking. */
function mayBeLocal(request: SourceRequest, requester: Requester, { settings }: Rights): boolean {
  if (!('url' in request) || request.url === undefined) return false;
  const { allowLocalAddresses } = settings();
  // A link on a page must not lead the agent into the person's network.
  if (isHandedOver(requester)) return false;
  return (
    allowLocalAddresses === 'everyone' ||
    (allowLocalAddresses === 'user' && requester.trust === 'user' && !requester.suggested)
  );
}

/** A connected program may only read documents in the open folders, and a browser may read none. */
function throwIfForeign(uri: string, { trust }: Requester, { clientMayRead }: Rights): void {
  if (trust === 'user' || (trust === 'client' && clientMayRead(uri))) return;
  throw new AgentError('read_failed', message('runs.foreignDocument', { uri }));
}

/**
 * Reads a source with the caller's permissions. Runs and tools always read through this function. Throws AgentError, or
 * the signal's reason when it aborts.
 */
export async function readAs(
  request: SourceRequest,
  requester: Requester,
  context: Omit<ReadContext, 'allowLocal'>,
  rights: Rights,
): Promise<Source> {
  const { signal } = context;
  if ('uri' in request) throwIfForeign(request.uri, requester, rights);
  const read = async (allowLocal: boolean) => {
    const source = await abortable(signal, rights.sourceReader.read(request, { ...context, allowLocal }));
    return isHandedOver(requester) ? { ...source, private: true } : source;
  };
  const allowed = mayBeLocal(request, requester, rights);
  try {
    return await read(allowed);
  } catch (error) {
    const refused = toAgentError(error);
    // Confirmation is requested only once the address is known to be local, and only from the person at the machine.
    // They can't approve where a page redirects to.
    const byRedirect = toAgentError(refused.cause).code === 'blocked_address';
    const mayAsk = requester.trust === 'user' && !allowed && !byRedirect && refused.code === 'blocked_address';
    const { consent } = rights;
    if (!mayAsk || !consent.localAddress || !('url' in request) || !request.url) throw refused;
    // Declining is a choice, not a failure.
    if (!(await abortable(signal, consent.localAddress(request.url))))
      throw new AgentError('consent_needed', refused.sentence, { cause: refused });
    return read(true);
  }
}
