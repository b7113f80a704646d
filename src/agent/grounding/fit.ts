import type { Anchor } from './sentence/anchors.js';
import { ARTICLES, relatesNothing } from './words/articles.js';
import { isIdeograph, type ComparableToken } from './sentence/comparable.js';
import type { ComparedSource } from './indexing/comparedSource.js';
import type { Comparison } from './comparison.js';
import { pointAlike, polesOf } from './words/poles.js';
import type { Statement } from './sentence/statement.js';
import { synonymsOf } from './words/synonyms.js';
import { isUnitWord } from './values/units.js';
import { hasVerbsFor, isVerb, isVerbIn } from './sentence/verbs.js';
import { isJoining, isPersonal } from './words/functionWords.js';

/** Words this far from an anchor count half. */
const HALF_DISTANCE = 9;
/** Factor for each clause boundary between word and anchor. */
const BOUNDARY = 0.72;
/** Names that make a list. */
const LEAST_ITEMS = 3;
/** What stands between two of them. */
const BETWEEN_ITEMS = new RegExp(
  String.raw`^\s*(?:[,、，]\s*)?(?:(?:and|or|und|oder|et|ou|y|e|o|и|или|和|と)\s+)?(?:(?:${ARTICLES}|in|at|à|au|en|в)\s+)?$`,
  'u',
);
/** Minimum weight of the farthest word of the same sentence. */
const SAME_SENTENCE = 0.25;
/** Weight of words in the next sentence, more if that sentence starts with a pronoun that may refer to the anchor. */
const NEXT = { pronoun: 0.45, other: 0.1 };
/** Weight of words in the previous sentence, more if this one starts with a pronoun that refers to them. */
const PREVIOUS = { subject: 0.45, other: 0.1 };
const PREFIX_MATCH = 0.8;
/** Weight of a synonym: "starts" for "begins". */
const ALIKE = 0.6;

/** A word near an anchor of the claim. */
export interface ContextWord {
  stem: string;
  prefix: string | undefined;
  term: string;
  weight: number;
}

/** Factor on the distance between a pronoun and what it refers to. */
const NAMED_BEFORE = 0.6;
/** ", in winter about 190": the rest is implied from the previous clause. */
const LEADING_PREPOSITION = /^(?:in|at|on|by|during|of|im|am|bei|en|dans|pendant|durante|в|на|при)$/u;
/** May refer to something before it, alone or with a noun. */
const ANAPHOR =
  /^(?:he|she|it|they|this|these|that|those|his|her|its|their|there|both|er|sie|es|dies\p{L}*|(?:erst|letzt)ere[rsnm]?|seine?|ihre?|dort|il|elle|ils|elles|ce|cette|son|sa|él|ella|ellos|este|esta|esto|su|sus|allí|он|она|оно|они|это|его|её|их|там|him|them|the)$/u;
