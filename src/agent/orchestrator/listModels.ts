import type { Runs } from '../interfaces/index.js';
import type { RunDependencies } from './dependencies.js';

/** The models of all providers with what runs have learned about them, and the states of the providers. */
export async function listModels(
  { providers, learned }: Pick<RunDependencies, 'providers' | 'learned'>,
  options: Parameters<Runs['models']>[0],
): ReturnType<Runs['models']> {
  const [listed, before] = await Promise.all([providers.models(options), providers.status()]);
  // A server that was loading may have loaded in the meantime.
  const states = before.some(({ state }) => state === 'loading') ? await providers.status() : before;
  const models = listed.map((model) => ({ ...model }));
  for (const { provider } of states) {
    const known = await learned.of(provider, providers.get(provider)?.host);
    for (const model of models) {
      if (model.provider !== provider) continue;
      // A setting may name a model without the tag that the list shows.
      model.learned = known.get(model.id) ?? known.get(model.id.replace(/:latest$/, ''));
    }
  }
  return { models, providers: states };
}
