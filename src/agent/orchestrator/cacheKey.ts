import { createHash } from 'node:crypto';
import type { Source } from '../interfaces/index.js';
import type { ReadingDepth, SummaryLength } from '../../protocol/index.js';

/** Everything that affects an answer. */
export interface AnswerIdentity {
  /** Citations refer to their source by id and position, and give ranges from the start of the selection. */
  sources: { id: string; source: SourceIdentity }[];
  query: string;
  provider: string;
  /** `ModelFacts.identity`: another server's model, or a tag that was pulled again, is a different model. */
  model: string;
  promptVersion: string;
  language: string | undefined;
  length: SummaryLength;
  budget: { calls: number; minutes: number };
  depth: ReadingDepth;
  history: { question: string; answer: string }[];
  continued: boolean;
  oneSentence?: boolean;
  checkDoubtful: boolean;
  /** Who passed text, if somebody did. */
  sender: string | undefined;
}

/** What an answer says about its source; the content hash represents the text. */
export type SourceIdentity = Omit<Source, 'markdown' | 'hosts' | 'readAt'>;

export function sourceIdentity(source: Source): SourceIdentity {
  const identity: Partial<Source> = { ...source };
  delete identity.markdown;
  delete identity.hosts;
  delete identity.readAt;
  return identity as SourceIdentity;
}

export function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

export function answerKey(identity: AnswerIdentity): string {
  return hash({ ...identity, query: normalizeQuestion(identity.query) });
}

/** Identifies a source regardless of its content. */
export function placeNameOf({ url, uri, title }: Pick<Source, 'url' | 'uri' | 'title'>): string {
  return url ?? uri ?? title;
}

/**
 * The same question about the same source, whatever its content and whichever model answers: for finding what changed.
 * undefined if texts can't be compared: a selection is another part of its document, not an earlier version of it.
 * `sender`: whoever passed inline text chose its name, which is no proof of having seen an earlier version.
 */
export function subjectKey(source: Source, query: string, sender: string): string | undefined {
  const { kind, rendered } = source;
  if (kind === 'selection') return undefined;
  const place = kind === 'inline' ? `${sender}\n${placeNameOf(source)}` : placeNameOf(source);
  // What only a browser shows of a page hasn't been added to it.
  return hash([[place], normalizeQuestion(query), ...(rendered === undefined ? [] : ['rendered'])]);
}

export function normalizeQuestion(query: string): string {
  return query.normalize('NFC').trim().replace(/\s+/g, ' ');
}
