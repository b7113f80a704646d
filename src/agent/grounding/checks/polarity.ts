import type { Language } from '@regen-research/text';
import { message } from '../../../protocol/messages/index.js';
import { clauseAt, hasWord, tokenAt, type Alignment, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { CONTRARY, namesHolder } from '../sentence/frames.js';
import { membersOf } from '../sentence/members.js';
import { isAnsweredNo } from './answered.js';
import { checkBelief, REPORTS } from './belief.js';
import { hasCeased } from './ceased.js';
import { deniesBack, isContinued } from './continued.js';
import { checkException } from './exceptions.js';
import { shared } from './sharedScope.js';
import { clauseWordsOf, isUndone, NEAREST_DENIED, scopeOf } from './negationScope.js';
import { hasNegativeForm, rejects } from './negativeForms.js';
import { conditionWaived, isWithout } from './waived.js';
import type { Marked, Marker } from '../words/markers.js';
import { oppositeIn, type Opposite } from './opposites.js';
import { pointAlike } from '../words/poles.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
import type { Statement } from '../sentence/statement.js';
import { sameWord } from '../sentence/sides.js';
import { isVerbIn } from '../sentence/verbs.js';
import { isRelative } from '../words/functionWords.js';
import { comparesInstead, isUndenied } from './undenied.js';

const LEAST_COVERAGE = 0.38;
/** Share of what is denied that the other side must have, by weight. */
const LEAST_SHARED = 0.5;
/** Two negations that deny the same things to this extent are the same. */
const LEAST_OVERLAP = 0.2;
/** From here on, it is a clear mismatch. */
const CERTAIN = { coverage: 0.6, shared: 0.75 };
/** Maximum words of a claim that may replace a negation of the source. */
const SOFTENING: readonly Marker[] = ['exclusive', 'few', 'denial', 'none'];
/** Minimum words of a claim in a sentence farther away that the nearest one lacks. */
const LEAST_APART = 2;
/** Maximum sentences to search for what a claim denies. */
const MOST_PLACES = 4;

/** Negations, denials and myths, exceptions, and opposites: on either side, each with what it denies. */
export function checkPolarity(comparison: Comparison): Finding[] {
  const [best] = comparison.alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  const denied = isContinued(comparison, best)
    ? undefined
    : (checkDenial(comparison, best) ?? checkBelief(comparison, best));
  if (denied !== undefined) return [denied];
  const opposite = oppositeIn(comparison, best);
  const waived = conditionWaived(comparison.claim, best);
  if (waived !== undefined) return [waived];
  const excepted = checkException(comparison, best, opposite !== undefined);
  if (excepted !== undefined) return excepted;
  const negation = negationDiffers(comparison, best, opposite) ?? deniedOfSame(comparison, best);
  // "Did not fall" for "rose": two differences cancel out.
  if (opposite !== undefined && (negation !== undefined || isDenied(comparison, best, opposite))) return [];
  if (opposite !== undefined)
    return [
      {
        cap: opposite.certain && isWholeBut(comparison, best, opposite.claimed) ? 'unsupported' : 'doubtful',
        penalty: 1.2,
        reason: message('grounding.opposite', {
          said: opposite.said.term,
          claimed: opposite.claimed.term,
        }),
        counter: best.sentence,
      },
    ];
  return negation === undefined ? [] : [negation];
}

/** Whether the nearest sentence contains enough of a claim to compare what it asserts. */
export function isCompared({ alignments }: Comparison): boolean {
  return (alignments[0]?.coverage ?? 0) >= LEAST_COVERAGE;
}

/** "Isn't open" for "closed": only one of the two opposites is negated. */
function isDenied({ claim }: Comparison, { statement }: Alignment, { said, claimed }: Opposite): boolean {
  const within = (of: Statement, token: ComparableToken): boolean =>
    of
      .marked('negation')
      .some((span) => !overlaps(span, token) && scopeOf(of, span).slice(0, NEAREST_DENIED).includes(token));
  return within(claim, claimed) !== within(statement, said);
}

/** All other content words of the claim are in the sentence. */
function isWholeBut({ claim, weights }: Comparison, { statement }: Alignment, word?: ComparableToken): boolean {
  return claim.tokens.every((token, at) => token === word || weights[at] === 0 || hasWord(statement, token));
}

function overlaps(span: Marked, token: ComparableToken): boolean {
  return span.start < token.end && token.start < span.end;
}

function negationDiffers(
  comparison: Comparison,
  alignment: Alignment,
  opposite: Opposite | undefined,
): Finding | undefined {
  const { claim, index } = comparison;
  const { statement, sentence } = alignment;
  const all = statement.marked('negation');
  const both = equalNegations(claim, statement, index);
  // A negative word whose opposite is on the other side ("refused" for "agreed") is one difference, not two.
  const claimed = claim
    .marked('negation')
    .filter((span) => !isPaired(claim, span, both) && (opposite === undefined || !overlaps(span, opposite.claimed)))
    .filter((span) => !comparesInstead(claim, span, statement));
  const stated = all
    .filter((span) => !both.some(([, other]) => other === span || deniesAgain(statement, span, other)))
    .filter((span) => (opposite === undefined || !overlaps(span, opposite.said)) && !isUndone(statement, span, claim));
  const scopes = claimed.map((span) => scopeOf(claim, span));
  const clauses = claimed.map((span) => clauseWordsOf(claim, span));
  const dropped = stated.find((span) => {
    const scope = scopeOf(statement, span);
    const share = isSoleDenial(comparison, alignment, span) ? 1 : shared(scope, claim, index);
    return (
      share >= (alignment.clauses.has(clauseAt(statement, span) ?? -1) ? LEAST_SHARED : CERTAIN.shared) &&
      !clauses.some((other) => shared(scope, other, index) >= LEAST_OVERLAP) &&
      !repeatsVerb(claim, statement, span) &&
      !isUndenied(comparison, alignment, span) &&
      !tellsOfDenied(comparison, statement, span)
    );
  });
  if (
    dropped !== undefined &&
    // "Still has to be built" for "not yet built".
    !PENDING.test(claim.text) &&
    // "The president denies that there are debts" for "there are no debts, says the president".
    !(isMarkedAs('denial', statement, dropped) && claim.has('negation')) &&
    !SOFTENING.some((marker) => claim.has(marker)) &&
    !hasNegativeForm(claim, statement) &&
    !rejects(claim, statement)
  )
    return {
      cap: shared(scopeOf(statement, dropped), claim, index) >= CERTAIN.shared ? 'unsupported' : 'doubtful',
      penalty: 1.2,
      reason: message('grounding.negationDropped', {
        word: statement.text.slice(dropped.start, dropped.end),
      }),
      counter: sentence,
    };
  return claimed.length === 0 ? undefined : negationAdded(comparison, alignment, claimed, scopes);
}

/**
 * "The cup was stolen. It has not been found." doesn't support "the stolen cup has been found": the sentence that has the
 * claim's verb goes on about what the nearest sentence names.
 */
function deniedOfSame(comparison: Comparison, { statement, sentence }: Alignment): Finding | undefined {
  const { claim, index, alignments } = comparison;
  const both = equalNegations(claim, statement, index);
  if (!claim.marked('negation').every((span) => isPaired(claim, span, both))) return undefined;
  const verbs = claim.tokens.filter((token) => token.content && !hasWord(statement, token) && index.has(token.stem));
  if (verbs.length === 0) return undefined;
  const beside = index.neighbours(sentence);
  const next = alignments.slice(1, MOST_PLACES).find((other) => {
    const shared = verbs.filter((verb) => hasWord(other.statement, verb)).length;
    return shared >= (beside.includes(other.sentence) ? 1 : LEAST_APART);
  });
  if (next === undefined) return undefined;
  const denies = next.statement
    .marked('negation')
    .filter((span) => next.statement.tokens[tokenAt(next.statement.tokens, span.start)]?.content !== true)
    .some((span) =>
      scopeOf(next.statement, span)
        .slice(0, NEAREST_DENIED)
        .some((token) => verbs.some((verb) => sameWord(verb, token))),
    );
  return denies ? negationDiffers(comparison, next, undefined) : undefined;
}

/** "Can be run without TLS", "is no longer possible without TLS": both have this "without", so another word decides. */
function equalNegations(claim: Statement, statement: Statement, index: ComparedSource): [Marked, Marked][] {
  const pairs: [Marked, Marked][] = [];
  const word = ({ text }: Statement, { start, end }: Marked): string => text.slice(start, end).toLowerCase();
  for (const mine of claim.marked('negation')) {
    const other = statement.marked('negation').find(
      (span) =>
        word(statement, span) === word(claim, mine) &&
        !pairs.some(([, taken]) => taken === span) &&
        (shared(
          scopeOf(claim, mine).slice(0, NEAREST_DENIED),
          scopeOf(statement, span).slice(0, NEAREST_DENIED),
          index,
        ) >= CERTAIN.shared ||
          // "None of the wells that were tested contained bacteria" for "none contained bacteria".
          (isMarkedAs('none', claim, mine) && shared(scopeOf(statement, span), claim, index) >= CERTAIN.shared)),
    );
    if (other !== undefined) pairs.push([mine, other]);
  }
  return pairs;
}

function isMarkedAs(marker: Marker, statement: Statement, { start, end }: Marked): boolean {
  return statement.marked(marker).some((span) => span.start < end && start < span.end);
}

/** Languages in which two words deny once: "n'a fait aucun blessé". */
const CONCORD: readonly Language[] = ['fr', 'es', 'ru', 'it', 'pt'];

/** The negation, or the other word of it in its clause, is among those that both have. */
function isPaired(claim: Statement, span: Marked, both: readonly [Marked, Marked][]): boolean {
  return both.some(
    ([mine]) => mine === span || (CONCORD.includes(claim.language) && clauseAt(claim, mine) === clauseAt(claim, span)),
  );
}

/** "He didn't know it. He said, I didn't know": the same word is denied twice, and nothing else. */
function deniesAgain(statement: Statement, span: Marked, other: Marked): boolean {
  const [first, ...further] = scopeOf(statement, span);
  const denied = scopeOf(statement, other);
  const word = ({ start, end }: Marked): string => statement.text.slice(start, end).toLowerCase();
  return (
    first !== undefined &&
    first.stem === denied[0]?.stem &&
    word(span) === word(other) &&
    further.every((token) => denied.some((same) => sameWord(same, token)))
  );
}

/** What is awaited hasn't happened: "was still waiting for approval" for "had not been approved". */
const PENDING =
  /(?<!\p{L})(?:wait(?:s|ed|ing)? for|await(?:s|ed|ing)?|pending|(?:has|have|had|is|are|was|were) yet to|still (?:has|have|had|needs?|needed) to|steht noch aus|stehen noch aus|wartet (?:noch )?auf|en attente|pendientes?|ожида(?:ет|ют|л\p{L}*))(?!\p{L})/iu;

/** "Rather than the mite that destroyed the hives": the relative clause isn't denied, and the claim repeats it. */
function tellsOfDenied({ claim, index }: Comparison, statement: Statement, span: Marked): boolean {
  const { tokens, clauses } = statement;
  const at = tokenAt(tokens, span.start);
  const opening = clauses.findIndex((clause, next) => next > at && clause !== clauses[at]);
  const first = tokens[opening];
  // "Did not claim that the dam is safe" denies that somebody claimed it.
  const says = ({ marked }: Statement, from: number, to: number): boolean =>
    (['speech', 'hearsay'] as const).some((marker) => marked(marker).some(({ start }) => start >= from && start < to));
  if (first?.term === 'that' && says(statement, span.end, first.start) && says(claim, 0, claim.text.length))
    return false;
  if (first === undefined || !(isRelative(first.term) || first.term === 'that')) return false;
  // "Showed no ice that had been predicted": the claim has the denied verb, too.
  if (
    tokens.some((token, place) => place < opening && clauses[place] === clauses[at] && isTold(claim, statement, token))
  )
    return false;
  const said = tokens.filter((token, next) => token.content && clauses[next] === clauses[opening] && next >= opening);
  return said.length > 0 && shared(said, claim, index) >= CERTAIN.shared;
}

function isTold(claim: Statement, statement: Statement, token: ComparableToken): boolean {
  return token.content && isVerbIn(statement, token) && hasWord(claim, token);
}

/** "Is supported" for "is no longer supported as of 5.1": the claim has nothing but the denied word and what it is said of. */
function isSoleDenial(comparison: Comparison, alignment: Alignment, span: Marked): boolean {
  const { claim, index } = comparison;
  const { statement, sentence } = alignment;
  const [first] = scopeOf(statement, span);
  return (
    first !== undefined &&
    LONGER.test(statement.text.slice(span.start, first.end)) &&
    !FORMER.test(claim.text) &&
    isVerbIn(statement, first) &&
    hasWord(claim, first) &&
    membersOf(index.statement(sentence)).length === 1 &&
    isWholeBut(comparison, alignment)
  );
}

const LONGER = /(?<!\p{L})(?:longer|mehr|plus|ya|больше)(?!\p{L})/iu;
/** What was so, isn't any longer. */
const FORMER = /(?<!\p{L})(?:was|were|had|used to|war(?:en)?|hatten?|était|étaient|era[n]?|был[аои]?)(?!\p{L})/iu;

/** Both contain a denying verb ("rejected"). */
function repeatsVerb(claim: Statement, statement: Statement, span: Marked): boolean {
  const token = statement.tokens[tokenAt(statement.tokens, span.start)];
  return token?.content === true && isVerbIn(statement, token) && claim.positions.has(token.stem);
}

function negationAdded(
  comparison: Comparison,
  alignment: Alignment,
  claimed: readonly Marked[],
  scopes: readonly ComparableToken[][],
): Finding | undefined {
  const { claim, index } = comparison;
  const place = denialPlace(comparison, scopes) ?? alignment;
  const { statement, sentence } = place;
  // "Does it hold everywhere? No."
  if (isAnsweredNo(index, sentence)) return undefined;
  const denied = claimed.flatMap((span) => clauseWordsOf(claim, span));
  // "Broke the law without consent": what is lacking denies nothing else.
  const claimLacks = claimed.some((span) => isWithout(claim, span));
  const bears = (span: Marked): boolean =>
    !isUndone(statement, span) &&
    !(isWithout(statement, span) && !claimLacks && shared(scopeOf(statement, span), denied, index) < LEAST_OVERLAP) &&
    (place.clauses.has(clauseAt(statement, span) ?? -1) ||
      shared(clauseWordsOf(statement, span), denied, index) >= LEAST_OVERLAP);
  const both = equalNegations(claim, statement, index);
  // The sentence that goes on about the same thing has the same denial.
  if (claimed.every((span) => isPaired(claim, span, both))) return undefined;
  const undenied = scopes.some((scope) => standsUndenied(statement, scope[0]));
  if (
    !undenied &&
    statement.marked('negation').some((span) => !both.some(([, other]) => other === span) && bears(span))
  )
    return undefined;
  if (statement.has('denial') || statement.has('exclusive')) return undefined;
  // "Count if they fit" for "do not count if they don't fit" needs another word, "that fit do not count" none.
  if (statement.has('condition') && (claim.has('condition') || !isWholeBut(comparison, alignment))) return undefined;
  if (hasNegativeForm(statement, claim) || rejects(statement, claim) || PENDING.test(statement.text)) return undefined;
  if (hasCeased(claim, claimed, statement)) return undefined;
  if (scopes.some((scope) => comesLater(statement, scope[0]))) return undefined;
  if (isRefuted(comparison, place)) return undefined;
  const at = scopes.findIndex(
    (scope, number) =>
      shared(
        // The index has a Chinese word of two characters as two words.
        scope.filter(
          (token) =>
            index.has(token.stem, token.prefix) ||
            hasWord(statement, token) ||
            (!isWithout(claim, claimed[number] as Marked) &&
              statement.tokens.some(({ term }) => pointAlike(term, token.term))),
        ),
        statement,
        index,
      ) >= LEAST_SHARED,
  );
  const added = claimed[at];
  if (added === undefined) return undefined;
  const elsewhere = index
    .neighbours(sentence)
    .map((beside) => index.statement(beside))
    .some((other) => other.has('negation') && coverageOf(comparison, other) >= 0.5 * alignment.coverage);
  return elsewhere
    ? undefined
    : {
        // A word that the source doesn't contain may paraphrase it.
        cap: shared(scopes[at] ?? [], statement, index) >= CERTAIN.shared ? 'unsupported' : 'doubtful',
        penalty: 1.2,
        reason: message('grounding.negationAdded', {
          word: claim.text.slice(added.start, added.end),
        }),
        counter: sentence,
      };
}

/** "Left before they had boarded": when it left, they had not boarded. */
function comesLater(statement: Statement, denied: ComparableToken | undefined): boolean {
  const before = BEFORE[statement.language]?.exec(statement.text);
  return (
    denied !== undefined &&
    before !== null &&
    before !== undefined &&
    (statement.positions.get(denied.stem) ?? []).some((at) =>
      /^[^,;\d]{2,60}$/u.test(statement.text.slice(before.index, statement.tokens[at]?.start ?? 0)),
    )
  );
}

const BEFORE: Partial<Record<Language, RegExp>> = {
  en: /(?<!\p{L})before(?!\p{L})/iu,
  de: /(?<!\p{L})(?:bevor|ehe)(?!\p{L})/iu,
  fr: /(?<!\p{L})avant qu[e'’]/iu,
  es: /(?<!\p{L})antes de que(?!\p{L})/iu,
  ru: /(?<!\p{L})прежде чем(?!\p{L})/iu,
};

/** "Nobody was hurt" where the source has "nobody was killed, but three were hurt": the word is there, in another member than any denial. */
function standsUndenied(statement: Statement, denied: ComparableToken | undefined): boolean {
  const members = membersOf(statement);
  if (denied === undefined || members.length < 2) return false;
  const memberAt = (at: number): number => members.findIndex(({ from, to }) => at >= from && at <= to);
  const places = statement.positions.get(denied.stem) ?? [];
  const denying = statement.marked('negation').map(({ start }) => memberAt(tokenAt(statement.tokens, start)));
  // "But bread cannot" denies the verb of the member before.
  const isComplete = (number: number): boolean =>
    statement.tokens
      .slice(members[number]?.from ?? 0, (members[number]?.to ?? -1) + 1)
      .some((token) => token.content && isVerbIn(statement, token));
  if (!denying.every(isComplete)) return false;
  const first = statement.tokens[places[0] ?? -1];
  return (
    first !== undefined && isVerbIn(statement, first) && places.every((place) => !denying.includes(memberAt(place)))
  );
}

/** The sentence that contains the denied words, if it isn't the one with most of the claim. */
function denialPlace({ alignments, index }: Comparison, scopes: readonly ComparableToken[][]): Alignment | undefined {
  const nearest = scopes.flatMap((words) => words.slice(0, NEAREST_DENIED));
  const ranked = alignments
    .slice(0, MOST_PLACES)
    .map((alignment) => ({ alignment, share: shared(nearest, alignment.statement, index) }))
    .sort((a, b) => b.share - a.share);
  return (ranked[0]?.share ?? 0) >= LEAST_SHARED ? ranked[0]?.alignment : undefined;
}

function coverageOf({ claim, weights }: Comparison, statement: Statement): number {
  let [total, found] = [0, 0];
  claim.tokens.forEach((token, at) => {
    total += weights[at] as number;
    if (hasWord(statement, token)) found += weights[at] as number;
  });
  return total === 0 ? 0 : found / total;
}

/** "Many say that it melts. This is wrong." */
function isRefuted({ index }: Comparison, { sentence, statement }: Alignment): boolean {
  const next = index.neighbours(sentence).find((at) => at > sentence);
  if (next === undefined || !(statement.has('hearsay') || statement.has('speech'))) return false;
  const following = index.statement(next);
  const [denied] = following.marked('denial');
  return denied !== undefined && deniesBack(following) && /^\s*(?:[.,;!]|$)/u.test(following.text.slice(denied.end));
}

/** What the source calls a myth or denies must not be stated as a fact. */
function checkDenial({ claim, index }: Comparison, { sentence, statement }: Alignment): Finding | undefined {
  if (claim.has('denial') || claim.has('negation') || claim.has('hearsay')) return undefined;
  const next = index.neighbours(sentence).find((at) => at > sentence);
  const following = next === undefined ? undefined : index.statement(next);
  const hearsay = statement.has('hearsay') && !claim.has('speech') && !REPORTS.test(statement.text);
  const reported = statement.marked('denial')[0] ?? reportDenied(claim, statement);
  if (namesHolder(claim, statement, reported)) return undefined;
  const deniedHere = reported !== undefined;
  const deniedNext = following !== undefined && (following.has('denial') || (hearsay && following.has('negation')));
  const ownClause =
    following?.marked('denial').some(
      ({ start, end }) =>
        // "Contrary to what guides say, it never burned" denies what the guides say.
        CONTRARY.test(following.text.slice(start)) ||
        /^,?\s+(?:(?:the|this|any)\s+\p{L}+\s+)?(?:that|dass|daß|que|qu['’]|что|having|avoir|haber)/u.test(
          following.text.slice(end),
        ),
    ) === true;
  const refersBack =
    !ownClause &&
    following !== undefined &&
    !deniesItself(following) &&
    (hearsay ||
      /(?:^|[\s,])(?:this|that|it|das|dies|es|ce|cela|c'|esto|eso|lo|это|этого|эти)(?=[\s'])/iu.test(
        following.text.slice(0, 120),
      ) ||
      /[这此それこれ]/u.test(following.text.slice(0, 20)));
  if (!deniedHere && !(deniedNext && refersBack)) return undefined;
  const denying = deniedHere ? statement : following;
  const marked = deniedHere ? reported : (denying?.marked('denial')[0] ?? denying?.marked('negation')[0]);
  const word = marked === undefined ? '' : (deniedHere ? statement : following)?.text.slice(marked.start, marked.end);
  return {
    cap: 'unsupported',
    penalty: 1.6,
    reason: message('grounding.denied', { word: word ?? '' }),
    counter: deniedHere ? sentence : next,
  };
}

/** "The dike broke, neighbors say; the company denies it", "reports that it halves pain were wrong": the denied statement is in the sentence itself. */
function deniesItself(statement: Statement): boolean {
  const [span] = statement.marked('denial');
  // "A scholar has shown that this is wrong" denies the sentence before.
  if (span === undefined || deniesBack(statement)) return false;
  if (
    /(?:reports?|claims?|rumou?rs?|belief|idea|notion|theory|allegations?|stor(?:y|ies)|legend)\s(?:that|of)\s/iu.test(
      statement.text.slice(0, span.start),
    )
  )
    return true;
  const clause = clauseAt(statement, span) ?? 0;
  return (
    statement.tokens.filter(({ content }, at) => content && (statement.clauses[at] as number) < clause).length >=
    LEAST_OWN
  );
}

/** Minimum content words of a clause that states something. */
const LEAST_OWN = 3;

/** "The claim that A is not backed": a negation after the claim's words denies it. */
function reportDenied(claim: Statement, statement: Statement): Marked | undefined {
  const [report] = statement
    .marked('hearsay')
    .filter(({ start, end }) => REPORT.test(statement.text.slice(start, end)));
  if (report === undefined) return undefined;
  const repeated = statement.tokens.filter(
    (token) => token.content && token.start >= report.end && hasWord(claim, token),
  );
  const last = repeated.at(-1);
  return last === undefined || repeated.length < 2
    ? undefined
    : statement.marked('negation').find(({ start }) => start >= last.end);
}

const REPORT = /^(?:claim|rumou?r|belief|idea|notion|allegation|theory|story|report|legend|Gerücht|Behauptung)\p{L}*/iu;
