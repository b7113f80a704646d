import { message } from '../../../protocol/messages/index.js';
import { isAdjunct } from '../sentence/adjunct.js';
import { sameAnchor, type Anchor } from '../sentence/anchors.js';
import type { Comparison, Finding } from '../comparison.js';
import { contextOf, massOf, opensWithPronoun, type ContextWord } from '../fit.js';
import { isDerived } from '../knownNumbers.js';
import { membersOf } from '../sentence/members.js';
import { isPersonPronoun } from '../words/functionWords.js';
import { isStandard } from '../sentence/standards.js';
import type { Statement } from '../sentence/statement.js';
import { isVerb } from '../sentence/verbs.js';
import { hasWordsFor, type Marked } from '../words/markers.js';
import { BESIDE, besideOf, bestOf, hasBeside, type AnchorPlace } from './places.js';
import { isOfPart } from './counterparts.js';
import { besideName, otherSlot, wrongUnit } from './amounts.js';
import { isEndMeant, isOtherEnd, slotIn } from './ranges.js';
import { isOfThem, partForWhole, wholeForPart } from './parts.js';
import { areAlike, rivalsOf } from './rivals.js';

/** How much better another anchor must fit the claim's words, as a share of their mass. */
const LEAST_MARGIN = {
  same: 0.08,
  smallWord: 0.16,
  name: 0.12,
  elsewhere: 0.2,
  swapped: 0.08,
  /** In another language, of a name or of another sentence: few of the words are known. */
  foreign: 0.5,
};

/** From here on, it is a clear mismatch. */
const CERTAIN_MARGIN = 0.3;

/**
 * Numbers, dates, identifiers, ranks, and names must occur in the source with their words, unit, and sign. Checks only the
 * claim's anchors for which `isMeant` is true.
 */
export function checkAnchors(comparison: Comparison, isMeant: (anchor: Anchor) => boolean = () => true): Finding[] {
  const { claim, index, near } = comparison;
  // If one member of the best sentence contains the claim, anchors in its other members aren't rivals.
  const [first] = comparison.alignments;
  const carried =
    membersOf(claim).length === 1 &&
    first?.within !== undefined &&
    claim.anchors.every((anchor) => first.statement.anchors.some((other) => sameAnchor(anchor, other)));
  const best = carried ? first : undefined;
  const everywhere: AnchorPlace[] = near.flatMap((sentence) =>
    index.statement(sentence).anchors.map((anchor) => ({ sentence, anchor })),
  );
  const places =
    best?.within === undefined
      ? everywhere
      : everywhere.filter(
          ({ sentence, anchor }) => sentence !== best.sentence || within(anchor.start, best.within as Marked),
        );
  const findings: Finding[] = [];
  for (const anchor of claim.anchors.filter(isMeant)) {
    // "More than half" is compared as a quantity.
    if (anchor.unit === 'fraction' && anchor.bound !== undefined) continue;
    const own = everywhere.filter((place) => sameAnchor(anchor, place.anchor) || isDayOf(anchor, place, everywhere));
    if (own.length === 0 && comparison.foreign && everywhere.some((place) => isWrittenElse(claim, anchor, place)))
      continue;
    // A bare small number occurs by chance as a difference of others.
    if (
      (own.length === 0 || anchor.smallWord === true) &&
      anchor.kind !== 'name' &&
      (anchor.unit !== undefined || anchor.kind === 'year') &&
      isDerived(anchor, claim.text, index, near)
    )
      continue;
    const finding =
      own.length === 0
        ? absent(comparison, anchor, places)
        : (partForWhole(comparison, anchor, own) ??
          wholeForPart(comparison, anchor, own) ??
          wrongUnit(comparison, anchor, own) ??
          otherSlot(comparison, anchor, own) ??
          betterElsewhere(comparison, anchor, own, places) ??
          besideName(comparison, anchor, own));
    if (finding !== undefined) findings.push(finding);
  }
  return findings.length > 0 || !claim.anchors.every(isMeant) ? findings : swapped(comparison, places);
}

