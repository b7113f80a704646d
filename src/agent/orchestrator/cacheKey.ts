import { createHash } from 'node:crypto';
import type { Source } from '../interfaces/index.js';
import type { SummaryLength } from '../../protocol/index.js';

/** Everything that changes an answer. */
export interface AnswerIdentity {
  /** Citations name their source by its id and place, and give ranges from where a selection begins. */
  sources: { id: string; place: string; start: Source['documentStart']; contentHash: string }[];
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

/** What a source is called, whatever it says now. */
export function placeNameOf({ url, uri, title }: Pick<Source, 'url' | 'uri' | 'title'>): string {
  return url ?? uri ?? title;
}

/** The same question about the same place, whatever its content and whoever answers: for telling what changed. */
export function subjectKey(places: string[], query: string): string {
  return hash([places, normalizeQuestion(query)]);
}

export function normalizeQuestion(query: string): string {
  return query.normalize('NFC').trim().replace(/\s+/g, ' ');
}
