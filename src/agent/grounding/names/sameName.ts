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

function withoutTitles(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !TITLE.test(word));
  return telling.length === 0 ? words : telling;
}
