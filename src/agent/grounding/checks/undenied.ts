import { hasWord, type Alignment, type Comparison } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { sameWord } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';
import { isVerbIn } from '../sentence/verbs.js';
import { PLAIN_CONDITION } from '../words/conditions.js';
import { isRelative } from '../words/functionWords.js';
import type { Marked } from '../words/markers.js';
import { NEAREST_DENIED, scopeOf } from './negationScope.js';

/** Whether a denial of the source, which the claim doesn't have, denies nothing that the claim says. */
export function isUndenied(comparison: Comparison, alignment: Alignment, span: Marked): boolean {
  const { claim } = comparison;
  const { statement } = alignment;
  return (
    isContrapositive(claim, statement, span) ||
    isHindered(claim, scopeOf(statement, span).slice(0, NEAREST_DENIED)) ||
    sharesOnlyVerb(comparison, alignment)
  );
}

/** Whether "prefers tea rather than coffee" stands for "prefers tea to, than, or over coffee", which denies nothing. */
export function comparesInstead({ text, tokens }: Statement, { start, end }: Marked, statement: Statement): boolean {
  if (!/^(?:rather than|instead of)$/iu.test(text.slice(start, end)) || !PREFERS.test(text.slice(0, start)))
    return false;
  const other = tokens.find(({ content, start: at }) => content && at >= end);
  return (
    other !== undefined &&
    statement.tokens.some((token) => sameWord(token, other) && PREFERRED.test(statement.text.slice(0, token.start)))
  );
}

const PREFERS = /(?<!\p{L})prefer(?:s|red)?(?!\p{L})/iu;
/** "Preferred to walk to the mill" compares nothing: behind an infinitive, only "than" does. */
const PREFERRED =
  /(?<!\p{L})prefer(?:s|red)?(?!\p{L})(?:[^.;]*\sthan|\s(?!to\s)[^.;]*\s(?:to|over))\s(?:(?:to|the|an?|its|his|her|their)\s){0,2}$/iu;

/** "Plants that do not get light do not flower" doesn't deny that plants that get light flower. */
function isContrapositive(claim: Statement, statement: Statement, span: Marked): boolean {
  if (claim.has('negation')) return false;
  if (isOfContrary(claim, statement, span)) return true;
  const denials = statement.marked('negation');
  const isClaimed = (denial: Marked): boolean => {
    const [first] = scopeOf(statement, denial);
    return first !== undefined && hasWord(claim, first);
  };
  return denials.some((limiting, at) => {
    const other = denials[at + 1];
    return (
      other !== undefined &&
      (span === limiting || span === other) &&
      isClaimed(limiting) &&
      isClaimed(other) &&
      limitsSubject(statement, limiting, other)
    );
  });
}

/** "The non-moving cart does not ring" tells nothing of the moving cart, unless it names it, too. */
function isOfContrary(claim: Statement, { text }: Statement, span: Marked): boolean {
  const [, contrary, kind] = CONTRARY_KIND.exec(text.slice(0, span.start)) ?? [];
  if (contrary === undefined || kind === undefined) return false;
  const named = new RegExp(`(?<![\\p{L}-])${contrary}\\s${kind}(?!\\p{L})`, 'iu');
  return named.test(claim.text) && !named.test(text);
}

/** A kind and what it is a kind of, as the subject of a denial. */
const CONTRARY_KIND = /(?<!\p{L})non-(\p{L}+)\s(\p{L}+)(?!\p{L})[^.,;:]*$/iu;

/** A denial in a relative clause or condition of what the next one is about; "that" after a verb opens what is said. */
function limitsSubject(statement: Statement, limiting: Marked, next: Marked): boolean {
  const { tokens, text } = statement;
  const at = tokens.findLastIndex(
    ({ term, end }) => end <= limiting.start && (term === 'that' || PLAIN_CONDITION.test(term) || isRelative(term)),
  );
  const opening = tokens[at];
  if (
    opening === undefined ||
    /(?<!\p{L})(?:and|or|und|oder|et|ou|y|o|и|или)(?!\p{L})/iu.test(text.slice(opening.start, next.start))
  )
    return false;
  const before = tokens[at - 1];
  return PLAIN_CONDITION.test(opening.term)
    ? text.slice(limiting.end, next.start).includes(',')
    : before?.content === true && !isVerbIn(statement, before) && !/[,;:]/u.test(text.slice(before.end, next.start));
}

/** "Hard for the wind to lift the roof" for "the wind does not lift the roof": the denied verb stands nowhere else. */
function isHindered({ text, tokens }: Statement, denied: readonly ComparableToken[]): boolean {
  return denied.some((word) => {
    const places = tokens.filter((token) => token.content && sameWord(token, word));
    return places.length > 0 && places.every(({ start }) => HARD_TO.test(text.slice(0, start)));
  });
}

const HARD_TO =
  /(?<!\p{L})(?:hard(?:er)?|difficult|impossible|unlikely)\s(?:for\s[^,;]{1,40}\s)?to\s(?:\p{L}+ly\s)?$/iu;

/**
 * "The cause is not known" doesn't deny "this is known as a salt dome": nothing but the verb is the same. "It has not
 * been found" may.
 */
function sharesOnlyVerb({ claim, weights }: Comparison, { matched, statement }: Alignment): boolean {
  if (statement.tokens.filter(({ content }) => content).length < 2) return false;
  const content = claim.tokens.flatMap(({ content }, at) => (content && weights[at] !== 0 ? [at] : []));
  return content.length > 2 && content.filter((at) => matched[at] !== undefined).length < 2;
}
