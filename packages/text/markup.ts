/** Each pattern stops at its own opening character, so that a text full of them is still read only once. */
const MASKS: readonly [mark: string, pattern: RegExp][] = [
  ['<', /<!--[\s\S]*?-->|<\/?[a-z][^<>\n]{0,500}>/gi],
  ['](', /!?\[(?=[^[\]\n]{0,500}\]\()|\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+["'][^"'\n]{0,300}["'])?\)/g],
  ['://', /\bhttps?:\/\/[^\s<>"')\]]{1,2000}/gi],
  ['&', /&(?:[a-z]{2,10}|#\d{1,6}|#x[\da-f]{1,6});/gi],
  ['[^', /\[\^[^\]\s]{1,40}\]:?/g],
];

/** Otherwise a text with many unclosed comments would be searched to its end for each of them. */
const MOST_OPEN_COMMENTS = 1_000;

/**
 * The text with its Markdown and HTML markup (tags, link targets, bare addresses, entities, footnote marks) replaced
 * with spaces of the same length: it can be split into words, and all offsets stay valid.
 */
export function maskMarkup(text: string): string {
  let masked = text;
  for (const [mark, pattern] of MASKS) {
    if (!masked.includes(mark)) continue;
    const effective = mark === '<' && unclosedComments(masked) ? /<\/?[a-z][^<>\n]{0,500}>/gi : pattern;
    masked = masked.replace(effective, (found) => ' '.repeat(found.length));
  }
  return masked;
}

function unclosedComments(text: string): boolean {
  let open = 0;
  for (let at = text.lastIndexOf('-->'); (at = text.indexOf('<!--', at + 1)) >= 0;)
    if (++open > MOST_OPEN_COMMENTS) return true;
  return false;
}
