import { ARTICLES } from '../words/articles.js';
import { message } from '../../../protocol/messages/index.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { sharedWith, type Alignment, type Comparison, type Finding } from '../comparison.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
import { PLAIN_CONDITION } from '../words/conditions.js';
import type { Marked } from '../words/markers.js';
import { thanAt } from '../sentence/standards.js';
import type { Statement } from '../sentence/statement.js';
import { isVerb } from '../sentence/verbs.js';

/** How much more one side of a cause shares with the opposite side in the source than with its own. */
const LEAST_CROSSED = 0.25;
/** Results are the same if they share this much of their words. */
const LEAST_RESULT = 0.5;

/** A longer marker has other words between its own. */
const LONGEST_WORDS = 20;

interface Cause {
  because: ComparableToken[];
  result: ComparableToken[];
  marker: Marked;
}

function causeIn(statement: Statement): Cause | undefined {
  return causesIn(statement)[0];
}

/** What each word of cause or, after those, of effect connects. */
function causesIn(statement: Statement): Cause[] {
  const causes = statement.marked('cause').filter((span) => !isRole(statement, span));
  return [
    ...causes.map((marker) => causeAt(statement, marker, true)),
    ...statement.marked('effect').map((marker) => causeAt(statement, marker, false)),
  ];
}

function causeAt(statement: Statement, marker: Marked, isCause: boolean): Cause {
  const { tokens } = statement;
  // "Attribute the delay to a leak": what is explained stands within.
  const within = marker.end - marker.start > LONGEST_WORDS ? marker.end : marker.start;
  const before = tokens.filter((token) => token.content && token.end <= within && token.start !== marker.start);
  const after = tokens.filter((token) => token.start >= marker.end && token.content);
  // "断电是施工造成的": the cause stands between "是" and the verb.
  const copula = statement.text.slice(0, marker.start).lastIndexOf('是');
  if (copula > 0 && statement.text.startsWith('的', marker.end))
    return {
      because: before.filter(({ start }) => start > copula),
      result: before.filter(({ end }) => end <= copula),
      marker,
    };
  if (!isCause) return { because: before, result: after, marker };
  if (before.length > 0) {
    const stop = statement.text.slice(marker.end).search(/[;；。]/u);
    const end = stop < 0 ? statement.text.length : marker.end + stop;
    if (isCalledCause(statement, marker))
      return { because: before, result: after.filter((token) => token.start < end), marker };
    return { because: after.filter((token) => token.start < end), result: before, marker };
  }
  // "Because A, B": the cause ends at the comma.
  const comma = statement.text.slice(marker.end).search(/[,，、]/u);
  const limit = comma < 0 ? statement.text.length : marker.end + comma;
  return {
    because: after.filter((token) => token.end <= limit),
    result: after.filter((token) => token.start >= limit),
    marker,
  };
}

/** "Named Ruiz as the trustee": no clause follows. */
function isRole(statement: Statement, { start, end }: Marked): boolean {
  const { tokens, clauses, text } = statement;
  if (!/^as$/iu.test(text.slice(start, end))) return false;
  const first = tokens.findIndex((token) => token.start >= end);
  return !tokens.some((_, at) => at >= first && clauses[at] === clauses[first] && isVerb(statement, at));
}

/** The connection of a sentence that shares most with a claim's, each side with its own. */
function likest(claimed: Cause, statement: Statement, index: ComparedSource): Cause | undefined {
  const likeness = ({ because, result }: Cause): number =>
    sharedWith(claimed.because, because, index) + sharedWith(claimed.result, result, index);
  return causesIn(statement)
    .map((cause) => ({ cause, shared: likeness(cause) }))
    .sort((a, b) => b.shared - a.shared)[0]?.cause;
}

/** "The leak is the reason for the delay": the cause comes first. */
function isCalledCause({ text }: Statement, { start, end }: Marked): boolean {
  return CAUSE_NOUN.test(text.slice(start, end)) && COPULA.test(text.slice(0, start));
}

const CAUSE_NOUN = /^(?:reason for|the cause|Ursache|Grund|cause|raison|causa|motivo|razón|причин\p{L}+)$/iu;
const COPULA = new RegExp(
  String.raw`(?<!\p{L})(?:is|was|are|were|been|ist|war|waren|est|était|es|era|fue|стал\p{L}?)(?:[ ,] [^,]{1,60}?[ ,])?\s(?:(?:${ARTICLES})\s)?(?:\p{L}+\s)?$`,
  'iu',
);

