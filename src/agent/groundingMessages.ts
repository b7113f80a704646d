import { createHash } from 'node:crypto';
import type { DigestSource, GroundingResult } from './interfaces/index.js';
import type { GroundedSentence } from '../protocol/index.js';
import type { PlacedSource } from './placeOf.js';

/** What grounding needs of a source. */
export type GroundingSource = PlacedSource & { id: string; language?: string };

export function groundingSource({ id, source }: DigestSource): GroundingSource {
  const { format, markdown, verbatim, documentStart, pageStarts, places, recognized, symbols, language } = source;
  return { id, format, markdown, verbatim, documentStart, pageStarts, places, recognized, symbols, language };
}

/** Names an index over these sources: the same for the same texts standing in the same places. */
export function indexKey(sources: readonly DigestSource[]): string {
  const told = sources.map((each) => [each.source.contentHash, { ...groundingSource(each), markdown: null }]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/**
 * From the engine to the thread that grounds. `index` comes before the answers over it, `forget` after the last of them.
 * `generation` counts how often an answer began anew.
 */
export type GroundingTask =
  | { kind: 'index'; key: string; sources: GroundingSource[] }
  | { kind: 'forget'; key: string }
  | { kind: 'open'; answer: number; key: string }
  | { kind: 'text'; answer: number; text: string; generation: number }
  | { kind: 'finish'; answer: number; text: string; question: string; generation: number }
  | { kind: 'close'; answer: number };

/** And back. `failed`: the answer can't be grounded here. */
export type GroundingReply =
  | { kind: 'sentences'; answer: number; sentences: GroundedSentence[]; generation: number }
  | { kind: 'finished'; answer: number; result: GroundingResult }
  | { kind: 'failed'; answer: number; reason: string };
