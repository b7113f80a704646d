import { isArticle } from '../words/articles.js';
import { COMPARED } from './clauses.js';
import type { ComparableToken } from './comparable.js';
import { slotOf } from './slots.js';
import { thanAt } from './standards.js';
import type { Statement } from './statement.js';
import { AFTER, BEFORE } from '../words/timePrepositions.js';

/** Whether the words on either side of something are in the same order in a claim and in its source, or swapped. */
export interface Sides {
  order: 'same' | 'crossed' | 'unknown';
  /** The words left and right of it in the claim, if both are in the source as well. */
  left?: ComparableToken;
  right?: ComparableToken;
}

/** Maximum content words on either side. */
const REACH = 7;

/**
 * Compares the words left and right of a token of the claim with those of its counterpart. Ignores numbers and what
 * follows the same preposition in both: "in March" may be anywhere.
 */
export function sidesOf(claim: Statement, at: number, statement: Statement, place: number): Sides {
  const [than, other] = [thanAt(claim), thanAt(statement)];
  // "Less than A": the comparison is around "than", not around "less".
  const around =
    than !== undefined && other !== undefined && Math.abs(than - at) <= REACH ? [than, other] : [at, place];
  // "A in Lenn" and "that in Brack", "with A" and "with B": the compared terms have the same preposition on both sides.
  const ordered = around[0] === than || isOrdering(claim, at);
  const mine = splitAt(claim, topicMark(claim) ?? (around[0] as number));
  const theirs = splitAt(statement, topicMark(statement) ?? (around[1] as number));
  const among = (side: readonly number[], others: readonly number[]): [number, number] | undefined => {
    for (const one of side)
      for (const second of others) {
        if (!sameWord(claim.tokens[one], statement.tokens[second])) continue;
        if (!ordered && keepsPlace(claim, one, statement, second)) continue;
        return [one, second];
      }
    return undefined;
  };
  const straight = [among(mine.left, theirs.left), among(mine.right, theirs.right)];
  const [toRight, toLeft] = [among(mine.left, theirs.right), among(mine.right, theirs.left)];
  const apart = ordered ? straight.includes(undefined) : straight[0] === undefined;
  if (toRight !== undefined && toLeft !== undefined && apart)
    return { order: 'crossed', left: claim.tokens[toRight[0]], right: claim.tokens[toLeft[0]] };
  const [left, right] = straight.map((pair) => (pair === undefined ? undefined : claim.tokens[pair[0]]));
  if (left !== undefined && right !== undefined) return { order: 'same', left, right };
  return {
    order: straight.every((side) => side !== undefined) || (toRight ?? toLeft) === undefined ? 'same' : 'unknown',
  };
}

/** "Two years before A": the words on either side are the ones being ordered. */
function isOrdering({ tokens }: Statement, at: number): boolean {
  return ORDERING.test(tokens[at]?.term ?? '');
}

const ORDERING = new RegExp(`^(?:${BEFORE}|${AFTER}|bevor|nachdem|до|перед)$`, 'u');

/** Words after the same preposition in both may be anywhere. */
function keepsPlace(claim: Statement, one: number, statement: Statement, other: number): boolean {
  const slot = slotOf(claim, one);
  return slot === undefined ? samePlace(claim, one, statement, other) : slot === slotOf(statement, other);
}

/** In Japanese, what precedes the first topic mark is the subject, wherever the verb is. */
function topicMark({ tokens, language }: Statement): number | undefined {
  const at = language === 'ja' ? tokens.findIndex(({ term }) => term === 'は' || term === 'が') : -1;
  return at < 0 ? undefined : at;
}

/** Both directly follow the same preposition of place or time. */
function samePlace(claim: Statement, one: number, statement: Statement, other: number): boolean {
  const before = (from: Statement, at: number): string | undefined => {
    let back = at - 1;
    while (back > 0 && isArticle(from.tokens[back]?.term ?? '')) back--;
    const token = from.tokens[back];
    return token === undefined || token.content || !ADJUNCT.test(token.term) ? undefined : token.term;
  };
  const own = before(claim, one);
  return own !== undefined && own === before(statement, other);
}

const ADJUNCT =
  /^(?:in|at|on|near|during|of|for|under|over|behind|im|am|bei|beim|an|unter|über|en|dans|sur|sous|chez|sobre|bajo|в|на|при|под)$/u;

function splitAt({ tokens, clauses, language }: Statement, around: number): { left: number[]; right: number[] } {
  const telling = (from: readonly number[]): number[] =>
    from.filter((at) => tokens[at]?.content === true && !tokens[at].stem.startsWith('#'));
  // In German, a neighboring clause has its verb elsewhere, so only the clause's own words count.
  const all = [...tokens.keys()].filter((at) => language !== 'de' || clauses[at] === clauses[around]);
  // In Chinese the subject ends at the first of these: "A 从 B 买", "A 把 C 卖给 B".
  const particle = language === 'zh' ? tokens.findIndex(({ term }) => /^[把从给被由将向以]$/u.test(term)) : -1;
  const subject = particle > 0 && particle < around ? particle : around;
  // "Cost 2.31 euros, compared with 1.78 for diesel": what follows is the other thing's.
  const compared = tokens.findIndex(
    ({ term }, at) => at > around && COMPARED.test(term) && (clauses[at] as number) > (clauses[at - 1] ?? 0) + 1,
  );
  const left = telling(all.filter((at) => at < subject)).slice(-REACH);
  const right = telling(all.filter((at) => at > subject && at !== around && (compared < 0 || at < compared))).slice(
    0,
    language === 'zh' ? 3 * REACH : REACH,
  );
  const twice = (at: number, others: readonly number[]): boolean =>
    others.some((other) => sameWord(tokens[at], tokens[other]));
  return { left: left.filter((at) => !twice(at, right)), right: right.filter((at) => !twice(at, left)) };
}

export function sameWord(one: ComparableToken | undefined, other: ComparableToken | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    (one.stem === other.stem || (one.prefix !== undefined && one.prefix === other.prefix))
  );
}
