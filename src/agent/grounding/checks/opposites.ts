import { attributeOf, comparedIn } from '../compared.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Alignment, Comparison } from '../comparison.js';
import { areConverse } from '../words/converses.js';
import { hasAgentBehind } from '../sentence/passive.js';
import { areOpposites, pointAlike, polesOf } from '../words/poles.js';
import { sidesOf } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';
import { UNTIL } from '../words/timePrepositions.js';

/** Maximum distance of an opposite from the expected position, in tokens. */
const WINDOW = 6;

export interface Opposite {
  said: ComparableToken;
  claimed: ComparableToken;
  /** The words on both sides are in the same order. */
  certain: boolean;
}

const DEGREE = /^(?:more|most|plus|más|более)$/u;

/** A word of the claim whose opposite is in the word's expected position. */
export function oppositeIn(comparison: Comparison, alignment: Alignment): Opposite | undefined {
  const { claim } = comparison;
  const { statement, matched } = alignment;
  const compared = comparedIn(claim);
  // "The smaller dam" of the one that the claim's is higher than.
  const agreed =
    compared !== undefined && attributeOf(comparison, compared)?.agrees === true ? compared.word : undefined;
  for (const [at, token] of claim.tokens.entries()) {
    if (token === agreed || (matched[at] !== undefined && isOwn(statement, token))) continue;
    // "More slowly" is slower, not more.
    if (DEGREE.test(token.term) && polesOf(claim.tokens[at + 1]?.term ?? '').length > 0) continue;
    const [low, high] = windowAt(matched, at, statement.tokens.length);
    const span = statement.tokens.slice(low, high + 1);
    if (span.some((other) => pointAlike(token.term, other.term))) continue;
    const opposite = span.find((other) => areOpposites(token.term, other.term) && !claim.positions.has(other.stem));
    // "Sold to" for "bought from", "before" for "after": swapped sides reverse an opposite.
    const order =
      opposite === undefined ? 'crossed' : sidesOf(claim, at, statement, statement.tokens.indexOf(opposite)).order;
    // "Was approved by A" for "A declined": a passive turns the sides around as well.
    const turned = opposite !== undefined && hasAgentBehind(claim, token) !== hasAgentBehind(statement, opposite);
    // "Members borrow" for "lends to members", "open until eight" for "closes at eight": not a contradiction.
    if (
      opposite !== undefined &&
      ((order !== 'same' && areConverse(token.term, opposite.term)) || isLimit(claim, token))
    )
      continue;
    if (opposite !== undefined && (order !== 'crossed' || turned))
      return { said: opposite, claimed: token, certain: order === 'same' };
  }
  return undefined;
}

function isOwn(statement: Statement, token: ComparableToken): boolean {
  return statement.positions.has(token.stem);
}

const OPENS_WITH_LIMIT = new RegExp(String.raw`^\s*(?:jusqu['’]\p{L}+|${UNTIL})\s[^,]*,[^,]*$`, 'iu');
const LIMIT_BEHIND = new RegExp(String.raw`^\s(?:${UNTIL})(?!\p{L})`, 'iu');

/** "Until" right behind a word turns it into its opposite at that time. */
function isLimit({ text }: Statement, { start, end }: ComparableToken): boolean {
  return OPENS_WITH_LIMIT.test(text.slice(0, start)) || LIMIT_BEHIND.test(text.slice(end, end + 10));
}

/** The expected position of a claim's token in the sentence, derived from the nearest matched tokens. */
export function windowAt(matched: Alignment['matched'], at: number, length: number): [number, number] {
  const places: number[] = [];
  for (let distance = 1; distance <= 4 && places.length < 3; distance++)
    for (const place of [matched[at - distance], matched[at + distance]]) if (place !== undefined) places.push(place);
  if (places.length === 0) return [0, -1];
  return [Math.max(0, Math.min(...places) - WINDOW), Math.min(length - 1, Math.max(...places) + WINDOW)];
}
