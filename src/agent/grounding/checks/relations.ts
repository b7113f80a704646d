import { message } from '../../../protocol/messages/index.js';
import { hasWord, type Alignment, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../comparable.js';
import { opensWithPronoun } from '../fit.js';
import type { Marked } from '../markers.js';
import { participantsOf, type Participant } from '../participants.js';
import { areOpposites } from '../poles.js';
import type { SourceIndex } from '../sourceIndex.js';
import type { Statement } from '../statement.js';
import { windowAt } from './polarity.js';

const LEAST_COVERAGE = 0.5;
/** What one side of a cause shares with the other side of the source's, at least so much more than with its own. */
const LEAST_CROSSED = 0.25;

/** Who did it to whom, what is more than what, what came of what, and who says so. */
export function checkRelations(comparison: Comparison): Finding[] {
  const [best] = comparison.alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  return [roles, causes, attribution].flatMap((check) => {
    const finding = check(comparison, best);
    return finding === undefined ? [] : [finding];
  });
}

/** Two names in the order of doer and done-to; a passive, an opposite verb or an opposite comparison turns it round. */
function roles({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence, matched } = best;
  const participants = participantsOf(claim, best);
  for (let one = 0; one + 1 < participants.length; one++)
    for (let other = one + 1; other < participants.length; other++) {
      const [first, second] = [participants[one] as Participant, participants[other] as Participant];
      const crossed = first.stated.start > second.stated.start;
      if (joined(claim, first.claimed, second.claimed) || joined(statement, first.stated, second.stated)) continue;
      if (adjunct(claim, first.claimed) || adjunct(statement, crossed ? second.stated : first.stated)) continue;
      const passive =
        passiveBetween(claim, first.claimed, second.claimed) !== passiveBetween(statement, first.stated, second.stated);
      const opposite = claim.tokens.some((token, at) => {
        if (statement.positions.has(token.stem)) return false;
        const [low, high] = windowAt(matched, at, statement.tokens.length);
        return statement.tokens
          .slice(low, high + 1)
          .some((stated) => areOpposites(token.term, stated.term) && !claim.positions.has(stated.stem));
      });
      if ((Number(crossed) + Number(passive) + Number(opposite)) % 2 === 0 || (opposite && !crossed && !passive))
        continue;
      return {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.swapped', {
          one: claim.text.slice(first.claimed.start, first.claimed.end),
          other: claim.text.slice(second.claimed.start, second.claimed.end),
        }),
        counter: sentence,
      };
    }
  return undefined;
}

/** A passive stands between two names: the second did it. */
function passiveBetween(statement: Statement, one: Marked, other: Marked): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return statement
    .marked('passive')
    .some((span) => span.end > first.end && span.start < second.start && span.end <= second.start + 1);
}

const ADJUNCT =
  /(?:^|[\s(])(?:in|at|near|on|off|from|outside|inside|during|since|of|im|aus|bei|am|à|dans|près|de|du|en|cerca|в|на|из)\s+(?:(?:the|a|der|die|das|dem|den|la|le|les|el|los|las)\s+)?$/iu;

function adjunct({ text }: Statement, name: Marked): boolean {
  return ADJUNCT.test(text.slice(Math.max(0, name.start - 20), name.start));
}

/** Only "and", commas or "between … and" stand between them: the order says nothing. */
function joined({ text }: Statement, one: Marked, other: Marked): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const between = text.slice(first.end, second.start);
  return (
    between.length < 40 &&
    /^[\s,]*(?:and|or|und|oder|et|ou|y|o|и|или|&|,|as well as|sowie)?[\s,]*(?:\p{Ll}+\s){0,1}$/iu.test(between)
  );
}

interface Cause {
  because: ComparableToken[];
  result: ComparableToken[];
  marker: Marked;
}

function causeIn(statement: Statement): Cause | undefined {
  const { tokens } = statement;
  const [cause] = statement.marked('cause');
  const [effect] = statement.marked('effect');
  const marker = cause ?? effect;
  if (marker === undefined) return undefined;
  const before = tokens.filter((token) => token.end <= marker.start && token.content);
  const after = tokens.filter((token) => token.start >= marker.end && token.content);
  if (cause === undefined) return { because: before, result: after, marker };
  if (before.length > 0) return { because: after, result: before, marker };
  // "Because A, B": the cause ends at the comma.
  const comma = statement.text.slice(marker.end).search(/[,，、]/u);
  const limit = comma < 0 ? statement.text.length : marker.end + comma;
  return {
    because: after.filter((token) => token.end <= limit),
    result: after.filter((token) => token.start >= limit),
    marker,
  };
}

