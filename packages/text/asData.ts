/**
 * Characters that are invisible to people but not to models: controls, too, unless they are white space. Joiners stay
 * where scripts and emoji need them: between non-ASCII letters.
 */
const INVISIBLE =
  /(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}|[\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]|(?![\s\u0085])\p{Cc}|(?<=\p{ASCII}|^)[\u200C\u200D]+|(?<![\u200C\u200D])[\u200C\u200D]+(?=\p{ASCII}|$)/gu;

/**
 * Sanitizes text so that it can't forge the actions block or a delimiter. Invisible characters are removed first:
 * otherwise the parts they separate would join after the search for delimiters.
 */
export function asData(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/<(?=\s*(?:\/\s*)?(?:source|notes)\b)/gi, '‹')
    .replace(/(?<=[`~]{3}[ \t]*)actions/gi, ' text $&');
}
