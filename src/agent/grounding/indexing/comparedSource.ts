import type { Language } from '@regen-research/text';
import type { Capitals, Statement } from '../sentence/statement.js';
import type { SentenceList } from './sentenceList.js';
import type { WordPlaces } from './wordPlaces.js';

/** What comparing a claim asks of its sources: their index, or one that shows them in the claim's words. */
export interface ComparedSource {
  readonly sentences: Pick<SentenceList, 'at' | 'length'>;
  /** By source, of most of its sentences. */
  readonly languages: readonly Language[];
  /** Terms that are capitalized in mid-sentence. */
  readonly capitalised: Capitals;
  /** Of the names that are written out. */
  readonly acronyms: ReadonlySet<string>;
  /** A sentence taken apart. */
  statement(sentence: number): Statement;
  /** A sentence as written, except that the cells of delimited text have tabs between them. */
  textOf(sentence: number): string;
  isHeading(sentence: number): boolean;
  /** The previous and next sentence in the same source. */
  neighbours(sentence: number): number[];
  /** Whether any sentence contains the stem or a word with the prefix. */
  has(stem: string, prefix?: string): boolean;
  /** Informativeness of a stem. */
  weight(stem: string): number;
  /** The sentences that contain the stem (1), or only a word with the same prefix (0). */
  occurrences(stem: string, prefix: string | undefined): WordPlaces;
  /** The sentences that contain one of these values. */
  withNumber(values: readonly number[]): number[];
  /** The sentences that contain these terms verbatim. */
  verbatim(terms: readonly string[]): number[];
}
