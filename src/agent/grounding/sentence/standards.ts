import type { Language } from '@regen-research/text';
import type { ComparableToken } from './comparable.js';
import type { Marked } from '../words/markers.js';
import { polesOf } from '../words/poles.js';
import type { Statement } from './statement.js';

/** What something is compared with, and in which direction. */
export interface Standard {
  words: ComparableToken[];
  way: ComparableToken;
}

/** Words that may occur between "more" and "than", and after "than". */
const REACH = { before: 4, behind: 5 };

/** For each "than": what something is compared with, and the direction word before it. */
export function standardsOf({ tokens, language }: Statement): Standard[] {
  const than = THAN[language];
  if (than === undefined) return [];
  return tokens.flatMap((token, at) => {
    if (!than.test(token.term)) return [];
    const way = tokens.slice(Math.max(0, at - REACH.before), at).findLast(({ term }) => polesOf(term).length > 0);
    const words = tokens.slice(at + 1, at + 1 + REACH.behind).filter(({ content }) => content);
    return way === undefined || words.length === 0 ? [] : [{ words, way }];
  });
}

const THAN: Partial<Record<Language, RegExp>> = {
  en: /^than$/,
  de: /^als$/,
  fr: /^que$/,
  es: /^que$/,
  ru: /^чем$/,
  zh: /^比$/,
};

/** The position of the first "than" of a sentence. */
export function thanAt({ tokens, language }: Statement): number | undefined {
  const than = THAN[language];
  const at =
    than === undefined
      ? -1
      : tokens.findIndex(
          ({ term }, next) =>
            than.test(term) && next > 0 && !(language === 'zh' && tokens[next + 1]?.stem.startsWith('#') === true),
        );
  if (at < 0) return undefined;
  // "Que" and "als" have other uses.
  return language === 'en' ||
    tokens.slice(Math.max(0, at - REACH.before), at).some(({ term }) => polesOf(term).length > 0)
    ? at
    : undefined;
}

/** Whether a name is the standard of a comparison. */
export function isStandard(statement: Statement, name: Marked): boolean {
  return standardsOf(statement).some(({ words }) =>
    words.some((word) => word.start >= name.start && word.end <= name.end),
  );
}
