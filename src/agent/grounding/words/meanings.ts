import type { Language } from '@regen-research/text';
import { EVERYDAY_WORDS, EXCLUSIVE_WORDS } from './everydayWords.js';
import { polesOf } from './poles.js';
import { isUnspaced } from './unspaced.js';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'ru', 'zh', 'ja'] as const;

const whole = new Map<string, string[]>();
const beginnings = new Map<string, string[]>();
const unspaced = new Map<string, Map<string, string[]>>();

/** For each meaning of a thing of one kind, its kind. */
const kinds = new Map<string, number>();
let meanings = 0;

/** Marks a word of a line that often means something else: it is recognized, but tells nothing apart. */
const VAGUE = '~';

function addLine(line: string): string {
  const meaning = String(meanings++);
  line.split(' | ').forEach((words, column) => {
    const language = LANGUAGES[column] as string;
    for (const entry of words.trim().split(' ')) {
      const vague = entry.startsWith(VAGUE);
      const word = vague ? entry.slice(VAGUE.length) : entry;
      const found = vague ? [meaning, VAGUE + meaning] : [meaning];
      if (isUnspaced(language)) {
        let known = unspaced.get(language);
        if (known === undefined) unspaced.set(language, (known = new Map<string, string[]>()));
        add(known, word, found);
      } else if (word.endsWith('*')) add(beginnings, `${language} ${word.slice(0, -1)}`, found);
      else add(whole, `${language} ${word}`, found);
    }
  });
  return meaning;
}

EXCLUSIVE_WORDS.trim()
  .split('\n\n')
  .forEach((kind, number) => {
    for (const line of kind.split('\n')) kinds.set(addLine(line), number);
  });
EVERYDAY_WORDS.trim().split('\n').forEach(addLine);

function add(map: Map<string, string[]>, key: string, found: readonly string[]): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [...found]);
  else known.push(...found);
}

const patterns = new Map(
  [...unspaced].map(([language, words]) => [
    language,
    new RegExp([...words.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu'),
  ]),
);

/** What a word of a language with spaces means, the same in every language. */
function meaningsOfTerm(term: string, language: Language): string[] {
  const found = [...(whole.get(`${language} ${term}`) ?? [])];
  for (let length = 2; length <= term.length; length++)
    // Short beginnings match too much: "com*" for "comer" isn't the beginning of "comunidad".
    if (length > 3 || term.length - length <= 3)
      found.push(...(beginnings.get(`${language} ${term.slice(0, length)}`) ?? []));
  return [...found, ...polesOf(term).map(({ topic, side }) => `pole ${topic} ${side}`)];
}

/** Where the words of a text with a known meaning begin, and the meaning, which is the same in every language. */
export function meaningsIn(
  text: string,
  tokens: readonly { start: number; end: number; term: string; content: boolean }[],
  language: Language,
): { start: number; end: number; meanings: readonly string[] }[] {
  const pattern = patterns.get(language);
  if (pattern === undefined)
    return tokens.flatMap(({ start, end, term }) => {
      const meanings = meaningsOfTerm(term, language);
      return meanings.length === 0 ? [] : [{ start, end, meanings }];
    });
  const known = unspaced.get(language);
  return [
    ...[...text.matchAll(pattern)].map(({ index, 0: word }) => ({
      start: index,
      end: index + word.length,
      meanings: known?.get(word) ?? [],
    })),
    ...tokens.flatMap(({ start, end, term }) => {
      const meanings = polesOf(term).map(({ topic, side }) => `pole ${topic} ${side}`);
      return meanings.length === 0 ? [] : [{ start, end, meanings }];
    }),
  ];
}

/** Whether two words, given by their meanings, are different things of one kind: a dog isn't a cat. */
export function areExclusive(one: readonly string[], other: readonly string[]): boolean {
  if (one.some((meaning) => other.includes(meaning))) return false;
  if ([...one, ...other].some((meaning) => meaning.startsWith(VAGUE))) return false;
  const mine = new Set(one.flatMap((meaning) => kinds.get(meaning) ?? []));
  return other.some((meaning) => mine.has(kinds.get(meaning) ?? Number.NaN));
}
