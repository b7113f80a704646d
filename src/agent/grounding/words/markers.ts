import type { Language } from '@regen-research/text';
import { chinese } from './chinese.js';
import { dutch, italian, portuguese } from './denials.js';
import { english } from './english.js';
import { french } from './french.js';
import { german } from './german.js';
import { japanese } from './japanese.js';
import type { Marker, MarkerWords } from './markerWords.js';
import { russian } from './russian.js';
import { spanish } from './spanish.js';
import { isUnspaced } from './unspaced.js';

export type { Marker } from './markerWords.js';

type CompleteLanguage = 'en' | 'de' | 'fr' | 'es' | 'ru' | 'zh' | 'ja';
const WORDS: Record<CompleteLanguage, MarkerWords> & Partial<Record<Language, Partial<MarkerWords>>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  ru: russian,
  zh: chinese,
  ja: japanese,
  it: italian,
  pt: portuguese,
  nl: dutch,
};
const COMPLETE: readonly Language[] = ['en', 'de', 'fr', 'es', 'ru', 'zh', 'ja'];

/** Whether all classes of words are known in a language. */
export function hasWordsFor(language: Language): boolean {
  return COMPLETE.includes(language);
}

const compiled = new Map<string, RegExp>();

/**
 * The source of a pattern in lowercase, except for the names of character classes: searching lowercase text is much faster
 * than ignoring case.
 */
export function lowerCase(pattern: string): string {
  return pattern.replace(/\\p\{\w+\}|\\[A-Z]|./gu, (part) => (part.length > 1 ? part : part.toLowerCase()));
}

/** A text in lowercase; unchanged if a letter would become longer, which would shift all offsets after it. */
export function lowerCaseText(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

function patternOf(marker: Marker, language: Language): RegExp {
  const own = WORDS[language]?.[marker] === undefined ? 'en' : language;
  const key = `${marker} ${own}`;
  let pattern = compiled.get(key);
  if (pattern === undefined) {
    const source = lowerCase(WORDS[own]?.[marker] ?? WORDS.en[marker])
      .replaceAll(`'`, `['’]`)
      .replaceAll('\\b', '(?![\\p{L}])');
    pattern = new RegExp(
      isUnspaced(own) ? `(?:${source})` : `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`,
      'gu',
    );
    compiled.set(key, pattern);
  }
  return pattern;
}

export interface Marked {
  start: number;
  end: number;
}

/** "Not until April" says when, "not only" adds something, "nothing but" limits, "no later than" is a bound. */
const NOT_UNTIL =
  /^(?:\sbut(?!\p{L})|[^.,;]{0,50}\s(?:until|till|hasta|avant|раньше)(?!\p{L})|[^.,;]{0,50},\s(?:bis|пока)(?!\p{L})|\s(?:only|just|nur|seulement|solo|sólo|только)(?!\p{L})|\s\p{L}+\s(?:than|als)(?!\p{L})|\s(?:plus|moins|más|menos)\s(?:de|tard|tarde)\s|\s(?:более|менее|больше|меньше|позже|позднее)(?!\p{L})|(?:超过|到|少于|低于|多于|足|晚于))/iu;

/** Positions of the words of a class in a text. */
export function markedBy(marker: Marker, text: string, language: Language): Marked[] {
  const found: Marked[] = [];
  const searched = lowerCaseText(text);
  for (const match of searched.matchAll(patternOf(marker, language))) {
    const end = match.index + match[0].length;
    // "In May" permits nothing.
    if (match[0] === 'may' && match.index > 0 && text[match.index] === 'M') continue;
    // "No" of an option "--no-header" denies nothing.
    if (marker === 'negation' && text[match.index - 1] === '-') continue;
    if (match[0] === '' || (marker === 'negation' && NOT_UNTIL.test(text.slice(end, end + 60)))) continue;
    found.push({ start: match.index, end });
  }
  return found;
}
