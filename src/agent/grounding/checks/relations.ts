import type { Language } from '@regen-research/text';
import { message } from '../../../protocol/messages/index.js';
import { hasWord, type Alignment, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../comparable.js';
import { opensWithPronoun } from '../fit.js';
import type { Marked } from '../markers.js';
import { participantsOf, type Participant } from '../participants.js';
import { areOpposites, polesOf } from '../poles.js';
import type { SourceIndex } from '../sourceIndex.js';
import type { Statement } from '../statement.js';
import { windowAt } from './polarity.js';

const LEAST_COVERAGE = 0.5;
/** Sentences looked at for who says something. */
const MOST_SENTENCES = 6;
/** What one side of a cause shares with the other side of the source's, at least so much more than with its own. */
const LEAST_CROSSED = 0.25;

/** Who did it to whom, what is more than what, what came of what, and who says so. */
export function checkRelations(comparison: Comparison): Finding[] {
  const [best] = comparison.alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  return [roles, causes, order, attribution].flatMap((check) => {
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
    /^\s*(?:,\s*)?(?:(?:and|or|und|oder|et|ou|y|o|и|или|&|,|as well as|sowie)[\s,]+(?:\p{Ll}+\s)?)?$/u.test(between)
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
    return {
      cap: 'doubtful',
      penalty: 0.7,
      reason: message('grounding.otherCause'),
      counter: sentence,
    };
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

/** Between what is compared, or what comes first and what later. */
const BETWEEN: Partial<Record<Language, RegExp>> = {
  en: /(?<!\p{L})(?:than|before|after)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:als|bevor|nachdem)(?!\p{L})/iu,
  fr: /(?<=(?:plus|moins|mieux)\s.{0,40})(?<!\p{L})que(?!\p{L})|(?<!\p{L})(?:avant|après)(?!\p{L})/iu,
  es: /(?<=(?:más|menos|mejor|peor)\s.{0,40}|mejor\s|peor\s)(?<!\p{L})que(?!\p{L})|(?<!\p{L})(?:antes|después)(?!\p{L})/iu,
  ru: /(?<!\p{L})(?:чем|после|до|перед)(?!\p{L})/iu,
  zh: /比/u,
  ja: /より/u,
};

function isAmong(token: ComparableToken, others: readonly ComparableToken[]): boolean {
  return others.some(
    (other) => other.stem === token.stem || (other.prefix !== undefined && other.prefix === token.prefix),
  );
}

/** "A is larger than B", "A before B": with the sides changed the opposite is said, unless the word between them is the opposite too. */
function order({ claim, index }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const sides = ({ tokens, text, language }: Statement): [ComparableToken[], ComparableToken[]] | undefined => {
    const match = BETWEEN[language]?.exec(text);
    if (match === null || match === undefined) return undefined;
    const content = tokens.filter((token) => token.content);
    return [content.filter((token) => token.end <= match.index), content.filter((token) => token.start >= match.index)];
  };
  const claimed = sides(claim);
  const stated = sides(statement);
  if (claimed === undefined || stated === undefined || claimed.some((side) => side.length === 0)) return undefined;
  const across = (from: 0 | 1, to: 0 | 1): number =>
    claimed[from].reduce((sum, token) => {
      const stands = isAmong(token, stated[to]) && !isAmong(token, stated[to === 0 ? 1 : 0]);
      return stands ? sum + index.weight(token.stem) : sum;
    }, 0);
  // What is left of "than" in both may be what is compared; what is right of it is only what it is compared with.
  const crossed = across(0, 1) > 0 && across(1, 0) > 0 && across(1, 1) <= across(1, 0);
  const turned = claim.tokens.some(
    (token) =>
      polesOf(token.term).length > 0 &&
      !statement.positions.has(token.stem) &&
      statement.tokens.some((other) => areOpposites(token.term, other.term)),
  );
  if (!crossed || turned) return undefined;
  return {
    cap: 'doubtful',
    penalty: 1,
    reason: message('grounding.sidesChanged'),
    counter: sentence,
  };
}

/** Somebody says something: who, and where in the sentence. */
interface Frame {
  holder: ComparableToken[];
  said: ComparableToken[];
}

const PREPOSED = /^(?:according|laut|nach|selon|d['’]après|según|по|согласно|据|in)/iu;

/** Who says what in a statement; what is said is taken to stand up to the next one who speaks. */
function framesOf(statement: Statement): Frame[] {
  const { tokens, text } = statement;
  const spoken = statement.marked('speech');
  const rumoured = statement
    .marked('hearsay')
    .filter(
      (span) =>
        OWN.test(text.slice(span.start, span.end)) ||
        !spoken.some((other) => other.start < span.end && span.start < other.end),
    );
  const marked = [
    ...spoken.filter((span) => !rumoured.some((other) => other.start < span.end && span.start < other.end)),
    ...rumoured,
  ].sort((a, b) => a.start - b.start);
  return marked.map((frame, at) => {
    const limit = marked[at + 1]?.start ?? text.length;
    const before = subjectBefore(statement, frame, marked[at - 1]?.end ?? 0);
    if (PREPOSED.test(text.slice(frame.start, frame.end))) {
      const behind = tokens.filter((token) => token.start >= frame.end);
      const stop = behind.findIndex(
        (token, next) =>
          next > 0 && /[,，、:]/u.test(text.slice((behind[next - 1] as ComparableToken).end, token.start)),
      );
      const named = behind.slice(0, stop < 0 ? 6 : stop);
      const own = OWN.test(text.slice(frame.start, frame.end)) || named.some(({ term }) => POSSESSIVE.test(term));
      const holder = own ? before : named.filter((token) => token.content);
      return {
        holder,
        said: tokens.filter((token) => token.content && !holder.includes(token)),
      };
    }
    return {
      holder: before,
      said: tokens.filter((token) => token.content && token.start >= frame.end && token.start < limit),
    };
  });
}

/** "According to its own figures": the subject says it. */
const OWN = /(?<!\p{L})(?:own|eigenen)$/iu;
const POSSESSIVE = /^(?:its|his|her|their|own|eigenen|seinen|ihren|ses|leurs|sus|собственным)$/u;

/** The content words before a verb of saying, back to where another statement ends. */
function subjectBefore({ tokens, clauses }: Statement, frame: Marked, from: number): ComparableToken[] {
  const found: ComparableToken[] = [];
  for (let at = tokens.findIndex((token) => token.end > frame.start) - 1; at >= 0; at--) {
    const token = tokens[at] as ComparableToken;
    if (token.start < from || ((clauses[at + 1] ?? 0) - (clauses[at] ?? 0) > 1 && found.length > 0)) break;
    if (token.content) found.unshift(token);
  }
  return found;
}

/** What somebody says is no fact, and not what somebody else says. */
function attribution({ claim, index, alignments }: Comparison, best: Alignment): Finding | undefined {
  const [claimed] = framesOf(claim);
  // Who says it may be named in another sentence: the sentence that counts is the one that has what is said.
  const { statement, sentence } =
    claimed === undefined
      ? best
      : alignments
          .slice(0, MOST_SENTENCES)
          .reduce((likeliest, other) =>
            sharedWith(claimed.said, other.statement.tokens, index) >
            sharedWith(claimed.said, likeliest.statement.tokens, index)
              ? other
              : likeliest,
          );
  if (claimed === undefined) {
    const contested = statement.marked('hearsay')[0];
    if (contested === undefined || claim.has('hedge') || claim.has('denial') || claim.has('negation')) return undefined;
    return {
      cap: 'doubtful',
      penalty: 0.8,
      reason: message('grounding.attributionDropped', {
        said: statement.text.slice(contested.start, contested.end),
      }),
      counter: sentence,
    };
  }
  const stated = framesOf(statement)
    .map((frame) => ({
      ...frame,
      shared: sharedWith(claimed.said, frame.said, index),
    }))
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
