/**
 * Characters that are invisible to people but not to models: controls, too, unless they are white space. Joiners (also
 * those of hieroglyphs) stay where scripts and emoji need them: between non-ASCII letters.
 */
const INVISIBLE =
  /(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}|[\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]|(?![\s\u0085])\p{Cc}|(?<=\p{ASCII}|^)[\u{13430}-\u{1345F}\u200C\u200D]+|(?<![\u{13430}-\u{1345F}\u200C\u200D])[\u{13430}-\u{1345F}\u200C\u200D]+(?=\p{ASCII}|$)/gu;

/** The text as a person sees it, without hidden instructions. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/** A value as JSON in which invisible characters are escaped, so that whoever reads it sees them for what they are. */
export const visibleJson = (value: unknown): string =>
  JSON.stringify(value).replace(INVISIBLE, (found) =>
    found
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

/**
 * Sanitizes text so that it can't forge the actions block or a delimiter. Invisible characters are removed first:
 * otherwise the parts they separate would join after the search for delimiters.
 */
export function asData(text: string): string {
  return withoutInvisible(text)
    .replace(/<(?=[\s\u0085]*(?:\/[\s\u0085]*)?(?:source|notes)\b)/gi, '‹')
    .replace(/actions(?<=[`~]{3}[ \t]*actions)/gi, ' text $&');
}
