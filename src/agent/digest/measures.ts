import type { LearnedFacts } from '../../protocol/index.js';
import type { LearnedModels, RunFacts, Store } from '../interfaces/index.js';
import type { PoolMeasures } from './callGate.js';

/** Measurements of one model, kept between runs. Another build, quantization, or context starts over. */
export interface Measured extends PoolMeasures {
  /** Identity of the measured model; absent in data of earlier versions. */
  provider?: string;
  model?: string;
  /** The server's actual context, if smaller than reported or assumed; tokens. */
  context?: number;
  /** How that was discovered: named by the server in a rejection, seen when it truncated a prompt, or guessed. */
  contextFrom?: 'server' | 'cut' | 'guess';
  /** Largest prompt that was accepted in full, in tokens. */
  largestPrompt?: number;
  /** Its counts omit cached tokens; undefined until a count was doubtful. */
  omitsCached?: boolean;
  /** Tokens per estimated token, for prompts that no server truncates. */
  smallRatio?: number;
  /** Output tokens per second of one call. */
  outputRate?: number;
  /** When the first of these was measured, ISO 8601. */
  since?: string;
  /** Reported tokens per estimated token: the highest seen, decaying slowly. */
  ratio?: number;
  /** The same for notes that the model wrote, which may be denser than their text. */
  notesRatio?: number;
  /** Largest chunk for this context, in estimated tokens: kept while it fits, because other chunks mean other nodes. */
  chunkTokens?: Record<string, number>;
  /** Prompt tokens per second. */
  promptRate?: number;
  /** Most calls seen to generate concurrently. */
  slots?: number;
  /** The model reasons before it answers. */
  reasons?: boolean;
  /** Output tokens that its reasoning needs, if the usual reserve turned out to be too small. */
  reasoningTokens?: number;
}

const PREFIX = 'measures:';
export const measuresKey = (identity: string, contextTokens: number): string => `${PREFIX}${identity}@${contextTokens}`;

/** Measurements loaded or taken in this process, by store and model: only a model's first run waits for the disk. */
const remembered = new WeakMap<object, Map<string, Measured>>();

/** The measurements for `key`; concurrent runs measure the same model and share them. */
export async function loadMeasures(facts: RunFacts, key: string): Promise<Measured> {
  const store = facts.store ?? facts;
  let known = remembered.get(store);
  if (!known) remembered.set(store, (known = new Map<string, Measured>()));
  const before = known.get(key);
  if (before) return before;
  const stored = await facts.getFact(key);
  // Another run may have loaded it in the meantime.
  const measured = known.get(key) ?? (typeof stored === 'object' && stored !== null ? stored : {});
  known.set(key, measured);
  return measured;
}

/** What the user sees of it; undefined if nothing was measured. */
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

/** What has been learned about models and their servers, from the store's `facts`. */
export function createLearnedModels(
  facts: Pick<Store, 'getFact' | 'putFact' | 'listFacts' | 'deleteFact'>,
): LearnedModels {
  /** Keys and measurements of a model, excluding those of other servers under the same name. */
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
        // Measurements of previous weights or contexts are no longer in use.
        if (!learned || model === undefined || (latest.get(model)?.since ?? '') > learned.since) continue;
        latest.set(model, learned);
      }
      return latest;
    },
    async forget(provider, host, model) {
      for (const [key, measured] of await measuresOf(provider, host)) {
        if (measured.model !== model && `${measured.model}:latest` !== model) continue;
        await facts.deleteFact(key);
        // A run in progress measures again.
        const inUse: Record<string, unknown> = { ...remembered.get(facts)?.get(key) };
        for (const name of Object.keys(inUse)) delete remembered.get(facts)?.get(key)?.[name as keyof Measured];
      }
    },
  };
}
