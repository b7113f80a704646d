import type { SourceRequest, SummaryLength } from '../../protocol/index.js';
import type { DigestSource, PrepareDigest, Requester } from '../interfaces/index.js';
import { locationOf } from './boundProvider.js';
import type { RunDependencies } from './dependencies.js';
import { readAs } from './readAs.js';

/** The likely content of the next run. */
export interface PrepareRequest {
  sources: SourceRequest[];
  provider?: string;
  model?: string;
  length?: SummaryLength;
}

type Dependencies = Pick<
  RunDependencies,
  'providers' | 'sourceReader' | 'settings' | 'clientMayRead' | 'consent' | 'store' | 'grounder'
> & { prepareDigest: PrepareDigest };

/** Never prompts the person, who hasn't asked for anything yet. */
const NO_QUESTIONS = { cloudProvider: () => Promise.resolve(false) };

/**
 * Reads and indexes the sources and loads the model before the person runs anything, so that the run waits for neither. Loads
 * only a model on this machine, and sends nothing elsewhere. Never throws: the run itself reports problems.
 */
export async function prepareRun(
  { sources, provider: wanted, model: wantedModel, length }: PrepareRequest,
  requester: Requester,
  dependencies: Dependencies,
  signal: AbortSignal,
): Promise<void> {
  const { providers, store, settings, grounder } = dependencies;
  const rights = { ...dependencies, consent: NO_QUESTIONS };
  const readOne = async (request: SourceRequest, index: number): Promise<DigestSource> => ({
    id: `s${index + 1}`,
    source: await readAs(
      request,
      requester,
      { signal, fresh: false, render: settings().render, onProgress: () => undefined },
      rights,
    ),
  });
  const warm = async () => {
    const named = wanted === undefined ? undefined : providers.get(wanted);
    // Checking whether it is available would send it the key.
    if (named && named.location !== 'local') return;
    const { provider } = await providers.choose({ preferred: wanted, localOnly: true, signal });
    if (!provider.warm) return;
    const facts = await provider.describe(wantedModel, signal);
    if (locationOf({ provider, facts }) !== 'local') return;
    const { contextTokens, prefixOf } = await dependencies.prepareDigest(length ?? settings().length, {
      model: { provider: provider.id, facts },
      facts: store,
    });
    const prefix = async () => {
      const read = await reading;
      return read.length > 0 ? prefixOf(read) : undefined;
    };
    await provider.warm({ model: facts.model, contextTokens, prefix }, signal);
  };
  const reading = Promise.all(sources.map(readOne));
  const checking = async () => grounder.prepare(await reading, signal);
  await Promise.allSettled([warm(), checking()]);
}
