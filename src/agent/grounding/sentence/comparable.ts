import { plainVerb, type Language, type Token } from '@regen-research/text';
import { statedNumbers, type StatedNumber } from '../values/numbers.js';

/** A token with the stem used for comparing it. */
export interface ComparableToken extends Token {
  /** The prefix for matching inflected forms; undefined for short words, numbers, and ideographs. */
  prefix: string | undefined;
}

/** Minimum letters that two forms of a word share. */
const PREFIX_LETTERS = 5;

/** "a.m." */
const LONGEST_HALF_DAY = 4;

/** Whether a token is an ideograph, which has no form, stem, or prefix. */
export function isIdeograph(term: string): boolean {
  return (
    term.charCodeAt(0) >= 0x0e00 &&
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(term)
  );
}

function prefixOf(term: string): string | undefined {
  return term.length >= PREFIX_LETTERS && !/\d/.test(term) && !isIdeograph(term)
    ? term.slice(0, PREFIX_LETTERS)
    : undefined;
}

/** What a term is compared by, wherever it stands. */
interface ComparableTerm {
  /** The stem of an irregular English verb's base form: "rise" of "rose". */
  plain: string | undefined;
  /** "2:30 pm": it belongs to the time. */
  isHalfDay: boolean;
  prefix: string | undefined;
}

/** Maximum number of remembered terms: a long text repeats most of its words, and an index contains all of them. */
const MOST_REMEMBERED = 60_000;
const comparableTerms = new Map<string, ComparableTerm>();

function comparableTerm(term: string): ComparableTerm {
  let known = comparableTerms.get(term);
  if (known === undefined) {
    if (comparableTerms.size >= MOST_REMEMBERED) comparableTerms.clear();
    known = {
      plain: plainVerb(term),
      isHalfDay: term.length <= LONGEST_HALF_DAY && /^[ap]\.?m\.?$/.test(term),
      prefix: prefixOf(term),
    };
    comparableTerms.set(term, known);
  }
  return known;
}

/** Whether a token is written with a capital letter. */
export function isCapital(text: string, { start }: Token): boolean {
  return /^\p{Lu}/u.test(text.slice(start, start + 2));
}

/** Whether nothing but a space, a period, or a hyphen separates a token from the next: "St. Ives", "Smith-Jones". */
export function isBeside(text: string, one: Token, next: Token): boolean {
  return /^[ \u00a0.-]{1,2}$/.test(text.slice(one.end, next.start));
}

/** Languages that write 3,5 for three and a half. */
function usesDecimalComma(language: Language): boolean {
  return ['de', 'fr', 'es', 'ru', 'it', 'pt', 'nl'].includes(language);
}

/** Numbers as one token each, identified by value, so that "1,000", "1000", and "one thousand" are the same word. */
export function comparableTokens(
  text: string,
  tokens: readonly Token[],
  language: Language,
): { tokens: ComparableToken[]; numbers: StatedNumber[] } {
  const numbers = statedNumbers(text, tokens, usesDecimalComma(language), language === 'und' ? 'en' : language);
  const comparable: ComparableToken[] = [];
  const inEnglish = language === 'en' || language === 'und';
  let next = 0;
  for (const token of tokens) {
    const number = numbers[next];
    if (number === undefined || token.start < number.start) {
      // Not spread: an index of megabytes spends most of its time here.
      const { start, end, term } = token;
      const { plain, isHalfDay, prefix } = comparableTerm(term);
      const content = token.content && !isHalfDay;
      const stem = (inEnglish ? plain : undefined) ?? token.stem;
      comparable.push({ start, end, term, stem, content, prefix: content ? prefix : undefined });
      continue;
    }
    // "One" is a pronoun more often than a count.
    if (token.start === number.start)
      comparable.push({
        ...token,
        end: number.end,
        stem: `#${number.readings[0] ?? token.term}`,
        content: token.term !== 'one',
        prefix: undefined,
      });
    if (token.end >= number.end) next++;
  }
  return { tokens: comparable, numbers };
}
