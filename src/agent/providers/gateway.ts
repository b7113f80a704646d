import { AgentError, message } from '../../protocol/index.js';
import type { ProviderDependencies } from './configuration.js';

/**
 * What the user permits for a provider that runs elsewhere. `ask`: status requests, with its key. `send`: text, too.
 */
export type Allowed = 'nothing' | 'ask' | 'send';

/**
 * The only way out to a provider that runs elsewhere. Every request and key of its client passes through here: answers,
 * embeddings, model lists, status, and downloads. Status requests need permission to ask; requests that contain text
 * need consent.
 */
export function gateway(
  { fetch, getKey, now }: ProviderDependencies,
  label: string,
  allowed: () => Promise<Allowed>,
): ProviderDependencies {
  return {
    now,
    async fetch(url, init) {
      const may = await allowed();
      const carriesText = (init.method ?? 'GET').toUpperCase() !== 'GET';
      if (may === 'nothing' || (carriesText && may !== 'send'))
        throw new AgentError('consent_needed', message('runs.noConsent', { label }));
      return fetch(url, init);
    },
    getKey: async () => ((await allowed()) === 'nothing' ? undefined : getKey()),
  };
}
