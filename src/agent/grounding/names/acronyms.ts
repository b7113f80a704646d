import { isArticle } from '../words/articles.js';
import { genderOfFirstName } from './genders.js';

/** Capitalized words in a row, with small ones between them. */
const LONG_NAME =
  /(?<!\p{L})\p{Lu}\p{L}+(?:[\s-]+(?:(?:of|for|and|the|in|on|to|al|de|des|der|für|und)[\s-]+){0,3}\p{Lu}\p{L}+){2,5}/gu;

/** The acronyms of the names that a text writes out: "NYC" of "New York City". The initials of a person are none. */
export function acronymsIn(text: string): string[] {
  return [...text.matchAll(LONG_NAME)].flatMap(([name]) => {
    const words = name.split(/[\s-]+/u).filter((word) => /^\p{Lu}/u.test(word) && !isArticle(word.toLowerCase()));
    const isPerson = genderOfFirstName(words[0]?.toLowerCase() ?? '') !== undefined;
    return isPerson ? [] : [words.map(([first]) => first).join('')];
  });
}
