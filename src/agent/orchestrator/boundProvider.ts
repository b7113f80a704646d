import type { ModelFacts, Provider } from '../interfaces/index.js';

/** A provider with the model to request. */
export interface BoundProvider {
  provider: Provider;
  facts: ModelFacts;
}

/** The text's destination. */
export function locationOf({ facts }: BoundProvider): Provider['location'] {
  return facts.location;
}
