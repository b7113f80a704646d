import { createHash } from 'node:crypto';
import type { BoundProvider } from './boundProvider.js';
import type { Source } from '../interfaces/index.js';
import type { SummaryLength } from '../../protocol/index.js';

/** Everything that changes an answer. */
export interface AnswerIdentity {
  /** Citations name their source by its id and place, and give ranges from where a selection begins. */
  sources: { id: string; source: SourceIdentity }[];
  query: string;
  provider: string;
  /** The very model: its host and, where that is known, the digest of its weights. */
  model: string;
  promptVersion: string;
  language: string | undefined;
  length: SummaryLength;
  budget: { calls: number; minutes: number };
  history: { question: string; answer: string }[];
  continued: boolean;
  checkDoubtful: boolean;
}

/** All that an answer tells of its source, whose text stands in its content hash. */
export type SourceIdentity = Omit<Source, 'markdown' | 'hosts' | 'readAt'>;

export function sourceIdentity(source: Source): SourceIdentity {
  const identity: Partial<Source> = { ...source };
  delete identity.markdown;
  delete identity.hosts;
  delete identity.readAt;
  return identity as SourceIdentity;
}

/** A model by all that is known of it: another server's, or a tag that was pulled again, is another one. */
export function modelIdentity({ provider, facts }: BoundProvider): string {
  return facts.identity ?? [provider.host ?? '', facts.model].join('\n');
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
