import type { ModelFacts, Provider } from '../interfaces/index.js';

/** A provider with the model that it will be asked for. */
export interface BoundProvider {
  provider: Provider;
  facts: ModelFacts;
}

/** Where the text goes. */
export function locationOf({ facts }: BoundProvider): Provider['location'] {
  return facts.location;
}
