import { message } from '../../../protocol/messages/index.js';
import type { Anchor } from '../sentence/anchors.js';
import { attributeOf, comparedIn, type Compared } from '../compared.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { hasWord, type Comparison, type Finding } from '../comparison.js';
import { QUALITY, SPEED } from '../sentence/degrees.js';
import { fitAt, type ContextWord } from '../fit.js';
import { thanAt } from '../sentence/standards.js';
import type { AnchorPlace } from './places.js';

/** Maximum sentences that may make the comparison themselves, best covered first. */
const MOST_SENTENCES = 3;
const LEAST_COMPARED = 0.5;
/** How much nearer the two numbers must be to their own side than to the other, together. */
const LEAST_MARGIN = 0.2;
/** Weight of the word that tells what is measured: "high" for "higher". */
const MEASURE = 0.5;
const SECONDS: Readonly<Record<string, number>> = {
  millisecond: 0.001,
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
  month: 2_629_800,
  year: 31_557_600,
};

/**
 * "The southern wood is larger than the northern one" where the source calls the northern one "the larger of the two" or
 * gives a number for each: a comparison that the source doesn't make itself.
 */
export function checkComparatives(comparison: Comparison): Finding[] {
  const { claim, index, alignments } = comparison;
  const compared = comparedIn(claim);
  if (compared === undefined || claim.has('negation') || isCounted(comparison)) return [];
  const [best] = alignments;
  const made = alignments
    .slice(0, MOST_SENTENCES)
    .some(({ sentence, coverage }) => coverage >= LEAST_COMPARED && thanAt(index.statement(sentence)) !== undefined);
  if (best === undefined || made) return [];
  const attribute = attributeOf(comparison, compared);
  if (attribute !== undefined)
    return attribute.agrees ? [] : [contradicted(attribute.said.term, compared, attribute.sentence)];
  const pair = QUALITY.test(compared.word.term) ? undefined : measuresOf(comparison, compared);
  if (pair !== undefined) {
    const [mine, other] = pair.map(({ anchor }) => valueOf(anchor)) as [number, number];
    const timed = pair.some(({ anchor }) => anchor.unit !== undefined && anchor.unit in SECONDS);
    const isMore = SPEED.test(compared.word.term) && timed ? mine < other : mine > other;
    if (mine === other || isMore === (compared.way === 'more')) return [];
    return [contradicted(pair.map(({ anchor }) => anchor.raw).join(' : '), compared, pair[0].sentence)];
  }
  return [];
}

/** A number in the claim is compared as such; "the northern one" has none. */
function isCounted({ claim }: Comparison): boolean {
  return claim.anchors.some(({ kind, raw }) => kind === 'number' && raw.toLowerCase() !== 'one');
}

function contradicted(said: string, { word }: Compared, sentence: number): Finding {
  return {
    cap: 'doubtful',
    penalty: 1.2,
    reason: message('grounding.sourceSays', { said, claimed: word.term }),
    counter: sentence,
  };
}

function valueOf({ readings, unit }: Anchor): number {
  return (readings[0] ?? 0) * (SECONDS[unit ?? ''] ?? 1);
}

/** The number of either side, in one or two sentences: of one unit, and each nearer to its own side than the other is. */
function measuresOf(comparison: Comparison, compared: Compared): [AnchorPlace, AnchorPlace] | undefined {
  const { index, near } = comparison;
  const places = near.flatMap((sentence) =>
    index
      .statement(sentence)
      .anchors.flatMap((anchor): AnchorPlace[] => (isMeasure(anchor) ? [{ sentence, anchor }] : [])),
  );
  const fit = (words: readonly ComparableToken[]): number[] => {
    const context = contextFor(words, compared);
    return places.map(
      ({ sentence, anchor }) => fitAt(comparison, context, sentence, anchor) / Math.max(1, words.length),
    );
  };
  const [mine, theirs] = [fit(compared.subject), fit(compared.standard)];
  let best: { margin: number; sum: number; pair: [AnchorPlace, AnchorPlace] } | undefined;
  places.forEach((one, first) => {
    places.forEach((other, second) => {
      if (first === second || !areComparable(one.anchor, other.anchor)) return;
      const [own, own2] = [mine[first] as number, theirs[second] as number];
      const margin = own - (mine[second] as number) + own2 - (theirs[first] as number);
      if (own <= 0 || own2 <= 0 || margin < LEAST_MARGIN) return;
      const sum = own + own2 + margin;
      if (best === undefined || sum > best.sum) best = { margin, sum, pair: [one, other] };
    });
  });
  // Numbers of something else than what the source has elsewhere: minutes where fuel is compared.
  const elsewhere = compared.object.some(
    (word) =>
      index.has(word.stem, word.prefix) &&
      best?.pair.some(({ sentence }) => hasWord(index.statement(sentence), word)) !== true,
  );
  return elsewhere ? undefined : best?.pair;
}

function isMeasure({ kind, unit, smallWord }: Anchor): boolean {
  return kind === 'number' && unit !== 'fraction' && (smallWord !== true || unit !== undefined);
}

function areComparable(one: Anchor, other: Anchor): boolean {
  const timed = ({ unit }: Anchor): boolean => unit !== undefined && unit in SECONDS;
  return one.unit === other.unit || (timed(one) && timed(other));
}

function contextFor(words: readonly ComparableToken[], { word }: Compared): ContextWord[] {
  const base = word.term.replace(/i?er$/u, '');
  return [
    ...words.map(({ stem, prefix, term }) => ({ stem, prefix, term, weight: 1 })),
    { stem: base, prefix: undefined, term: base, weight: MEASURE },
  ];
}
