import { message } from '../../../protocol/messages/index.js';
import type { Anchor } from '../sentence/anchors.js';
import { hasWord, type Comparison, type Finding } from '../comparison.js';
import { polesOf } from '../words/poles.js';
import { slotOf } from '../sentence/slots.js';
import type { Statement } from '../sentence/statement.js';

/** Maximum sentences to search for the two numbers, best covered first. */
const MOST_SENTENCES = 2;
/** The word for the direction isn't in the sentence. */
const LEAST_COVERAGE = 0.3;

/**
 * "Shrank" where the source has "from 180 to 220": the two ends show the direction that the source has no word for.
 */
export function checkTrend({ claim, index, alignments }: Comparison): Finding[] {
  const moved = claim.tokens.find(({ term }) => sideOf(term) !== undefined);
  if (moved === undefined || claim.has('negation') || claim.anchors.some(({ kind }) => kind === 'number')) return [];
  for (const { sentence, coverage } of alignments.slice(0, MOST_SENTENCES)) {
    if (coverage < LEAST_COVERAGE) continue;
    const statement = index.statement(sentence);
    const ends = statement.anchors.filter(({ kind }) => kind === 'number');
    const told = statement.tokens.some(({ term }) => sideOf(term) !== undefined);
    const [first, last] = replacedIn(statement, claim, ends) ?? (told ? undefined : endsOf(statement, ends)) ?? [];
    if (first === undefined || last === undefined) continue;
    const change = (last.readings[0] as number) - (first.readings[0] as number);
    if (change === 0 || change > 0 === (sideOf(moved.term) === 0)) return [];
    const [start, end] = [Math.min(first.start, last.start), Math.max(first.end, last.end)];
    return [
      {
        cap: 'doubtful',
        penalty: 1.2,
        reason: message('grounding.sourceSays', {
          said: statement.text.slice(start, end),
          claimed: moved.term,
        }),
        counter: sentence,
      },
    ];
  }
  return [];
}

/** "From 180 to 220": the only two ends of a change. */
function endsOf(statement: Statement, numbers: readonly Anchor[]): [Anchor, Anchor] | undefined {
  const from = numbers.filter((anchor) => slotOf(statement, anchor.from, anchor.to) === 'from');
  const to = numbers.filter((anchor) => slotOf(statement, anchor.from, anchor.to) === 'to');
  const [first, last] = [from[0], to[0]];
  return from.length !== 1 || to.length !== 1 || first === undefined || last === undefined || last.from < first.from
    ? undefined
    : [first, last];
}

/** "A monthly pass 64 instead of 59": what was replaced, and what replaces it, of the claim's thing. */
function replacedIn(statement: Statement, claim: Statement, numbers: readonly Anchor[]): [Anchor, Anchor] | undefined {
  const pairs = numbers.flatMap((last, at): [Anchor, Anchor][] => {
    const first = numbers[at + 1];
    return first !== undefined && REPLACES.test(statement.text.slice(last.end, first.start)) ? [[first, last]] : [];
  });
  const named = ([, { from }]: [Anchor, Anchor]): boolean =>
    statement.tokens.some(
      (token, at) => token.content && statement.clauses[at] === statement.clauses[from] && hasWord(claim, token),
    );
  const meant = pairs.length > 1 ? pairs.filter(named) : pairs;
  return meant.length === 1 ? meant[0] : undefined;
}

const REPLACES =
  /^[^.,;]{0,24}(?<!\p{L})(?:instead of|rather than|(?:up|down) from|statt|anstatt|au lieu de|en lugar de|en vez de|вместо)\s[^.,;]{0,16}$/u;

/** Whether a word tells of a rise (0) or a fall (1). */
function sideOf(term: string): 0 | 1 | undefined {
  const [rise] = polesOf('rise');
  const [dear] = polesOf('dearer');
  return polesOf(term).find(({ topic }) => topic === rise?.topic || (topic === dear?.topic && PRICE.test(term)))?.side;
}

/** "Becomes dearer" tells of a rise as "rises" does. */
const PRICE = /^(?:dear|pric|expens|cheap|teuer|teur|billig|günstig|дорож|дешев)/u;
