import { AgentError, message } from '../../protocol/index.js';
import type { ProviderDependencies } from './configuration.js';

/** What the user allowed for a provider that runs elsewhere. `ask`: whether it is there, with its key. `send`: text as well. */
export type Allowed = 'nothing' | 'ask' | 'send';

/**
 * The only way out to a provider that runs elsewhere: every request and every key of its client passes here, for answers,
 * embeddings, lists, health and downloads alike. Reading is allowed to whoever may be asked; what carries a text needs consent.
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
