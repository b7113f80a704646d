import type { StartAgent } from '../../protocol/index.js';
import type { Asker, Requester, RunLabel } from '../interfaces/index.js';
import type { RunDependencies } from './dependencies.js';
import { requestsOf } from './requests.js';

/** Decides who may see a run, by its label; the only place that does. */
export interface RunAccess {
  maySee({ trust }: Asker, label: RunLabel | undefined): boolean;
}

export function createRunAccess({
  clientMayRead,
  settings,
}: Pick<RunDependencies, 'clientMayRead' | 'settings'>): RunAccess {
  return {
    maySee({ trust }, label) {
      if (trust === 'user') return true;
      // Of a run without a label nobody knows what it read.
      if (!label || label.broughtBy === 'user') return false;
      // Where a page is may be known only when it was read.
      if (label.askedBy === 'user' && !label.settled) return false;
      if (label.local && settings().allowLocalAddresses !== 'everyone') return false;
      return label.documents.every(clientMayRead);
    },
  };
}

/** The label of a run that is asked for now, as far as the request tells. What is refused is not read, and marks nothing. */
export function labelFor(
  command: StartAgent,
  { trust }: Requester,
  { clientMayRead }: Pick<RunDependencies, 'clientMayRead'>,
): RunLabel {
  const requests = requestsOf(command);
  return {
    askedBy: trust,
    local: false,
    broughtBy: requests.some((request) => 'text' in request || 'markdown' in request || 'html' in request)
      ? trust
      : undefined,
    documents: requests.flatMap((request) =>
      'uri' in request && (trust === 'user' || clientMayRead(request.uri)) ? [request.uri] : [],
    ),
    settled: false,
  };
}

/** What a run goes on from is in its prompt and in its answer, so that nobody may see it who may not see that. */
export function withEarlier(label: RunLabel, earlier: RunLabel | undefined): RunLabel {
  // Nobody knows what a run without a label read.
  if (!earlier) return { ...label, broughtBy: 'user' };
  return {
    ...label,
    local: label.local || earlier.local,
    broughtBy: [label.broughtBy, earlier.broughtBy].includes('user') ? 'user' : (label.broughtBy ?? earlier.broughtBy),
    documents: [...new Set([...label.documents, ...earlier.documents])],
  };
}
