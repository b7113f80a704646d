import type { StartAgent } from '../../protocol/index.js';
import type { Asker, Requester, RunLabel } from '../interfaces/index.js';
import type { RunDependencies } from './dependencies.js';
import { requestsOf } from './requests.js';

/** Text from the person, or from the person's browser, is private. */
const isPrivate = (broughtBy: RunLabel['broughtBy']): boolean => broughtBy === 'user' || broughtBy === 'companion';

/** Whether the pages that it asks to read come from the person's browser. */
export const isHandedOver = ({ trust, handedOver }: Requester): boolean => trust === 'companion' || handedOver === true;

/** Who passes a text. Nobody else learns from the cache that somebody asked about it, or what has changed in it. */
export const senderOf = ({ trust, caller }: Asker): string => (caller === undefined ? trust : `${trust} ${caller}`);

/** Decides, by a run's label, who may see it; the only place that does. */
export interface RunAccess {
  maySee(asker: Asker, label: RunLabel | undefined): boolean;
}

export function createRunAccess({
  clientMayRead,
  settings,
}: Pick<RunDependencies, 'clientMayRead' | 'settings'>): RunAccess {
  return {
    maySee({ trust, caller }, label) {
      if (trust === 'user') return true;
      // A companion only sends pages and can't see runs, not even its own.
      if (trust === 'companion') return false;
      // For a run without a label, nobody knows what it read.
      if (!label || isPrivate(label.broughtBy)) return false;
      // Another assistant, or a later conversation with the same one, didn't receive this text.
      if (label.caller !== undefined && label.caller !== caller) return false;
      // A page's location may become known only when it is read.
      if (label.askedBy === 'user' && !label.settled) return false;
      if (label.local && settings().allowLocalAddresses !== 'everyone') return false;
      return label.documents.every(clientMayRead);
    },
  };
}

/**
 * The label of a run that is being requested, as far as the request determines it. Refused sources aren't read and
 * don't affect the label.
 */
export function labelFor(
  command: StartAgent,
  requester: Requester,
  { clientMayRead }: Pick<RunDependencies, 'clientMayRead'>,
): RunLabel {
  const { trust, caller } = requester;
  const requests = requestsOf(command);
  const passesText = requests.some((request) => 'text' in request || 'markdown' in request || 'html' in request);
  return {
    askedBy: trust,
    local: false,
    // A link from a private page may be private, too.
    broughtBy: isHandedOver(requester) ? 'companion' : passesText ? trust : undefined,
    caller: passesText ? caller : undefined,
    documents: requests.flatMap((request) =>
      'uri' in request && (trust === 'user' || clientMayRead(request.uri)) ? [request.uri] : [],
    ),
    settled: false,
  };
}

/**
 * The earlier run is part of the follow-up's prompt and answer, so a caller that may not see one may not see the other.
 */
export function withEarlier(label: RunLabel, earlier: RunLabel | undefined): RunLabel {
  // For a run without a label, nobody knows what it read.
  if (!earlier) return { ...label, broughtBy: 'user' };
  return {
    ...label,
    local: label.local || earlier.local,
    broughtBy: isPrivate(earlier.broughtBy) ? earlier.broughtBy : (label.broughtBy ?? earlier.broughtBy),
    caller: label.caller ?? earlier.caller,
    documents: [...new Set([...label.documents, ...earlier.documents])],
  };
}