/** Cause and result. */
export function checkCauses({ claim, index, alignments, foreign }: Comparison, best: Alignment): Finding | undefined {
  const claimed = causeIn(claim);
  if (claimed === undefined || claimed.because.length === 0 || claimed.result.length === 0) return undefined;
  const known = claimed.result.filter(({ stem, prefix }) => index.has(stem, prefix));
  const explained = alignments.find(({ statement: { tokens }, statement }) => {
    const own = causeIn(statement);
    return own !== undefined && sharedWith(known, tokens, index) >= LEAST_RESULT;
  });
  const { statement, sentence } = explained ?? best;
  const near = [sentence, ...index.neighbours(sentence)];
  const denying = near.find((at) => index.statement(at).has('unrelated'));
  const word = claim.text.slice(claimed.marker.start, claimed.marker.end);
  const own = causeIn(statement);
  const given = own !== undefined && sharedWith(claimed.because, own.because, index) >= 0.5;
  if (denying !== undefined && !given && !claim.has('unrelated') && !claim.has('negation'))
    return {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.notTheCause', { claimed: word }),
      counter: denying,
    };
  const stated = likest(claimed, statement, index);
  if (stated === undefined) {
    // Another language may connect the same without a word for it.
    if (foreign) return undefined;
    // "Causes it less often than": a comparison.
    if (near.some((at) => causeIn(index.statement(at)) !== undefined) || thanAt(claim) !== undefined) return undefined;
    // "Food burns when the fan is dirty" for "a dirty fan causes food to burn".
    if (isConditionOf(claimed.because, statement, index) || isAccompanied(claimed.because, statement, index))
      return undefined;
    return {
      cap: 'doubtful',
      penalty: 0.7,
      reason: message('grounding.causeAdded', { claimed: word }),
      counter: sentence,
    };
  }
  const direct = sharedWith(claimed.because, stated.because, index) + sharedWith(claimed.result, stated.result, index);
  const across = [
    sharedWith(claimed.because, stated.result, index),
    sharedWith(claimed.result, stated.because, index),
  ] as const;
  if (across[0] + across[1] - direct > 2 * LEAST_CROSSED && Math.min(...across) >= LEAST_SIDE)
    return {
      cap: 'unsupported',
      penalty: 1.2,
      reason: message('grounding.causeReversed'),
      counter: sentence,
    };
  // The source gives another cause for the same result.
  if (
    sharedWith(claimed.result, [...stated.result, ...stated.because], index) > 0.4 &&
    stated.because.length > 0 &&
    // "In most cases, salt stones" for "the stones".
    sharedWith(stated.because, claimed.because, index) < LEAST_SIDE &&
    sharedWith(claimed.because, [...stated.because, ...stated.result], index) < 0.3
  )
    return {
      cap: 'doubtful',
      penalty: 0.7,
      reason: message('grounding.otherCause'),
      counter: sentence,
    };
  return undefined;
}

/** "As a wheel turns" of the source for "as the wheel turns" of the claim, which only tells when. */
function isAccompanied(
  because: readonly ComparableToken[],
  { tokens, clauses }: Statement,
  index: ComparedSource,
): boolean {
  return tokens.some(
    ({ term }, at) =>
      term === 'as' &&
      sharedWith(
        because,
        tokens.filter((_, next) => next > at && clauses[next] === clauses[at]),
        index,
      ) >= LEAST_CONDITION,
  );
}

/** What a claim names as the cause is in the source's clause with "when" or "if". */
function isConditionOf(because: readonly ComparableToken[], statement: Statement, index: ComparedSource): boolean {
  return statement.marked('condition').some(({ start, end }) => {
    const at = statement.tokens.findIndex((token) => token.start >= end);
    const clause = statement.tokens.filter(
      (token, place) => token.start >= end && statement.clauses[place] === statement.clauses[at],
    );
    return (
      PLAIN_CONDITION.test(statement.text.slice(start, end)) && sharedWith(because, clause, index) >= LEAST_CONDITION
    );
  });
}

const LEAST_CONDITION = 0.6;
/** What each side of a reversed cause shares with the other one. */
const LEAST_SIDE = 0.5;
