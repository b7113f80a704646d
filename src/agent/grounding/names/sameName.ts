import { genderOfFirstName } from './genders.js';

/** Titles don't identify anybody: "Dr Nwosu" isn't "Dr Ekman". Stems, without periods. */
const TITLE =
  /^(?:dr|mr|mrs|ms|miss|prof|professor|sir|lord|lady|st|saint|herr|frau|m|mm|mme|mlle|monsieur|madam|señor|señora|sr|sra|don|doña|господин|госпожа)$/u;

/**
 * Whether two names, given as the stems of their words, refer to the same thing: "Lind" and "Anna Lind", but not "Anna
 * Lind" and "Anna Berg".
 */
export function sameName(one: readonly string[], other: readonly string[]): boolean {
  const [mine, theirs] = [withoutTitles(one), withoutTitles(other)];
  const [shorter, longer] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine];
  const shared = shorter.filter((word) => longer.includes(word)).length;
  return shared > 0 && (shared > 1 || shorter.length === 1 || shared === shorter.length);
}

/** Endings that make an adjective of a name which loses its own vowels, and those that a whole name takes. */
const DERIVED = { replacing: /^(?:e?g?ian|an|ic|ish|ese)s?$/u, added: /^[ni]s?$/u };
const LOST_VOWELS = /^[aeiouy]{0,2}$/u;
const SHORTEST_SHARED = 4;

/** Whether one of two names, as written, is derived from the other: "Turkish" and "Turkey", "Iraqi" and "Iraq". */
export function areDerivedNames(one: string, other: string): boolean {
  const [mine, theirs] = [one, other].map((name) => name.toLowerCase().replace(/['’]s?$/u, '')) as [string, string];
  // "Julian" and "Julia" are two people.
  if (genderOfFirstName(mine) !== undefined && genderOfFirstName(theirs) !== undefined) return false;
  let shared = 0;
  while (shared < mine.length && mine[shared] === theirs[shared]) shared++;
  if (shared < SHORTEST_SHARED) return false;
  const isDerived = (ending: string, own: string): boolean =>
    (DERIVED.replacing.test(ending) && LOST_VOWELS.test(own)) || (DERIVED.added.test(ending) && own === '');
  return isDerived(mine.slice(shared), theirs.slice(shared)) || isDerived(theirs.slice(shared), mine.slice(shared));
}

function withoutTitles(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !TITLE.test(word));
  return telling.length === 0 ? words : telling;
}
