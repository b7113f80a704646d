import { STOP_WORDS, TELLTALE_WORDS } from './stopWords.js';

/** The language suggested by the scripts and function words of a text; `und` if there is too little evidence. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'ru' | 'zh' | 'ja' | 'ko' | 'it' | 'pt' | 'nl' | 'other' | 'und';

/** Sample size for detecting the language; more only takes longer. */
const SAMPLE = 6_000;
/** Fewer letters (or ideographs) aren't enough evidence. */
const FEWEST_LETTERS = { alphabetic: 12, ideographic: 3 };
/** Minimum share of function words in a language's text; running English has 40% or more. */
const LEAST_SHARE = 0.12;

/** Related languages share function words, and names may contain some: the required lead over the next language. */
const LEAST_LEAD = 2;

const LATIN = [
  ['en', STOP_WORDS.en],
  ['de', STOP_WORDS.de],
  ['fr', STOP_WORDS.fr],
  ['es', STOP_WORDS.es],
  ['it', TELLTALE_WORDS.it],
  ['pt', TELLTALE_WORDS.pt],
  ['nl', TELLTALE_WORDS.nl],
] as const;

const ASCII = /^[\0-\x7f]*$/;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** A sample from the start and the middle of a long text, because pages start with menus. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text;
  const middle = text.length >> 1;
  return `${text.slice(0, SAMPLE / 2)} ${text.slice(middle, middle + SAMPLE / 2)}`;
}

/** Guesses the language of a text from its scripts and, for Latin script, from its function words. */
export function guessLanguage(text: string): Language {
  const sampled = sampleOf(text);
  // The index of a long text asks for many short sentences.
  if (ASCII.test(sampled))
    return count(sampled, /[a-z]/gi) < FEWEST_LETTERS.alphabetic ? 'und' : latinLanguage(sampled);
  const sample = sampled.normalize('NFKC');
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(sample, /\p{Script=Han}/gu);
  const hangul = count(sample, /\p{Script=Hangul}/gu);
  const letters = count(sample, /\p{L}/gu);
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  const latin = count(sample, /\p{Script=Latin}/gu);
  // An ideograph is about as informative as two letters.
  if (kana + han >= FEWEST_LETTERS.ideographic && (kana + han) * 2 > letters - kana - han)
    return kana * 12 > kana + han ? 'ja' : 'zh';
  if (hangul >= FEWEST_LETTERS.ideographic && hangul * 2 > letters - hangul) return 'ko';
  if (letters < FEWEST_LETTERS.alphabetic) return 'und';
  if (cyrillic * 2 > letters) return /[іїєґўљњћђј]/i.test(sample) && !/[ыэъ]/i.test(sample) ? 'other' : 'ru';
  if (latin * 2 < letters) return 'other';
  return latinLanguage(sample);
}

/** Addresses, which are in no language: "de.wikipedia.org" isn't French. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"')\]]+|(?<![\p{L}\p{N}.-])(?:[a-z\d-]+\.)+[a-z]{2,}(?![\p{L}\p{N}])/gu;
/** Whole words only: the letters inside an identifier or a hash ("7de2") aren't words. */
const WORD = /(?<![\p{L}\p{N}_])\p{L}+(?:'\p{L}+)*(?![\p{L}\p{N}_])/gu;

function latinLanguage(sample: string): Language {
  const words = sample.toLowerCase().replaceAll('’', "'").replace(ADDRESS, ' ').match(WORD) ?? [];
  let best: Language = 'und';
  let most = 0;
  let second = 0;
  for (const [language, list] of LATIN) {
    let hits = 0;
    for (const word of words) if (list.has(word) || (language === 'fr' && /^(?:[cdjlmnst]|qu)'/.test(word))) hits++;
    if (hits > most) {
      second = most;
      most = hits;
      best = language;
    } else if (hits > second) second = hits;
  }
  if (most >= second + LEAST_LEAD && most >= LEAST_SHARE * words.length) return best;
  return most <= 1 && count(sample, UNKNOWN_WORD) >= Math.max(LEAST_LEAD, LEAST_SHARE * words.length) ? 'other' : 'und';
}

/** A word with a letter that none of these languages has, such as those of Polish or Turkish; names have them as well. */
const UNKNOWN_WORD = /(?<!\p{L})(?=\p{Ll})(?=\p{L}*(?![a-zàáâãäæçèéêëìíîïñòóôõöœùúûüÿß])\p{Ll})\p{Script=Latin}+/gu;

/** True if both languages are known and differ, so that their words can't be compared. */
export function differentLanguages(one: Language, other: Language): boolean {
  return one !== 'und' && other !== 'und' && one !== other;
}