/** "15 July" where the source has "in July … on the 15th". */
function isDayOf({ date }: Anchor, { anchor }: AnchorPlace, places: readonly AnchorPlace[]): boolean {
  if (date?.day === undefined || date.month === undefined || anchor.kind !== 'ordinal') return false;
  const months = new Set(places.flatMap(({ anchor: other }) => other.date?.month ?? []));
  return anchor.readings[0] === date.day && months.size === 1 && months.has(date.month);
}

/**
 * In another language: "3분기" for "third quarter", and "120 milionów" for "120 million" in a language whose words for a
 * thousand and a million aren't known.
 */
function isWrittenElse({ text, language }: Statement, mine: Anchor, { anchor: stated }: AnchorPlace): boolean {
  const [one, other] = [mine.readings[0] ?? 0, stated.readings[0] ?? 0];
  const kinds = `${mine.kind} ${stated.kind}`;
  if (kinds === 'number ordinal' || kinds === 'ordinal number') return one === other;
  if (kinds === 'number calendar') return stated.words[0] === `quarter:${one}`;
  if (kinds !== 'number number' || hasWordsFor(language)) return false;
  return MYRIAD.test(text.slice(mine.end, mine.end + 1)) || SCALES.some((scale) => Math.abs(one * scale - other) < 1);
}

const SCALES = [1e3, 1e6, 1e9];
/** Of Korean. */
const MYRIAD = /^[천만억조]$/u;

function within(offset: number, { start, end }: Marked): boolean {
  return offset >= start && offset < end;
}

/** The value isn't anywhere near in the source: the likeliest other value is what it says instead. */
function absent(comparison: Comparison, anchor: Anchor, places: readonly AnchorPlace[]): Finding | undefined {
  if (anchor.kind === 'name') return elsewhereOnly(comparison, anchor, places);
  const elsewhere =
    anchor.kind === 'number' &&
    anchor.readings.some((value) => comparison.index.withNumber([Math.abs(value)]).length > 0);
  const context = contextOf(comparison, anchor);
  const best = bestOf(comparison, context, rivalsOf(comparison, anchor, places));
  const mass = massOf(context);
  const instead = best.place !== undefined && best.fit > 0.15 * mass ? best.place : undefined;
  // Writers count what a source lists: a small number word is wrong only next to the source's own.
  if (
    anchor.smallWord === true &&
    (anchor.unit === undefined || anchor.readings[0] === 1) &&
    (instead === undefined || best.fit < 0.25 * mass)
  )
    return undefined;
  if (comparison.foreign && anchor.kind === 'calendar') return otherDay(comparison, anchor, places);
  if ((anchor.kind === 'ordinal' || anchor.kind === 'calendar' || anchor.unit === 'fraction') && instead === undefined)
    return undefined;
  const signed = places.find(
    (place) => place.anchor.kind === 'number' && place.anchor.readings[0] === -(anchor.readings[0] ?? Number.NaN),
  );
  if (signed !== undefined)
    return {
      cap: 'unsupported',
      penalty: 1.2,
      reason: message('grounding.sourceSays', {
        said: signed.anchor.raw,
        claimed: anchor.raw,
      }),
      counter: signed.sentence,
    };
  return {
    cap: 'unsupported',
    penalty: elsewhere ? 1 : 0.2,
    reason:
      instead === undefined
        ? message('grounding.notInSource', { what: anchor.raw })
        : message('grounding.sourceSays', {
            said: instead.anchor.raw,
            claimed: anchor.raw,
          }),
    counter: instead?.sentence,
  };
}

/** In another language: no other day or season of the source than one that the claim doesn't have. */
function otherDay(comparison: Comparison, anchor: Anchor, places: readonly AnchorPlace[]): Finding | undefined {
  if (!/^(?:weekday|season):/u.test(anchor.words[0] ?? '')) return undefined;
  const [rival] = rivalsOf(comparison, anchor, places);
  return rival === undefined
    ? undefined
    : {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.sourceSays', { said: rival.anchor.raw, claimed: anchor.raw }),
        counter: rival.sentence,
      };
}

