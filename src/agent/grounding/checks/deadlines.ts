import { otherWord, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { placesOf, type Statement } from '../sentence/statement.js';
import { isArticle } from '../words/articles.js';
import { AFTER, BEFORE, UNTIL } from '../words/timePrepositions.js';

/** Share of a claim that the sentence must have: with other words, another preposition may say the same. */
const LEAST_COVERAGE = 0.95;

/** Something happens up to a time, or only behind it. */
const UP_TO = new RegExp(`^(?:within|by|binnen|innerhalb|dentro|${UNTIL}|${BEFORE})$`, 'u');
const BEHIND = new RegExp(`^(?:${AFTER})$`, 'u');
/** At that time. */
const AT = /^(?:on|upon|at|bei|à|al|при)$/u;

/**
 * "May cancel after ten days" for "may cancel within ten days": the same time, or event, behind another preposition in a
 * sentence that otherwise says the same.
 */
export function checkDeadline({ claim, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  const { statement, sentence } = best;
  if (claim.has('negation') || statement.has('negation')) return [];
  for (const [at, token] of claim.tokens.entries()) {
    const [place, further] = token.content ? placesOf(statement, token) : [];
    if (place === undefined || further !== undefined) continue;
    const [mine, theirs] = [prepositionBefore(claim, at), prepositionBefore(statement, place)];
    if (mine === undefined || theirs === undefined || !areApart(mine.term, theirs.term)) continue;
    // "64% after the change, against 38% before".
    if (statement.tokens.some(({ term }) => kindOf(term) === kindOf(mine.term))) continue;
    return [otherWord(theirs.term, mine.term, sentence)];
  }
  return [];
}

function kindOf(term: string): number {
  return [UP_TO, BEHIND, AT].findIndex((kind) => kind.test(term));
}

/** "On termination" may be right after it. */
function areApart(one: string, other: string): boolean {
  const kinds = [kindOf(one), kindOf(other)];
  return kinds.includes(0) && kinds.every((kind) => kind >= 0) && kinds[0] !== kinds[1];
}

/** The word right before a token or its article. */
function prepositionBefore({ tokens }: Statement, at: number): ComparableToken | undefined {
  const before = tokens[at - 1];
  return before !== undefined && isArticle(before.term) ? tokens[at - 2] : before;
}