function causes({ claim, index }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const claimed = causeIn(claim);
  if (claimed === undefined || claimed.because.length === 0 || claimed.result.length === 0) return undefined;
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
  const stated = causeIn(statement);
  if (stated === undefined) {
    if (near.some((at) => causeIn(index.statement(at)) !== undefined)) return undefined;
    return {
      cap: 'doubtful',
      penalty: 0.7,
      reason: message('grounding.causeAdded', { claimed: word }),
      counter: sentence,
    };
  }
  const direct = sharedWith(claimed.because, stated.because, index) + sharedWith(claimed.result, stated.result, index);
  const crossed = sharedWith(claimed.because, stated.result, index) + sharedWith(claimed.result, stated.because, index);
  if (crossed - direct > 2 * LEAST_CROSSED)
    return {
      cap: 'unsupported',
      penalty: 1.2,
      reason: message('grounding.causeReversed'),
      counter: sentence,
    };
  // The source has another cause for the same result.
  if (
    sharedWith(claimed.result, [...stated.result, ...stated.because], index) > 0.4 &&
    stated.because.length > 0 &&
    sharedWith(claimed.because, [...stated.because, ...stated.result], index) < 0.3
  )
    return { cap: 'doubtful', penalty: 0.7, reason: message('grounding.otherCause'), counter: sentence };
  return undefined;
}

function sharedWith(words: readonly ComparableToken[], others: readonly ComparableToken[], index: SourceIndex): number {
  let [total, found] = [0, 0];
  for (const word of words) {
    const weight = index.weight(word.stem);
    total += weight;
    if (
      others.some((other) => other.stem === word.stem || (other.prefix !== undefined && other.prefix === word.prefix))
    )
      found += weight;
  }
  return total === 0 ? 0 : found / total;
}

/** Somebody says something: who, and where in the sentence. */
interface Frame {
  holder: ComparableToken[];
  said: ComparableToken[];
}

const PREPOSED = /^(?:according|laut|nach|selon|d['’]après|según|по|согласно|据|in)/iu;

/** Who says what in a statement; what is said is taken to stand up to the next one who speaks. */
function framesOf(statement: Statement): Frame[] {
  const { tokens, text, clauses } = statement;
  const marked = [...statement.marked('speech'), ...statement.marked('hearsay')].sort((a, b) => a.start - b.start);
  return marked.map((frame, at) => {
    const limit = marked[at + 1]?.start ?? text.length;
    if (PREPOSED.test(text.slice(frame.start, frame.end))) {
      const behind = tokens.filter((token) => token.start >= frame.end);
      const stop = behind.findIndex(
        (token, next) =>
          next > 0 && /[,，、:]/u.test(text.slice((behind[next - 1] as ComparableToken).end, token.start)),
      );
      const holder = behind.slice(0, stop < 0 ? 6 : stop).filter((token) => token.content);
      const rest = tokens.filter((token) => token.content && !holder.includes(token));
      return { holder, said: rest };
    }
    const clause = clauses[tokens.findIndex((token) => token.end > frame.start)];
    const holder = tokens.filter(
      (token, where) => token.end <= frame.start && token.content && clauses[where] === clause,
    );
    return { holder, said: tokens.filter((token) => token.content && token.start >= frame.end && token.start < limit) };
  });
}

/** What somebody says is no fact, and not what somebody else says. */
function attribution({ claim, index }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const [claimed] = framesOf(claim);
  if (claimed === undefined) {
    const contested = statement.marked('hearsay')[0];
    if (contested === undefined || claim.has('hedge') || claim.has('denial') || claim.has('negation')) return undefined;
    return {
      cap: 'doubtful',
      penalty: 0.8,
      reason: message('grounding.attributionDropped', { said: statement.text.slice(contested.start, contested.end) }),
      counter: sentence,
    };
  }
  const stated = framesOf(statement)
    .map((frame) => ({ ...frame, shared: sharedWith(claimed.said, frame.said, index) }))
    .sort((a, b) => b.shared - a.shared)[0];
  if (claimed.holder.length === 0 || stated === undefined || stated.holder.length === 0 || stated.shared < 0.3)
    return undefined;
  if (sharedWith(claimed.holder, stated.holder, index) > 0) return undefined;
  if (claimed.holder.some((token) => !index.has(token.stem, token.prefix))) return undefined;
  const around = index.neighbours(sentence).map((at) => index.statement(at));
  if (opensWithPronoun(statement) && around.some((other) => claimed.holder.some((token) => hasWord(other, token))))
    return undefined;
  return {
    cap: 'doubtful',
    penalty: 1,
    reason: message('grounding.otherSpeaker', {
      said: written(statement, stated.holder),
      claimed: written(claim, claimed.holder),
    }),
    counter: sentence,
  };
}

function written(statement: Statement, tokens: readonly ComparableToken[]): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first === undefined || last === undefined ? '' : statement.text.slice(first.start, last.end);
}