/** The source has the name, but nowhere near the claim's other words, which are next to another name. */
function elsewhereOnly(comparison: Comparison, anchor: Anchor, places: readonly AnchorPlace[]): Finding | undefined {
  const { index, alignments } = comparison;
  if (!anchor.words.some((word) => index.has(word))) return undefined;
  // The topic of the whole text doesn't have to be named in every sentence.
  const opening = index.sentences.length > 0 ? index.statement(0) : undefined;
  if (opening?.anchors.some((other) => sameAnchor(anchor, other)) === true) return undefined;
  const best = alignments[0]?.sentence;
  const rivals = rivalsOf(comparison, anchor, places).filter(({ sentence }) => sentence === best);
  const context = contextOf(comparison, anchor);
  const other = bestOf(
    comparison,
    context,
    rivals.filter((rival) => !besideTheMatter(comparison, anchor, rival)),
  );
  if (other.place === undefined || other.fit < LEAST_MARGIN.elsewhere * massOf(context)) return undefined;
  if (mayStandFor(comparison, other.place)) return undefined;
  return {
    cap: 'doubtful',
    penalty: 0.8,
    reason: message('grounding.sourceSays', {
      said: other.place.anchor.raw,
      claimed: anchor.raw,
    }),
    counter: other.place.sentence,
  };
}

/** In another language: "it joined the Union" may be said of any name of the sentence before. */
function mayStandFor({ index, foreign }: Comparison, { sentence }: AnchorPlace): boolean {
  return foreign && opensWithPronoun(index.statement(sentence));
}

