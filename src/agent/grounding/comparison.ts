import { message, type Message } from '../../protocol/messages/index.js';
import type { ComparableToken } from './sentence/comparable.js';
import type { Marked, Marker } from './words/markers.js';
import { areOpposites, pointAlike, polesOf } from './words/poles.js';
import { sameWord } from './sentence/sides.js';
import type { ComparedSource } from './indexing/comparedSource.js';
import type { Statement } from './sentence/statement.js';
import { hasSynonyms } from './words/synonyms.js';

/** Something in a sentence that the source says differently or not at all. */
export interface Finding {
  /** The best verdict that the sentence may get. */
  cap: 'doubtful' | 'unsupported';
  /** Subtracted from the weighted sum of the features. */
  penalty: number;
  reason: Message;
  /** The sentence of the source that contradicts it. */
  counter?: number;
}

/** What a claim took from another clause, and what is in its place there. */
export interface Borrowed {
  said: string;
  claimed: string;
}

/** A claim aligned with one sentence of the source. */
export interface Alignment {
  sentence: number;
  statement: Statement;
  /** Share of the claim's content, by weight, that the sentence contains, 0..1. */
  coverage: number;
  /** For each token of the claim: the matching token of the sentence, if any. */
  matched: readonly (number | undefined)[];
  /** Offsets of the member that the sentence was reduced to. */
  within?: Marked;
  borrowed?: Borrowed;
  /** Clauses of the sentence with much of what is matched. */
  clauses: ReadonlySet<number>;
}

/** A claim compared with the nearest sentences of the source. */
export interface Comparison {
  claim: Statement;
  index: ComparedSource;
  /** For each token of the claim: its informativeness; 0 for stop words. */
  weights: readonly number[];
  /** Sentences that may be relevant to the claim, in source order. */
  near: readonly number[];
  /** Comparisons with the nearest sentences, best covered first. */
  alignments: readonly Alignment[];
  /** The claim is in another language than the source. */
  foreign: boolean;
}

const PREFIX_MATCH = 0.8;
/** A clause counts if it contains this share of what is matched in its sentence. */
const CLAUSE_SHARE = 0.3;

export function align(claim: Statement, weights: readonly number[], sentence: number, statement: Statement): Alignment {
  let total = 0;
  let found = 0;
  let last = -1;
  const mass = new Map<number, number>();
  const matched = claim.tokens.map((token, at) => {
    const weight = weights[at] as number;
    total += weight;
    const exact = statement.positions.get(token.stem);
    const begun = exact === undefined && token.prefix !== undefined ? statement.prefixes.get(token.prefix) : undefined;
    const places = exact ?? begun;
    if (places === undefined) {
      // Its opposite is in its place: the sentence is about the same thing.
      if (weight > 0 && mayPoint(token.term) && statement.tokens.some((other) => pointsTo(token, other)))
        found += PREFIX_MATCH * weight;
      return undefined;
    }
    const place = places.find((position) => position > last) ?? places[0] ?? 0;
    if (weight > 0) {
      last = place;
      const gain = weight * (exact === undefined ? PREFIX_MATCH : 1);
      found += gain;
      const clause = statement.clauses[place] as number;
      mass.set(clause, (mass.get(clause) ?? 0) + gain);
    }
    return place;
  });
  const clauses = new Set([...mass].filter(([, held]) => held >= CLAUSE_SHARE * found).map(([clause]) => clause));
  return {
    sentence,
    statement,
    coverage: total === 0 ? 0 : found / total,
    matched,
    clauses,
  };
}

function mayPoint(term: string): boolean {
  return polesOf(term).length > 0 || hasSynonyms(term);
}

/** Whether a word of a sentence means the same as one of a claim, or the opposite. */
export function pointsTo(token: ComparableToken, other: ComparableToken): boolean {
  return areOpposites(token.term, other.term) || pointAlike(token.term, other.term);
}

/** The words of a class in clauses that the claim is about. */
export function relevant({ statement, clauses }: Alignment, marker: Marker): Marked[] {
  return statement.marked(marker).filter((span) => {
    const clause = clauseAt(statement, span);
    if (clause === undefined || clauses.has(clause)) return clause !== undefined;
    // ", perhaps," belongs to the surrounding clause.
    const length = statement.clauses.filter((other) => other === clause).length;
    return length <= 2 && [...clauses].some((other) => Math.abs(other - clause) <= 2);
  });
}

export function clauseAt(statement: Statement, span: Marked): number | undefined {
  const at = tokenAt(statement.tokens, span.start);
  return at < 0 ? undefined : statement.clauses[at];
}

/** The first token that ends after an offset; -1 if there is none. */
export function tokenAt(tokens: readonly ComparableToken[], offset: number): number {
  return tokens.findIndex((token) => token.end > offset);
}

/** Whether a statement contains a word, by its stem or its first letters. */
export function hasWord(statement: Statement, token: ComparableToken): boolean {
  return statement.positions.has(token.stem) || (token.prefix !== undefined && statement.prefixes.has(token.prefix));
}

/** The source has another word in a place of the claim: said and claimed, as written. */
export function otherWord(said: string, claimed: string, counter: number): Finding {
  return { cap: 'doubtful', penalty: 1, reason: message('grounding.otherWord', { said, claimed }), counter };
}

/** The share of words, by weight, that are among others, 0..1. */
export function sharedWith(
  words: readonly ComparableToken[],
  others: readonly ComparableToken[],
  index: ComparedSource,
): number {
  let [total, found] = [0, 0];
  for (const word of words) {
    const weight = index.weight(word.stem);
    total += weight;
    if (others.some((other) => sameWord(other, word))) found += weight;
  }
  return total === 0 ? 0 : found / total;
}

/** Share of the claim that a sentence contains, leaving out some of the claim's words, by weight, 0..1. */
export function coverageWithout(
  { claim, weights }: Comparison,
  { matched }: Alignment,
  without: readonly ComparableToken[],
): number {
  let [total, found] = [0, 0];
  claim.tokens.forEach((token, at) => {
    if (without.includes(token)) return;
    total += weights[at] as number;
    if (matched[at] !== undefined) found += weights[at] as number;
  });
  return total === 0 ? 0 : found / total;
}
