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

/** Maximum number of cached stems, and of cached words in one language. */
const MOST_CACHED = 60_000;
/** Longer runs of letters aren't words (base64, minified code); the stemmer's patterns skip them. */
const LONGEST_WORD = 40;

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}々〆]\p{M}*|\p{N}+(?:[.,]\p{N}+)+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}\p{N}])+(?:['’](?!\p{Script=Han})\p{L}+)*/gu;
const PLAIN = /^[\x20-\x7e\s]*$/;
const LATIN_ONLY = /^[a-z]+$/;

const stems = new Map<string, string>();

/** The Porter stem of a lowercase word (cached); Russian words lose their inflection. */
export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MOST_CACHED) stems.clear();
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

/** What a word is, wherever it stands: its token without the place. */
type Word = Pick<Token, 'term' | 'stem' | 'content'>;

/** Words by language as written, in lowercase: a long text repeats most of its words, and looking one up is quick. */
const words = new Map<Language, Map<string, Word>>();

function wordsIn(language: Language): Map<string, Word> {
  let known = words.get(language);
  if (known === undefined) words.set(language, (known = new Map<string, Word>()));
  return known;
}

/** A slice would keep the whole text in memory. */
const copyOf = (word: string): string => ` ${word}`.slice(1);

/** `lower`: as matched, in NFKC and lowercase, with straight apostrophes. */
function wordOf(lower: string, language: Language, stop: ReadonlySet<string>): Word {
  let term = lower;
  const apostrophe = term.indexOf("'");
  let content = !stop.has(term);
  if (apostrophe > 0 && content) {
    if (language === 'fr' && apostrophe <= 2) term = term.slice(apostrophe + 1);
    else if (term.endsWith("'s")) term = term.slice(0, -2);
    content = !stop.has(term);
  }
  if (content && term.length === 1 && term >= 'a' && term <= 'z') content = false;
  return { term, stem: stemOf(term), content };
}

/**
 * The tokens of a text in order. Ideographs (and syllables of unspaced scripts) are single tokens; numbers keep their
 * separators. `language` selects the stop list; by default it is guessed.
 */
export function tokenize(text: string, language: Language = guessLanguage(text)): Token[] {
  const stop = stopWordsOf(language);
  const known = wordsIn(language);
  const tokens: Token[] = [];
  const add = (start: number, end: number, lower: string): void => {
    let word = known.get(lower);
    if (word === undefined) {
      if (known.size >= MOST_CACHED) known.clear();
      const own = copyOf(lower);
      word = wordOf(own, language, stop);
      if (own.length <= LONGEST_WORD) known.set(own, word);
    }
    tokens.push({ start, end, term: word.term, stem: word.stem, content: word.content });
  };
  if (PLAIN.test(text)) {
    const lower = text.toLowerCase();
    for (let start = 0; start < lower.length;) {
      const end = endOfLatinWord(lower, start);
      if (end > start) add(start, end, lower.slice(start, end));
      start = Math.max(end, start + 1);
    }
  } else {
    for (const { 0: raw, index } of text.matchAll(WORD))
      add(index, index + raw.length, raw.normalize('NFKC').replaceAll('’', "'").toLowerCase());
  }
  return tokens;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const isLetter = (unit: number): boolean => unit >= 97 && unit <= 122;
const isLetterOrDigit = (unit: number): boolean => isDigit(unit) || isLetter(unit);
const [PERIOD, COMMA, APOSTROPHE] = [46, 44, 39];

/**
 * Where the word at `start` of a lowercase ASCII text ends: `[a-z0-9]+(?:[.,][0-9]+)*(?:'[a-z]+)*`; `start` if there is
 * none. Most texts are of this kind, and reading them by unit takes a fraction of what a pattern takes.
 */
function endOfLatinWord(lower: string, start: number): number {
  let end = start;
  while (isLetterOrDigit(lower.charCodeAt(end))) end++;
  if (end === start) return start;
  for (let unit = lower.charCodeAt(end); unit === PERIOD || unit === COMMA; unit = lower.charCodeAt(end)) {
    if (!isDigit(lower.charCodeAt(end + 1))) return end;
    end += 2;
    while (isDigit(lower.charCodeAt(end))) end++;
  }
  while (lower.charCodeAt(end) === APOSTROPHE && isLetter(lower.charCodeAt(end + 1))) {
    end += 2;
    while (isLetter(lower.charCodeAt(end))) end++;
  }
  return end;
}

/** The stems of a text's content tokens, in order, with repetitions. */
export function contentStems(text: string, language?: Language): string[] {
  const stemsInOrder: string[] = [];
  for (const token of tokenize(text, language)) if (token.content) stemsInOrder.push(token.stem);
  return stemsInOrder;
}
