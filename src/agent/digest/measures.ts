import type { LearnedFacts } from '../../protocol/index.js';
import type { LearnedModels, Store } from '../interfaces/index.js';
import type { PoolMeasures } from './callGate.js';

/** Measured facts of one model, kept between runs. They belong to what runs there: another build, quantization or context starts again. */
export interface Measured extends PoolMeasures {
  /** Whose facts these are; absent from what earlier versions stored. */
  provider?: string;
  model?: string;
  /** Context that the server was found to have, where it has less than was told or assumed; tokens. */
  context?: number;
  /** When that was found, ms since 1970: a server that tells nothing may have been restarted with more since. */
  contextAt?: number;
  /** Largest prompt that was taken whole, tokens. */
  largestPrompt?: number;
  /** Tokens per estimated token of prompts that no server cuts. */
  smallRatio?: number;
  /** Output tokens a second of one call. */
  outputRate?: number;
  /** When the first of all this was measured, ISO 8601. */
  since?: string;
  /** Tokens that the server reported per estimated token: the highest seen, slowly forgotten. */
  ratio?: number;
  /** Largest chunk by context, estimated tokens: kept while it fits, because other chunks mean other nodes. */
  chunkTokens?: Record<string, number>;
  /** Prompt tokens a second. */
  promptRate?: number;
  /** Most calls that were seen to generate at once. */
  slots?: number;
  /** The model thinks aloud before it answers. */
  reasons?: boolean;
}

type Facts = Pick<Store, 'getFact' | 'putFact'>;

const PREFIX = 'measures:';
export const measuresKey = (identity: string, contextTokens: number): string => `${PREFIX}${identity}@${contextTokens}`;

/** What was loaded or measured in this process, by store and model: only the first run of a model waits for the disk. */
const remembered = new WeakMap<Facts, Map<string, Measured>>();

/** The measures under `key`; runs side by side measure the same model, and share them. */
export async function loadMeasures(facts: Facts, key: string): Promise<Measured> {
  let known = remembered.get(facts);
  if (!known) remembered.set(facts, (known = new Map<string, Measured>()));
  const before = known.get(key);
  if (before) return before;
  const stored = await facts.getFact(key);
  // Another run may have loaded it meanwhile.
  const measured = known.get(key) ?? (typeof stored === 'object' && stored !== null ? stored : {});
  known.set(key, measured);
  return measured;
}

/** What the person is shown of it; undefined where nothing of it was measured. */
function learnedOf({ context, slots, promptRate, outputRate, since }: Measured): LearnedFacts | undefined {
  if (since === undefined) return undefined;
  return {
    context_tokens: context,
    slots,
    prompt_tokens_per_second: promptRate && Math.round(promptRate),
    output_tokens_per_second: outputRate && Math.round(outputRate * 10) / 10,
    since,
  };
}

/** What was learned about models and their servers, as the store `facts` has it. */
export function createLearnedModels(
  facts: Pick<Store, 'getFact' | 'putFact' | 'listFacts' | 'deleteFact'>,
): LearnedModels {
  /** Keys and measures of a model; those of another server under the same name are not among them. */
  async function measuresOf(provider: string, host: string | undefined): Promise<[string, Measured][]> {
    const stored = await facts.listFacts(`${PREFIX}${host === undefined ? '' : `${host}/`}`);
    return [...stored]
      .map(([key, value]): [string, Measured] => [key, typeof value === 'object' && value !== null ? value : {}])
      .filter(([, measured]) => measured.provider === provider);
  }
  return {
    async of(provider, host) {
      const latest = new Map<string, LearnedFacts>();
      for (const [, measured] of await measuresOf(provider, host)) {
        const learned = learnedOf(measured);
        const model = measured.model;
        // Weights or a context that the server had before have measures of their own, which are no longer in use.
        if (!learned || model === undefined || (latest.get(model)?.since ?? '') > learned.since) continue;
        latest.set(model, learned);
      }
      return latest;
    },
    async forget(provider, host, model) {
      for (const [key, measured] of await measuresOf(provider, host)) {
        if (measured.model !== model && `${measured.model}:latest` !== model) continue;
        await facts.deleteFact(key);
        // A run that goes on measures again.
        const inUse: Record<string, unknown> = { ...remembered.get(facts)?.get(key) };
        for (const name of Object.keys(inUse)) delete remembered.get(facts)?.get(key)?.[name as keyof Measured];
      }
    },
  };
}