/** The claim's words are next to another number or name in the source than in the claim. */
function betterElsewhere(
  comparison: Comparison,
  anchor: Anchor,
  own: readonly AnchorPlace[],
  places: readonly AnchorPlace[],
): Finding | undefined {
  if (anchor.smallWord === true && anchor.kind === 'number' && own.length > 2) return undefined;
  if (own.some((place) => isOfThem(comparison.index.statement(place.sentence), place.anchor))) return undefined;
  // "More than A", "fewer than B": the comparison check handles these.
  if (
    anchor.kind === 'name' &&
    isStandard(comparison.claim, anchor) &&
    own.some((place) => isStandard(comparison.index.statement(place.sentence), place.anchor))
  )
    return undefined;
  const context = contextOf(comparison, anchor);
  const mass = massOf(context);
  if (mass === 0) return undefined;
  const beside = besideOf(comparison.claim, anchor);
  const marked = (place: AnchorPlace): number => (hasBeside(comparison, place, beside) ? BESIDE * mass : 0);
  const mine = bestOf(comparison, context, own, marked);
  const measured = anchor.unit !== undefined && own.some((place) => place.anchor.unit === anchor.unit);
  // "Excluding VAT" isn't mistaken for whoever pays the fee.
  const isOutside =
    anchor.kind === 'name' &&
    isAdjunct(comparison.claim, anchor) &&
    own.some((place) => isAdjunct(comparison.index.statement(place.sentence), place.anchor));
  const rivals = rivalsOf(comparison, anchor, places).filter(
    (rival) =>
      !(isOutside && !isAdjunct(comparison.index.statement(rival.sentence), rival.anchor)) &&
      !own.some((place) => place.sentence === rival.sentence && place.anchor.reach === rival.anchor.to) &&
      // A mean of 11.6 isn't mistaken for a count of 73 stones.
      !(
        isMean(anchor) &&
        rival.anchor.unit === undefined &&
        countsThings(comparison, rival) &&
        beside.after !== besideOf(comparison.index.statement(rival.sentence), rival.anchor).after
      ) &&
      // What is counted isn't mistaken for what is measured.
      !(
        anchor.unit !== undefined &&
        rival.anchor.unit === undefined &&
        ((measured && comparison.foreign) || countsThings(comparison, rival))
      ),
  );
  // A denial is by a different speaker than the denied statement.
  if (
    anchor.kind === 'name' &&
    comparison.claim.has('speech') &&
    comparison.claim.has('negation') &&
    comparison.alignments[0]?.statement.has('negation') !== true
  )
    return undefined;
  // A name in the sentence itself is challenged only by another name of that sentence.
  const best = comparison.alignments[0]?.sentence;
  const here = anchor.kind === 'name' && own.some(({ sentence }) => sentence === best);
  const other = bestOf(comparison, context, here ? rivals.filter(({ sentence }) => sentence === best) : rivals, marked);
  // "From 3.4 to 2.9": the one after the same preposition is meant.
  const slot = slotIn(comparison.claim, anchor);
  if (
    slot !== undefined &&
    other.place !== undefined &&
    own.some((place) => slotIn(comparison.index.statement(place.sentence), place.anchor) === slot) &&
    slotIn(comparison.index.statement(other.place.sentence), other.place.anchor) !== slot
  )
    return undefined;
  // "At most 2": of numbers in two sentences, the one with the same bound is meant.
  if (
    (anchor.bound === 'atMost' || anchor.bound === 'atLeast') &&
    own.some(({ anchor: { bound }, sentence }) => bound === anchor.bound && sentence !== other.place?.sentence) &&
    other.place?.anchor.bound !== anchor.bound
  )
    return undefined;
  // "Half went to A, a third to B": A speaks for half, although the verb is nearer to it as well.
  const rival = other.place;
  if (rival !== undefined && isVouchedFor(comparison, anchor, own, rival)) return undefined;
  // "Compared with 6.2 hours under placebo": what a part of a sentence is about tells which number is meant.
  if (rival !== undefined && own.some((place) => isOfPart(comparison, place, rival))) return undefined;
  if (rival !== undefined && isOnlyLike(comparison, context, own, rival)) return undefined;
  // "From 8:30 to 16:00": both ends are equally near to everything around them.
  const end = rivals.find((rival) => isOtherEnd(comparison, mine.place, rival));
  if (end !== undefined && isEndMeant(comparison, anchor, mine.place, end) === false)
    return {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.sourceSays', { said: end.anchor.raw, claimed: anchor.raw }),
      counter: end.sentence,
    };
  if (end !== undefined && other.place === end) return undefined;
  const margin = (other.fit - mine.fit) / mass;
  const isApart = own.every(({ sentence }) => sentence !== other.place?.sentence);
  const least =
    comparison.foreign && (isApart || anchor.kind === 'name')
      ? LEAST_MARGIN.foreign
      : anchor.smallWord === true
        ? LEAST_MARGIN.smallWord
        : anchor.kind === 'name'
          ? LEAST_MARGIN.name
          : LEAST_MARGIN.same;
  if (other.place === undefined || margin < (besideTheMatter(comparison, anchor, other.place) ? 3 * least : least))
    return undefined;
  if (isWhereOf(comparison, anchor, other.place)) return undefined;
  if (anchor.kind === 'name' && mayStandFor(comparison, other.place)) return undefined;
  return {
    cap: anchor.kind !== 'name' && margin > CERTAIN_MARGIN ? 'unsupported' : 'doubtful',
    penalty: Math.min(1.2, 0.4 + 2 * margin),
    reason: message('grounding.sourceSays', {
      said: other.place.anchor.raw,
      claimed: anchor.raw,
    }),
    counter: other.place.sentence,
  };
}

/** The words that the source has itself fit an anchor better than its rival in another sentence, which only has a synonym. */
function isOnlyLike(
  comparison: Comparison,
  context: readonly ContextWord[],
  own: readonly AnchorPlace[],
  rival: AnchorPlace,
): boolean {
  const known = context.filter(({ stem, prefix }) => comparison.index.has(stem, prefix));
  return (
    own.every(({ sentence }) => sentence !== rival.sentence) &&
    bestOf(comparison, known, own).fit > bestOf(comparison, known, [rival]).fit
  );
}

function isMean({ kind, readings }: Anchor): boolean {
  return kind === 'number' && readings.every((value) => !Number.isInteger(value));
}

