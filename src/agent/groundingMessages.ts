import { createHash } from 'node:crypto';
import type { AnswerEnd, DigestSource, GroundingResult } from './interfaces/index.js';
import type { GroundedSentence } from '../protocol/index.js';
import type { PlacedSource } from './placeOf.js';

/** The fields of a source that grounding needs. */
export type GroundingSource = PlacedSource & { id: string; language?: string };

export function groundingSource({ id, source }: DigestSource): GroundingSource {
  const { format, markdown, verbatim, documentStart, pageStarts, places, recognized, symbols, language } = source;
  return { id, format, markdown, verbatim, documentStart, pageStarts, places, recognized, symbols, language };
}

/** Key of an index over these sources: equal for equal texts with equal positions. */
export function indexKey(sources: readonly DigestSource[]): string {
  const told = sources.map((each) => [each.source.contentHash, { ...groundingSource(each), markdown: null }]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/**
 * Messages from the engine to the grounding worker. `index` precedes the answers that use it; `forget` follows the last
 * one. `part`: the next part of the text of a source of an index to come, by its position. `instead`: the key of an unused
 * index of an earlier version of the sources, which this one replaces. `generation` counts how often an answer was restarted.
 */
export type GroundingTask =
  | { kind: 'part'; key: string; source: number; text: string }
  | { kind: 'index'; key: string; sources: GroundingSource[]; instead?: string }
  | { kind: 'forget'; key: string }
  | { kind: 'open'; answer: number; key: string }
  | { kind: 'text'; answer: number; text: string; generation: number }
  | { kind: 'finish'; answer: number; end: AnswerEnd; generation: number }
  | { kind: 'close'; answer: number };

/** Messages from the worker to the engine. `failed`: the worker can't ground this answer. */
export type GroundingReply =
  | { kind: 'sentences'; answer: number; sentences: GroundedSentence[]; generation: number }
  | { kind: 'finished'; answer: number; result: GroundingResult }
  | { kind: 'failed'; answer: number; reason: string };
