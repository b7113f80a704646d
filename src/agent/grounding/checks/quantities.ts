import { message } from '../../../protocol/messages/index.js';
import type { Anchor } from '../sentence/anchors.js';
import { relatesNothing } from '../words/articles.js';
import { comparedIn } from '../compared.js';
import { comparingBefore, QUALITY, SPEED } from '../sentence/degrees.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { hasWord, type Comparison, type Finding } from '../comparison.js';
import { sameWord } from '../sentence/sides.js';
import { thanAt } from '../sentence/standards.js';
import type { Statement } from '../sentence/statement.js';

/** Maximum sentences to search for the two numbers, best covered first. */
const MOST_SENTENCES = 2;
const LEAST_COVERAGE = 0.4;
const LEAST_COMPARED = 0.5;
/** Words after "than" that name the standard. */
const REACH = 6;
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
  const comparing = comparingBefore(before, than);
  if (comparing === undefined || QUALITY.test(comparing.word.term) || claim.has('negation')) return [];
  const { word: compared, way } = comparing;
  // The source compares them itself.
  if (
    alignments
      .slice(0, MOST_SENTENCES)
      .some(({ sentence, coverage }) => coverage >= LEAST_COMPARED && thanAt(index.statement(sentence)) !== undefined)
  )
    return [];
  const standard = claim.tokens
    .slice(than + 1, than + 1 + REACH)
    .filter((token) => !relatesNothing(token.term) && !EMPTY.test(token.term));
  const subject = comparedIn(claim)?.subject ?? [];
  const own = standard.filter((token) => !before.some((other) => sameWord(token, other)));
  for (const { sentence, coverage } of alignments.slice(0, MOST_SENTENCES)) {
    if (coverage < LEAST_COVERAGE) continue;
    const statement = index.statement(sentence);
    const pair =
      subject.length > 0 && !subject.some((word) => hasWord(statement, word)) ? undefined : numbersOf(statement, own);
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
