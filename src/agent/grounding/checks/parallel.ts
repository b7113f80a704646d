import { message } from '../../../protocol/messages/index.js';
import type { Anchor } from '../sentence/anchors.js';
import { relatesNothing } from '../words/articles.js';
import { isIdeograph, type ComparableToken } from '../sentence/comparable.js';
import { hasWord, type Alignment, type Comparison, type Finding } from '../comparison.js';
import { contextOf, fitAt, massOf } from '../fit.js';
import { sameWord } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';

const LEAST_COVERAGE = 0.4;
/** Maximum sentences to look at, best covered first. */
const MOST_SENTENCES = 2;
/** How much better the claim's words fit the other of two rivals, as a share of their mass. */
const LEAST_MARGIN = 0.15;
/** Maximum distance between the words of a slot and the word between them, in tokens. */
const SLOT_REACH = 3;
/** Minimum letters that the ends of two compounds share: "Gaspreis" and "Strompreis", "stoneware" and "earthenware". */
const SHARED_END = 4;

/**
 * Two parallel parts of a sentence say the same of different things ("stoneware with ash and earthenware with tin"): a
 * claim must not combine half of one with half of the other.
 */
export function checkParallel(comparison: Comparison): Finding[] {
  for (const alignment of comparison.alignments.slice(0, MOST_SENTENCES)) {
    if (alignment.coverage < LEAST_COVERAGE) continue;
    const crossed = crossedSlots(comparison, alignment) ?? takenFromRival(comparison, alignment);
    if (crossed === undefined) continue;
    return [
      {
        cap: 'doubtful',
        penalty: 0.8,
        reason: message('grounding.otherWord', { said: crossed.said, claimed: crossed.claimed }),
        counter: alignment.sentence,
      },
    ];
  }
  return [];
}

interface Crossed {
  said: string;
  claimed: string;
}

interface Slot {
  left: ComparableToken;
  right: ComparableToken;
  clause: number;
}

/** "A with B and C with D" supports neither "A with D" nor "C with B". */
function crossedSlots({ claim }: Comparison, { statement }: Alignment): Crossed | undefined {
  const slots = slotsOf(statement);
  for (const beginning of slots.values())
    for (const one of beginning)
      for (const other of beginning) {
        if (one.clause === other.clause || sameWord(one.left, other.left) || sameWord(one.right, other.right)) continue;
        if (![one.left, one.right, other.left, other.right].every((token) => standsOnce(statement, token))) continue;
        if (!hasWord(claim, one.left) || !hasWord(claim, other.right)) continue;
        if (hasWord(claim, one.right) || hasWord(claim, other.left)) continue;
        return { said: one.right.term, claimed: other.right.term };
      }
  return undefined;
}

/** The content words on either side of each function word, by that word. */
function slotsOf(statement: Statement): Map<string, Slot[]> {
  const slots = new Map<string, Slot[]>();
  const { tokens, clauses } = statement;
  tokens.forEach((between, at) => {
    if (between.content || relatesNothing(between.term) || between.stem.startsWith('#') || isIdeograph(between.term))
      return;
    const clause = clauses[at] as number;
    const near = (step: 1 | -1): ComparableToken | undefined => {
      for (let next = at + step; Math.abs(next - at) <= SLOT_REACH; next += step) {
        if (clauses[next] !== clause) return undefined;
        if (tokens[next]?.content === true) return tokens[next];
      }
      return undefined;
    };
    const [left, right] = [near(-1), near(1)];
    if (left === undefined || right === undefined) return;
    const known = slots.get(between.term);
    if (known === undefined) slots.set(between.term, [{ left, right, clause }]);
    else known.push({ left, right, clause });
  });
  return slots;
}

function standsOnce(statement: Statement, token: ComparableToken): boolean {
  return statement.positions.get(token.stem)?.length === 1;
}

/** A word of the claim whose counterpart in another part of the sentence is next to the claim's other words. */
function takenFromRival(comparison: Comparison, alignment: Alignment): Crossed | undefined {
  const { claim } = comparison;
  const { statement, sentence } = alignment;
  for (const [at, token] of claim.tokens.entries()) {
    const places = statement.positions.get(token.stem);
    const place = places?.[0];
    if (place === undefined || places?.length !== 1 || !token.content || token.stem.startsWith('#')) continue;
    const rival = rivalOf(comparison, statement, at, place);
    if (rival === undefined) continue;
    const anchor = wordAt(claim, at);
    const context = contextOf(comparison, anchor);
    const mass = massOf(context);
    const margin =
      fitAt(comparison, context, sentence, wordAt(statement, rival)) -
      fitAt(comparison, context, sentence, wordAt(statement, place));
    if (mass > 0 && margin / mass >= LEAST_MARGIN)
      return { said: withHead(statement, rival), claimed: withHead(claim, at) };
  }
  return undefined;
}

/** The counterpart of a word in another clause: another modifier of the same word, or a compound with the same end. */
function rivalOf({ claim }: Comparison, statement: Statement, at: number, place: number): number | undefined {
  const token = claim.tokens[at] as ComparableToken;
  const head = claim.tokens[at + 1];
  const ideograph = isIdeograph(token.term);
  const found = statement.tokens.findIndex((other, position) => {
    if (statement.clauses[position] === statement.clauses[place] || !other.content || hasWord(claim, other))
      return false;
    if (other.stem.startsWith('#') || isIdeograph(other.term) !== ideograph) return false;
    const next = statement.tokens[position + 1];
    if (head?.content === true && next !== undefined && sameWord(head, next))
      return sameWord(head, statement.tokens[place + 1] ?? other);
    return !ideograph && shareEnd(token.term, other.term);
  });
  return found < 0 ? undefined : found;
}

function shareEnd(one: string, other: string): boolean {
  if (one === other || Math.min(one.length, other.length) < SHARED_END + 3) return false;
  let shared = 0;
  while (shared < Math.min(one.length, other.length) && one.at(-1 - shared) === other.at(-1 - shared)) shared++;
  return shared >= SHARED_END && one.length - shared >= 2 && other.length - shared >= 2;
}

function wordAt(statement: Statement, at: number): Anchor {
  const token = statement.tokens[at] as ComparableToken;
  const { start, end } = token;
  return { kind: 'name', raw: token.term, readings: [], words: [token.stem], start, end, from: at, to: at };
}

function withHead(statement: Statement, at: number): string {
  const token = statement.tokens[at] as ComparableToken;
  const next = statement.tokens[at + 1];
  return isIdeograph(token.term) && next !== undefined ? token.term + next.term : token.term;
}
