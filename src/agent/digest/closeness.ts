import { hashOf } from './hashOf.js';
import type { Run } from './run.js';

/** Number of passages compared by meaning: those that share the most words first, then as many others as fit. */
const MOST_COMPARED = 160;
/** Texts per request to the embedding model. */
const BATCH = 32;
/**
 * The user is waiting: embeddings finished in this time are kept for the next question, and words alone rank this one.
 */
const DEADLINE_MS = 4_000;
/** Significant digits kept of a vector's numbers; more don't change the order. */
const DIGITS = 5;

function cosine(a: readonly number[], b: readonly number[]): number {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (let index = 0; index < a.length; index++) {
    const x = a[index] ?? 0;
    const y = b[index] ?? 0;
    dot += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
}

/**
 * Semantic similarity of texts to the question, by position, computed from the provider's embeddings. The first positions in
 * `order` are compared, and the others are absent. undefined if the provider has no embeddings or they
 * fail: words alone rank then. Vectors are stored by embedding model and text.
 */
export async function closenessOf(
  run: Run,
  question: string,
  order: readonly number[],
  textOf: (position: number) => string,
): Promise<Map<number, number> | undefined> {
  const { model, nodes } = run.dependencies;
  const { embed } = model;
  if (!embed) return undefined;
  const signal = AbortSignal.any([run.signal, AbortSignal.timeout(DEADLINE_MS)]);
  try {
    const {
      identity,
      vectors: [asked],
    } = await embed([question], signal);
    if (!asked) return undefined;
    const keyOf = (text: string) => `embedding:${hashOf([model.provider, identity, text])}`;
    const compared = order.slice(0, MOST_COMPARED);
    const keys = new Map(compared.map((position) => [position, keyOf(textOf(position))]));
    const kept = await nodes.getMany([...keys.values()]);
    const vectors = new Map<number, number[]>();
    for (const [position, key] of keys) {
      const stored = kept.get(key);
      if (stored !== undefined) vectors.set(position, JSON.parse(stored) as number[]);
    }
    const missing = compared.filter((position) => !vectors.has(position));
    for (let from = 0; from < missing.length; from += BATCH) {
      const batch = missing.slice(from, from + BATCH);
      const made = await embed(batch.map(textOf), signal);
      for (const [index, position] of batch.entries()) {
        const vector = made.vectors[index];
        // Another embedding model was installed in the meantime.
        if (!vector || made.identity !== identity) return undefined;
        vectors.set(position, vector);
        await nodes.put(
          keys.get(position) ?? '',
          JSON.stringify(vector.map((value) => Number(value.toPrecision(DIGITS)))),
        );
      }
    }
    return new Map([...vectors].map(([position, vector]) => [position, cosine(asked, vector)]));
  } catch {
    run.signal.throwIfAborted();
    return undefined;
  }
}
