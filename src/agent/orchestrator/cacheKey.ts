import { createHash } from 'node:crypto';
import type { SummaryLength } from '../protocol/index.js';

/** Everything that changes an answer. */
export interface AnswerIdentity {
  contentHashes: string[];
  query: string;
  provider: string;
  model: string;
  promptVersion: string;
  language: string | undefined;
  length: SummaryLength;
  budget: { calls: number; minutes: number };
  history: { question: string; answer: string }[];
  continued: boolean;
  checkDoubtful: boolean;
}

export function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

export function answerKey(identity: AnswerIdentity): string {
  return hash({ ...identity, query: normalizeQuestion(identity.query) });
}

/** The same question about the same place, whatever its content and whoever answers: for telling what changed. */
export function subjectKey(places: string[], query: string): string {
  return hash([places, normalizeQuestion(query)]);
}

export function normalizeQuestion(query: string): string {
  return query.normalize('NFC').trim().replace(/\s+/g, ' ');
}
