import { AgentError, message, toAgentError, type StartAgent } from '../../protocol/index.js';
import type { PassedOver, Provider } from '../interfaces/index.js';
import type { PrivatePage, RunDependencies } from './dependencies.js';
import { abortable } from '../streams/abortable.js';
import { locationOf, type BoundProvider } from './boundProvider.js';

export interface ProviderCandidate {
  bound: BoundProvider;
  passedOver: PassedOver[];
}

/** What a search for a provider tells before it ends. */
interface SearchReports {
  /** The server is running and its model is still loading. */
  onLoading(provider: Provider, model: string | undefined): void;
  /** A provider is available that may have the sources' text, unless its model turns out to be elsewhere. */
  onLikely(): void;
}

export type CandidateFinder = ReturnType<typeof candidateFinder>;

/**
 * Tries the providers in order until one is available, has a known model, and the user consents to sending text to it.
 * `pages`: pages of the person's browser in the prompt, for which each run asks again.
 */
export function candidateFinder(
  command: StartAgent,
  pages: PrivatePage[],
  { providers, consent }: Pick<RunDependencies, 'providers' | 'consent'>,
) {
  const exclude: string[] = [];
  const allowed = new Set<Provider>();

  const throwUnlessAllowed = async (provider: Provider, signal: AbortSignal) => {
    if (allowed.has(provider)) return;
    const { id, label, host } = provider;
    if (!(await abortable(signal, consent.cloudProvider(id, label, host))))
      throw new AgentError('consent_needed', message('runs.noConsent', { label }));
    const [first] = pages;
    if (first && !(await abortable(signal, consent.privatePages?.(pages, id, label, host) ?? Promise.resolve(false))))
      throw new AgentError('consent_needed', message('runs.privateKept', { label, title: first.title }));
    allowed.add(provider);
  };

  const find = async (
    preferred: string | undefined,
    signal: AbortSignal,
    reports?: SearchReports,
  ): Promise<ProviderCandidate> => {
    const passedOver: ProviderCandidate['passedOver'] = [];
    const named = preferred === undefined ? undefined : providers.get(preferred);
    // Before the status request, which sends it the key.
    if (named?.location === 'cloud') await throwUnlessAllowed(named, signal);
    for (;;) {
      const choice = await abortable(signal, providers.choose({ preferred, exclude: [...exclude], signal }));
      passedOver.push(...choice.passedOver);
      const { provider } = choice;
      try {
        // A requested model belongs to one provider: the next ones in the order use their own best model.
        const asked = exclude.length === 0 ? command.model : undefined;
        if (provider.location === 'cloud') await throwUnlessAllowed(provider, signal);
        reports?.onLikely();
        const bound = {
          provider,
          facts: await abortable(
            signal,
            provider.describe(asked, signal, () => reports?.onLoading(provider, asked)),
          ),
        };
        if (provider.location !== 'cloud' && locationOf(bound) === 'cloud') await throwUnlessAllowed(provider, signal);
        return { bound, passedOver };
      } catch (error) {
        signal.throwIfAborted();
        // A provider or model that was requested by name isn't replaced.
        if (preferred !== undefined || (command.model !== undefined && exclude.length === 0)) throw error;
        exclude.push(provider.id);
        passedOver.push({ provider: provider.id, reason: toAgentError(error).sentence });
      }
    }
  };
  return {
    first: (signal: AbortSignal, reports: SearchReports) => find(command.provider, signal, reports),
    async next(failed: Provider, error: AgentError, signal: AbortSignal): Promise<BoundProvider> {
      exclude.push(failed.id);
      if (command.provider !== undefined) throw error;
      try {
        return (await find(undefined, signal)).bound;
      } catch {
        // The first failure is more specific than "no other provider is available".
        throw error;
      }
    },
  };
}
