import { message } from '../../../protocol/messages/index.js';
import type { Anchor } from '../anchors.js';
import { isArticle } from '../articles.js';
import type { ComparableToken } from '../comparable.js';
import { hasWord, type Comparison, type Finding } from '../comparison.js';
import { polesOf } from '../poles.js';
import { sameWord } from '../sides.js';
import { slotOf } from '../slots.js';
import { thanAt } from '../standards.js';
import type { Statement } from '../statement.js';
import { wayOf } from '../tableComparisons.js';

/** Maximum sentences to search for the two numbers, best covered first. */
const MOST_SENTENCES = 2;
const LEAST_COVERAGE = 0.4;
const LEAST_COMPARED = 0.5;
/** The word for the direction isn't in the sentence. */
const LEAST_COVERAGE_OF_TREND = 0.3;
/** Words after "than" that name the standard. */
const REACH = 6;
/** No number says which of two things is better. */
const QUALITY = /^(?:better|worse|stronger|weaker|besser|schlechter|mieux|meilleur\p{L}*|pire|mejor|peor|лучше|хуже)$/u;
/** Something done in less time is done faster. */
const SPEED = /^(?:fast|quick|slow|schnell|langsam|rapid|lent)/u;
const TIMES: readonly (string | undefined)[] = [
  'millisecond',
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
];
/** Neither says which of two numbers is meant. */
const EMPTY =
  /^(?:it|its|they|them|their|that|those|this|these|one|ones|in|at|on|of|for|to|by|with|was|were|is|are|be|been|did|does|do|had|has|have|im|am|an|bei|für|war|waren|ist|sind|der|die|das|den|dem|en|dans|sur|pour|celle|celui|est|sont|con|para|por|es|son|era)$/u;

/**
 * "Shorter at the north gate than at the south gate" where the source has "21 minutes at the north gate and 34 minutes at
 * the south gate": the numbers decide.
 */
export function checkQuantities({ claim, index, alignments }: Comparison): Finding[] {
  const than = thanAt(claim);
  if (than === undefined || claim.anchors.some(({ kind }) => kind === 'number')) return [];
  const before = claim.tokens.slice(0, than);
  const compared = before.findLast(({ term }) => wayOf(term) !== undefined);
  const way = compared === undefined ? undefined : wayOf(compared.term);
  if (compared === undefined || way === undefined || QUALITY.test(compared.term) || claim.has('negation')) return [];
  // The source compares them itself.
  if (
    alignments
      .slice(0, MOST_SENTENCES)
      .some(({ sentence, coverage }) => coverage >= LEAST_COMPARED && thanAt(index.statement(sentence)) !== undefined)
  )
    return [];
  const standard = claim.tokens
    .slice(than + 1, than + 1 + REACH)
    .filter((token) => !isArticle(token.term) && !EMPTY.test(token.term));
  const own = standard.filter((token) => !before.some((other) => sameWord(token, other)));
  for (const { sentence, coverage } of alignments.slice(0, MOST_SENTENCES)) {
    if (coverage < LEAST_COVERAGE) continue;
    const statement = index.statement(sentence);
    const pair = numbersOf(statement, own);
    if (pair === undefined) continue;
    const [mine, other] = pair.map(({ readings }) => readings[0] as number) as [number, number];
    const reversed = SPEED.test(compared.term) && pair.some(({ unit }) => TIMES.includes(unit));
    const isMore = reversed ? mine < other : mine > other;
    if (mine === other || isMore === (way === 'more')) return [];
    return [
      {
        cap: 'doubtful',
        penalty: 1.2,
        reason: message('grounding.sourceSays', {
          said: pair.map(({ raw }) => raw).join(' : '),
          claimed: compared.term,
        }),
        counter: sentence,
      },
    ];
  }
  return [];
}

/** The number of what is compared and the number of what it is compared with, if a sentence has just these two. */
function numbersOf(statement: Statement, standard: readonly ComparableToken[]): [Anchor, Anchor] | undefined {
  const numbers = statement.anchors.filter(
    ({ kind, unit, smallWord }) => kind === 'number' && unit !== 'fraction' && smallWord !== true,
  );
  const known = standard.filter((token) => hasWord(statement, token));
  if (numbers.length < 2 || known.length === 0) return undefined;
  const votes = new Map<Anchor, number>();
  for (const word of known) {
    const nearest = nearestTo(statement, word, numbers);
    if (nearest !== undefined) votes.set(nearest, (votes.get(nearest) ?? 0) + (word.content ? 2 : 1));
  }
  const ranked = [...votes].sort((a, b) => b[1] - a[1]);
  const [first, second] = ranked;
  if (first === undefined || first[1] === second?.[1]) return undefined;
  const [other] = first;
  const rivals = numbers.filter(
    (number) =>
      number !== other &&
      (number.unit === other.unit || number.unit === undefined || other.unit === undefined) &&
      // What stands in parentheses, or between them, explains.
      !/\([^)]*$/u.test(statement.text.slice(0, number.start)),
  );
  return rivals.length === 1 ? [rivals[0] as Anchor, other] : undefined;
}

/** The number in the clause of a word that the sentence has once, or else the nearest one. */
function nearestTo(statement: Statement, word: ComparableToken, numbers: readonly Anchor[]): Anchor | undefined {
  const places = statement.tokens.flatMap((token, at) => (sameWord(token, word) ? [at] : []));
  const [place] = places;
  if (places.length !== 1 || place === undefined) return undefined;
  const beside = numbers.filter(({ from }) => statement.clauses[from] === statement.clauses[place]);
  const distance = ({ from }: Anchor): number => Math.abs(from - place);
  return [...(beside.length > 0 ? beside : numbers)].sort((a, b) => distance(a) - distance(b))[0];
}

/**
 * "Shrank" where the source has "from 180 to 220": the two ends show the direction that the source has no word for.
 */
export function checkTrend({ claim, index, alignments }: Comparison): Finding[] {
  const moved = claim.tokens.find(({ term }) => sideOf(term) !== undefined);
  if (moved === undefined || claim.has('negation') || claim.anchors.some(({ kind }) => kind === 'number')) return [];
  for (const { sentence, coverage } of alignments.slice(0, MOST_SENTENCES)) {
    if (coverage < LEAST_COVERAGE_OF_TREND) continue;
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
