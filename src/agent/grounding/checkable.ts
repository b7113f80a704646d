import { STOP_WORDS, TELLTALE_WORDS, type Language } from '@regen-research/text';
import { hasWordsFor } from './words/markers.js';

/** Minimum share of function words in a sentence of one of the languages. */
const LEAST_SHARE = 0.08;
/** Fewer lowercase words are a name, a label, or a cell rather than a sentence. */
const FEWEST_WORDS = 4;
/** Letters of languages whose words aren't known here. */
const FOREIGN_LETTERS = /(?<!\p{L})\p{Ll}*[åøæłżźśćńęąșşțţğıěůřčšžťďőűđðþãõìò]/u;
/** Scripts that none of the known languages use. */
const OTHER_SCRIPT =
  /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Greek}ー])\p{L}/u;
const KNOWN = [STOP_WORDS.en, STOP_WORDS.de, STOP_WORDS.fr, STOP_WORDS.es];
const UNKNOWN = [TELLTALE_WORDS.it, TELLTALE_WORDS.pt, TELLTALE_WORDS.nl];

/**
 * Whether negations, hedges, and limits can be recognized in a text. In a language without known words, a claim that
 * drops a "not" looks like its source, so only a complete quotation may count as supported.
 */
export function canCheckWording(text: string, language: Language): boolean {
  if (FOREIGN_LETTERS.test(text)) return false;
  if (language !== 'und') return hasWordsFor(language);
  if (OTHER_SCRIPT.test(text)) return false;
  const words = text.toLowerCase().match(/\p{L}{2,}(?:['’]\p{L}+)*/gu) ?? [];
  const count = (list: ReadonlySet<string>): number => words.filter((word) => list.has(word)).length;
  const known = Math.max(...KNOWN.map(count));
  const unknown = Math.max(...UNKNOWN.map(count));
  if (unknown > 0 && unknown >= known) return false;
  if (known > 0 && known >= LEAST_SHARE * words.length) return true;
  const inLowerCase = text.match(/(?<!\p{L})\p{Ll}{2,}/gu) ?? [];
  return inLowerCase.length < FEWEST_WORDS && inLowerCase.every((word) => /^[a-z]+$/.test(word));
}