/** A noun follows: "140 seats", not "reduced to 140". */
function countsThings({ index }: Comparison, { sentence, anchor }: AnchorPlace): boolean {
  const statement = index.statement(sentence);
  const next = statement.tokens[anchor.to + 1];
  return (
    next?.content === true &&
    // "0.4 million goes into fences", "20 cents".
    !/\d.*\p{L}$/u.test(anchor.raw) &&
    !/^(?:cents?|pence|centimes?|céntimos?|копе\p{L}+)$/u.test(next.term) &&
    !isVerb(statement, anchor.to + 1) &&
    /^\s$/u.test(statement.text.slice(anchor.end, next.start))
  );
}

/** Another anchor of the claim is in a place's clause and not in its rival's, in one sentence. */
function isVouchedFor(
  { claim, index }: Comparison,
  anchor: Anchor,
  own: readonly AnchorPlace[],
  rival: AnchorPlace,
): boolean {
  return own.some(({ sentence, anchor: mine }) => {
    if (sentence !== rival.sentence) return false;
    const { anchors, clauses } = index.statement(sentence);
    const clauseHas = (clause: number | undefined, sought: Anchor): boolean =>
      anchors.some((other) => clauses[other.from] === clause && sameAnchor(sought, other));
    return claim.anchors.some(
      (other) =>
        other !== anchor &&
        other.kind !== anchor.kind &&
        clauseHas(clauses[mine.from], other) &&
        !clauseHas(clauses[rival.anchor.from], other),
    );
  });
}

/** "She lived in Lisbon, and afterwards in Dornbach": where somebody did something isn't who did it; that is what the pronoun stands for. */
function isWhereOf(comparison: Comparison, anchor: Anchor, rival: AnchorPlace): boolean {
  const { tokens } = comparison.index.statement(rival.sentence);
  return (
    besideTheMatter(comparison, anchor, rival) &&
    tokens.some(({ term, content }, at) => at < rival.anchor.from && !content && isPersonPronoun(term))
  );
}

/** Where something happens isn't a rival of who does it. */
function besideTheMatter({ claim, index }: Comparison, anchor: Anchor, rival: AnchorPlace): boolean {
  return (
    anchor.kind === 'name' && !isAdjunct(claim, anchor) && isAdjunct(index.statement(rival.sentence), rival.anchor)
  );
}

/** Two anchors of one kind that would fit better swapped. */
function swapped(comparison: Comparison, places: readonly AnchorPlace[]): Finding[] {
  const { anchors } = comparison.claim;
  for (let one = 0; one < anchors.length; one++)
    for (let other = one + 1; other < anchors.length; other++) {
      const first = anchors[one] as Anchor;
      const second = anchors[other] as Anchor;
      if (first.kind !== second.kind || sameAnchor(first, second) || first.unit !== second.unit) continue;
      if (first.kind === 'identifier' && !areAlike(first, second)) continue;
      const [ofFirst, ofSecond] = [contextOf(comparison, first), contextOf(comparison, second)];
      const mass = massOf(ofFirst) + massOf(ofSecond);
      const at = (anchor: Anchor): AnchorPlace[] => places.filter((place) => sameAnchor(anchor, place.anchor));
      const [firstPlaces, secondPlaces] = [at(first), at(second)];
      if (mass === 0 || firstPlaces.length === 0 || secondPlaces.length === 0) continue;
      const fit = (context: readonly ContextWord[], where: AnchorPlace[]): number =>
        bestOf(comparison, context, where).fit;
      const direct = fit(ofFirst, firstPlaces) + fit(ofSecond, secondPlaces);
      const crossed = fit(ofFirst, secondPlaces) + fit(ofSecond, firstPlaces);
      if ((crossed - direct) / mass < LEAST_MARGIN.swapped) continue;
      return [
        {
          cap: 'doubtful',
          penalty: 0.8,
          reason: message('grounding.swapped', {
            one: first.raw,
            other: second.raw,
          }),
          counter: firstPlaces[0]?.sentence,
        },
      ];
    }
  return [];
}
