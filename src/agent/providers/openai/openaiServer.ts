import type { ModelFacts } from '../../interfaces/index.js';
import type { ProviderDependencies } from '../configuration.js';
import { isThisMachine } from '../wire/hosts.js';
import { fetchOk } from '../wire/providerFetch.js';
import type { Endpoint } from '../wire/errors.js';
import {
  familyOf,
  listedContext,
  type ListedModel,
  type Seen,
  type ServerFacts,
  type ServerFamily,
} from './serverFamilies.js';

/** Additional lookups take milliseconds; a server busy with a prompt may take longer. */
const ASK_MS = 3_000;
/** Context that every server of this protocol supports, used if it is unknown: the first large prompt shows more. */
const ASSUMED_CONTEXT_TOKENS = 8_192;

/** Detects which server this is and what it is running. */
export class OpenAiServer {
  constructor(
    private readonly address: string,
    private readonly dependencies: Pick<ProviderDependencies, 'fetch' | 'getKey'>,
    private readonly endpoint: Endpoint,
  ) {}

  /** The model as the server is running it, and the server's family. Never throws: unreported values are unknown. */
  async look(seen: Seen, model: ListedModel | undefined): Promise<{ family: ServerFamily; facts: ServerFacts }> {
    const family = familyOf(seen);
    const facts = model && family.ask ? await family.ask((path) => this.ask(path), model) : {};
    return { family, facts };
  }

  /** `{}` if the server has no such path or doesn't answer in time. */
  private async ask(path: string): Promise<unknown> {
    const root = this.address.replace(/\/v\d+$/, '');
    try {
      const key = await this.dependencies.getKey();
      const response = await fetchOk(
        this.dependencies.fetch,
        `${root}/${path}`,
        {
          headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
          signal: AbortSignal.timeout(ASK_MS),
        },
        this.endpoint,
      );
      return JSON.parse(await response.text());
    } catch {
      return {};
    }
  }

  /** The context: set by the user, reported by the server, typical of its family, or a cautious guess. */
  contextOf(
    { family, facts }: { family: ServerFamily; facts: ServerFacts },
    model: ListedModel | undefined,
    configured: number | undefined,
  ): Pick<ModelFacts, 'contextTokens' | 'contextSource'> {
    const told = facts.contextTokens ?? (model && listedContext(model));
    if (told !== undefined) return { contextTokens: Math.min(told, configured ?? told), contextSource: 'told' };
    if (configured !== undefined) return { contextTokens: configured, contextSource: 'assumed' };
    if (family.contextTokens !== undefined) return { contextTokens: family.contextTokens, contextSource: 'told' };
    // The trained context is only the upper limit for a server; it may have been started with less.
    const trained = model?.meta?.n_ctx_train;
    const most = typeof trained === 'number' && trained > 0 ? trained : Infinity;
    return { contextTokens: Math.min(ASSUMED_CONTEXT_TOKENS, most), contextSource: 'assumed' };
  }

  get isLocal(): boolean {
    return isThisMachine(this.address);
  }
}
