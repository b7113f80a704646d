import { stemmer } from 'stemmer';
import { guessLanguage, type Language } from './language.js';
import { STOP_WORDS } from './stopWords.js';

/** A word, number, or ideograph of a text; offsets are UTF-16 units in that text. */
export interface Token {
  start: number;
  end: number;
  /** NFKC, lowercase, with straight apostrophes, and without a possessive 's. */
  term: string;
  /** Porter stem of the term; for an ideograph or a number, the term itself. */
  stem: string;
  /** Not a stop word. */
  content: boolean;
}

/** Maximum number of cached stems: enough for the words of a few languages. */
const STEM_CACHE = 60_000;
/** Longer runs of letters aren't words (base64, minified code); the stemmer's patterns skip them. */
const LONGEST_WORD = 40;

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}々〆]\p{M}*|\p{N}+(?:[.,]\p{N}+)+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}\p{N}])+(?:['’](?!\p{Script=Han})\p{L}+)*/gu;
const LATIN_WORD = /[a-z0-9]+(?:[.,][0-9]+)*(?:'[a-z]+)*/gi;
const PLAIN = /^[\x20-\x7e\s]*$/;
const LATIN_ONLY = /^[a-z]+$/;

const stems = new Map<string, string>();

/** The Porter stem of a lowercase word (cached); Russian words lose their inflection. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= STEM_CACHE) stems.clear();
  let stem = word;
  if (word.length <= LONGEST_WORD) {
    if (LATIN_ONLY.test(word)) stem = stemmer(word);
    else if (/^\p{Script=Latin}+$/u.test(word)) stem = stemmer(word);
    else if (/^[а-яё]{5,}$/.test(word))
      stem = word
        .replaceAll('ё', 'е')
        .replace(
          /(?:иями|ями|ами|ией|иях|его|ого|ему|ому|ыми|ими|ться|ают|яют|ешь|ает|яет|ать|ять|ить|ет|ют|ут|ят|ал|ял|ил|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ам|ям|ах|ях|ом|ем|ую|юю|ых|их|ым|им|ию|ия|ью|[аеиоуыэюяьй])$/,
          '',
        );
  }
  stems.set(word, stem);
  return stem;
}

/** The stop list of a language; English if it has none. */
export function stopWordsOf(language: Language): ReadonlySet<string> {
  return language in STOP_WORDS ? STOP_WORDS[language as keyof typeof STOP_WORDS] : STOP_WORDS.en;
}

/**
 * The tokens of a text in order. Ideographs (and syllables of unspaced scripts) are single tokens; numbers keep their
 * separators. `language` selects the stop list; by default it is guessed.
 */
export function tokenize(text: string, language: Language = guessLanguage(text)): Token[] {
  const stop = stopWordsOf(language);
  const plain = PLAIN.test(text);
  const tokens: Token[] = [];
  for (const match of text.matchAll(plain ? LATIN_WORD : WORD)) {
    const raw = match[0];
    let term = (plain ? raw : raw.normalize('NFKC').replaceAll('’', "'")).toLowerCase();
    const apostrophe = term.indexOf("'");
    let content = !stop.has(term);
    if (apostrophe > 0 && content) {
      if (language === 'fr' && apostrophe <= 2) term = term.slice(apostrophe + 1);
      else if (term.endsWith("'s")) term = term.slice(0, -2);
      content = !stop.has(term);
    }
    if (content && term.length === 1 && term >= 'a' && term <= 'z') content = false;
    tokens.push({ start: match.index, end: match.index + raw.length, term, stem: stemOf(term), content });
  }
  return tokens;
}

/** The stems of a text's content tokens, in order, with repetitions. */
export function contentStems(text: string, language?: Language): string[] {
  const stemsInOrder: string[] = [];
  for (const token of tokenize(text, language)) if (token.content) stemsInOrder.push(token.stem);
  return stemsInOrder;
}
