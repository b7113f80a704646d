import { message } from '../../../protocol/messages/index.js';
import { hasWord, type Alignment, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Marked } from '../words/markers.js';
import { isRejection } from '../words/poles.js';
import type { Statement } from '../sentence/statement.js';
import { shared } from './sharedScope.js';

/** Share of an exception's words that the other side must have, by weight. */
const LEAST_SHARED = 0.5;
/** Maximum words after "except" that are excepted. */
const MOST_EXCEPTED = { words: 3, ideographs: 4 };
/** "Must not … without permission": an exception. */
const WITHOUT = /(?<!\p{L})(?:without|ohne|sans|sin|без)(?!\p{L})/iu;
/** "Closed except on Sundays" denies as "isn't open" does. */
const CLOSED = /(?<!\p{L})(?:closed|gesperrt|geschlossen|fermée?s?|cerrad[oa]s?|закрыт\p{L}*)(?!\p{L})/iu;

/**
 * Differences between the exceptions of the two. An empty list means that they agree: "A unless C" supports "not A" for
 * C, and "not A without C" supports "A with C". Undefined if neither has an exception that the other mentions.
 */
export function checkException(
  { claim, index }: Comparison,
  { statement, sentence }: Alignment,
  opposite: boolean,
): Finding[] | undefined {
  const [mine, theirs] = [exceptionIn(claim), exceptionIn(statement)];
  const among = (words: readonly ComparableToken[], of: Statement): boolean =>
    words.length > 0 && shared(words, of, index) >= LEAST_SHARED;
  const [ownWords, words] = [mine?.words ?? [], theirs?.words ?? []];
  if (mine !== undefined && theirs !== undefined) return undefined;
  const dropped = among(words, claim);
  const added = theirs === undefined && mine?.strict === true && among(ownWords, statement);
  if (!dropped && !added) return undefined;
  if (dropped && theirs !== undefined) {
    if (tellsException(statement, claim, words)) return undefined;
    // "Without C": the claim is about everything else.
    const unmet = WITHOUT.test(claim.text) ? 1 : 0;
    const differ = negative(statement, theirs.span) + negative(claim) + (opposite && !claim.has('negation') ? 1 : 0);
    const bothReject = opposite && (isNegative(statement) || isNegative(claim)) ? 1 : 0;
    if ((differ - bothReject + unmet) % 2 === 1) return [];
  } else if (claim.has('negation') || claim.has('denial') || opposite) return [];
  const span = dropped ? theirs?.span : mine?.span;
  const word = span === undefined ? '' : (dropped ? statement : claim).text.slice(span.start, span.end);
  // "Must not … without": meeting the condition doesn't by itself contradict anything.
  if (dropped && theirs?.strict === false && !WITHOUT.test(claim.text)) return undefined;
  return [
    {
      cap: 'unsupported',
      penalty: 1.2,
      reason: dropped ? message('grounding.denied', { word }) : message('grounding.negationAdded', { word }),
      counter: sentence,
    },
  ];
}

interface Exception {
  span: Marked;
  words: ComparableToken[];
  /** Marked by a word such as "except", not by "not … without". */
  strict: boolean;
}

function exceptionIn(statement: Statement): Exception | undefined {
  const [span] = statement.marked('exception');
  if (span !== undefined) return { span, words: exceptedIn(statement, span), strict: true };
  const match = WITHOUT.exec(statement.text);
  if (match === null) return undefined;
  const without = { start: match.index, end: match.index + match[0].length };
  const denied = statement.marked('negation').some(({ end }) => end <= without.start);
  return denied ? { span: without, words: exceptedIn(statement, without), strict: false } : undefined;
}

/** The words after "except"; in Japanese, those before it. */
function exceptedIn({ tokens, text, language }: Statement, span: Marked): ComparableToken[] {
  if (language === 'ja')
    return tokens.filter(({ content, end }) => content && end <= span.start).slice(-MOST_EXCEPTED.ideographs);
  const rest = text.slice(span.end);
  const opens = /^[,\s]*/u.exec(rest)?.[0].length ?? 0;
  const stop = rest.slice(opens).search(language === 'zh' ? /[外，。]/u : /[,.;]/u);
  const limit = stop < 0 ? text.length : span.end + opens + stop;
  return tokens
    .filter(({ content, start }) => content && start >= span.end && start < limit)
    .slice(0, language === 'zh' ? MOST_EXCEPTED.ideographs : MOST_EXCEPTED.words);
}

/** "Except on Wednesdays, when it is free": the rest says what holds on those days. */
function tellsException(statement: Statement, claim: Statement, words: readonly ComparableToken[]): boolean {
  const last = words.at(-1)?.end ?? 0;
  return (
    /[,，]\s*(?:when|where|which|who|wenn|wann|die|der|das|qui|que|où|cuando|когда|котор)/iu.test(
      statement.text.slice(last, last + 24),
    ) && statement.tokens.some((token) => token.content && token.start >= last && hasWord(claim, token))
  );
}

/** 1 if a statement has a negation outside of its exception. */
function negative(statement: Statement, exception?: Marked): number {
  const inside = ({ start, end }: Marked): boolean =>
    exception !== undefined && start < exception.end && exception.start < end;
  const without = (span: Marked): boolean => WITHOUT.test(statement.text.slice(span.start, span.end));
  return isNegative(statement) ||
    statement.has('denial') ||
    statement.marked('negation').some((span) => !inside(span) && !without(span))
    ? 1
    : 0;
}

function isNegative({ tokens, text }: Statement): boolean {
  return tokens.some(({ term }) => isRejection(term)) || CLOSED.test(text);
}
