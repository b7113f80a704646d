import type { PrivatePage } from './dependencies.js';
import { referenceOf, type RequestedSource } from './requestedSource.js';

/**
 * The pages of the person's browser whose text goes into a run's prompts, also by way of an earlier answer. `isPrivate`:
 * the run's label says that there are some.
 */
export function privatePagesOf(sources: RequestedSource[], isPrivate: boolean): PrivatePage[] {
  const marked = sources.filter((requested) => 'source' in requested && requested.source.private === true);
  // Nothing is marked before it is read, or if it had to be fetched again.
  return (marked.length > 0 ? marked : isPrivate ? sources : []).map(referenceOf);
}