const UNSPACED_PRONOUN = /^["“「]?(?:[他她它其这該同そこ彼]|この|その|同)/u;

/** The words that identify an anchor of the claim, weighted by proximity, without other anchors of its kind. */
export function contextOf({ claim, index, weights, foreign }: Comparison, anchor: Anchor): ContextWord[] {
  const words: ContextWord[] = [];
  claim.tokens.forEach((token, at) => {
    const weight = weights[at] as number;
    // A word that the source doesn't contain can't be near its anchors; across languages, single words mislead.
    const paraphrased = !foreign && (polesOf(token.term).length > 0 || isParaphrased(token, index));
    if (!index.has(token.stem, token.prefix) && !paraphrased) return;
    // "Release" of "release 2.3" is said of any other release, too.
    if (at === anchor.from - 1 && anchor.kind === 'identifier' && /^\d/u.test(anchor.raw)) return;
    if (weight === 0 || (at >= anchor.from && at <= anchor.to) || isUnitWord(token.term)) return;
    if (
      claim.anchors.some(
        (other) => other !== anchor && other.kind === anchor.kind && at >= other.from && at <= other.to,
      )
    )
      return;
    words.push({
      stem: token.stem,
      prefix: token.prefix,
      term: token.term,
      weight: weight * nearness(claim, at, anchor),
    });
  });
  return words;
}

/** The source has a synonym of a word. */
function isParaphrased(word: ComparableToken, index: ComparedSource): boolean {
  return synonymsOf(word).some(({ stem, prefix }) => index.has(stem, prefix));
}

export function massOf(context: readonly ContextWord[]): number {
  return context.reduce((sum, word) => sum + word.weight, 0);
}

/** How near a word is to an anchor of its sentence, 0..1. */
export function nearness(statement: Statement, at: number, anchor: Anchor): number {
  const close = closeness(statement, at, anchor);
  const parallel = parallelOf(statement, anchor);
  if (parallel !== undefined && at <= parallel.to + 1)
    return hasOwnSubject(statement, anchor) && isSubjectOf(statement, at, parallel)
      ? Math.min(close, SAME_SENTENCE)
      : Math.max(close, closeness(statement, at, parallel));
  // "At night" belongs to the first part only.
  if (parallel !== undefined && at < anchor.from && statement.clauses[at] !== statement.clauses[anchor.from])
    return SAME_SENTENCE;
  return at < anchor.from && close < NAMED_BEFORE && refersBack(statement, anchor) ? NAMED_BEFORE : close;
}

/**
 * "… the crew came first, but over 2,000 meters it was sixth": a pronoun in the anchor's clause refers to what was
 * named before.
 */
function refersBack(statement: Statement, anchor: Anchor): boolean {
  const { tokens, clauses } = statement;
  const clause = clauses[anchor.from];
  return (
    clause !== undefined &&
    clause > 0 &&
    (tokens.some((token, at) => clauses[at] === clause && !token.content && isPersonal(token.term)) ||
      isIdeograph(tokens[anchor.from - 1]?.term ?? '') ||
      LEADING_PREPOSITION.test(tokens[clauses.indexOf(clause)]?.term ?? ''))
  );
}

/** "Members pay 40 pounds, guests 55": the part without a verb has a subject of its own. */
function hasOwnSubject({ tokens, clauses }: Statement, anchor: Anchor): boolean {
  const opening = clauses.indexOf(clauses[anchor.from] as number);
  const before = tokens.slice(opening, anchor.from).filter(({ term }) => !isJoining(term));
  return (
    before.length > 0 &&
    before.length <= LONGEST_SUBJECT &&
    before.every(({ content, term }) => content || relatesNothing(term))
  );
}

/** A word before the verb of an anchor's clause. */
function isSubjectOf(statement: Statement, at: number, anchor: Anchor): boolean {
  const { tokens, clauses } = statement;
  const verb = tokens.findIndex(
    (token, place) =>
      place > at && place < anchor.from && clauses[place] === clauses[anchor.from] && isVerbIn(statement, token),
  );
  return clauses[at] === clauses[anchor.from] && verb > at;
}

const LONGEST_SUBJECT = 3;

const parallels = new WeakMap<Anchor, Anchor | null>();

/**
 * "31,000 homes at night and up to 45,000 by day": the second part has no verb, so the first number's words belong to
 * the second as well.
 */
export function parallelOf(statement: Statement, anchor: Anchor): Anchor | undefined {
  if (anchor.kind === 'name' || anchor.kind === 'ordinal' || !hasVerbsFor(statement.language)) return undefined;
  let found = parallels.get(anchor);
  if (found === undefined) parallels.set(anchor, (found = findParallel(statement, anchor) ?? null));
  return found ?? undefined;
}

function findParallel(statement: Statement, { kind, unit, from }: Anchor): Anchor | undefined {
  const { tokens, clauses, anchors } = statement;
  const clause = clauses[from] ?? 0;
  const earlier = anchors.findLast(
    (other) => other.kind === kind && other.unit === unit && (clauses[other.to] as number) < clause,
  );
  return earlier === undefined || tokens.some((token, at) => clauses[at] === clause && isVerbIn(statement, token))
    ? undefined
    : earlier;
}

function closeness(statement: Statement, at: number, anchor: Anchor): number {
  const { first, last } = listOf(statement, anchor);
  const to = Math.max(last.to, last.reach ?? last.to);
  const distance = at < first.from ? first.from - at : Math.max(1, at - to);
  const boundaries = Math.abs(
    (statement.clauses[at] as number) - (statement.clauses[at < first.from ? first.from : to] ?? 0),
  );
  return Math.max(SAME_SENTENCE, (1 / (1 + distance / HALF_DISTANCE)) * BOUNDARY ** Math.min(4, boundaries));
}

const lists = new WeakMap<Anchor, { first: Anchor; last: Anchor }>();

/** "In four towns: A, B, and C": what is said of a list is as near to every item. */
function listOf({ text, anchors }: Statement, anchor: Anchor): { first: Anchor; last: Anchor } {
  const known = lists.get(anchor);
  if (known !== undefined) return known;
  const own = anchors.indexOf(anchor);
  const isNext = (one: Anchor | undefined, other: Anchor | undefined): boolean =>
    one?.kind === 'name' && other?.kind === 'name' && BETWEEN_ITEMS.test(text.slice(one.end, other.start));
  let [first, last] = [own, own];
  while (isNext(anchors[first - 1], anchors[first])) first--;
  while (isNext(anchors[last], anchors[last + 1])) last++;
  const found =
    last - first < LEAST_ITEMS - 1
      ? { first: anchor, last: anchor }
      : { first: anchors[first] ?? anchor, last: anchors[last] ?? anchor };
  lists.set(anchor, found);
  return found;
}

/** How well a context fits an anchor of one of the source's sentences; at most the context's mass. */
export function fitAt(
  { index }: Comparison,
  context: readonly ContextWord[],
  sentence: number,
  anchor: Anchor,
): number {
  const here = index.statement(sentence);
  const [before, after] = neighboursOf(index, sentence);
  const next = after === undefined ? undefined : index.statement(after);
  const previous = before === undefined ? undefined : index.statement(before);
  const nextShare = next !== undefined && opensWithPronoun(next) ? NEXT.pronoun : NEXT.other;
  const subject = previous === undefined || !isPersonal(here.tokens[0]?.term ?? '') ? [] : subjectsOf(previous);
  let fit = 0;
  for (const { stem, prefix, term, weight } of context) {
    let best = 0;
    const exact = here.positions.get(stem);
    const places = exact ?? (prefix === undefined ? undefined : here.prefixes.get(prefix)) ?? [];
    for (const place of places)
      best = Math.max(best, nearness(here, place, anchor) * (exact === undefined ? PREFIX_MATCH : 1));
    if (places.length === 0)
      here.tokens.forEach((token, place) => {
        if (pointAlike(term, token.term)) best = Math.max(best, nearness(here, place, anchor) * ALIKE);
      });
    if (best < nextShare && next !== undefined && has(next, stem, prefix)) best = nextShare;
    if (best < PREVIOUS.other && previous !== undefined && has(previous, stem, prefix))
      best = subject.some((token) => token.stem === stem) ? PREVIOUS.subject : PREVIOUS.other;
    fit += weight * best;
  }
  return fit;
}

function neighboursOf(index: Comparison['index'], sentence: number): [number | undefined, number | undefined] {
  const around = index.neighbours(sentence);
  return [around.find((at) => at < sentence), around.find((at) => at > sentence)];
}

function has(statement: Statement, stem: string, prefix: string | undefined): boolean {
  return statement.positions.has(stem) || (prefix !== undefined && statement.prefixes.has(prefix));
}

/** The content words before the first verb. */
function subjectsOf(statement: Statement): readonly ComparableToken[] {
  const verb = statement.tokens.findIndex((_, at) => isVerb(statement, at));
  return statement.tokens.slice(0, Math.max(0, verb)).filter(({ content }) => content);
}

export function opensWithPronoun(statement: Statement): boolean {
  const first = statement.tokens[0];
  if (first === undefined) return false;
  return (
    (ANAPHOR.test(first.term) && first.term !== 'the') || UNSPACED_PRONOUN.test(statement.text.trimStart().slice(0, 3))
  );
}
