/** An image or a link with its address in parentheses; the innermost first, because a link may contain an image. */
const INLINE = /!?\[([^[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g;
const REFERENCE = /!?\[([^[\]]+)\]\[[^[\]]*\]/g;
const DEFINITION = /^[ \t>]*\[[^\]]+\]:\s*\S+.*$/gm;
const AUTOLINK = /<[a-z][a-z\d+.-]*:[^>\s]*>/gi;

/**
 * A model's Markdown without anything that a chat view would load or run: images become their descriptions, and links
 * their texts. An answer's own links were never checked; we add links to the passages that support it. Anything that
 * still looks like a link afterward is shown as written.
 */
export function withoutLinks(markdown: string): string {
  let shown = markdown;
  for (let before = ''; before !== shown;) {
    before = shown;
    shown = shown.replace(INLINE, '$1').replace(REFERENCE, '$1');
  }
  return shown
    .replace(DEFINITION, '')
    .replace(AUTOLINK, '')
    .replace(/\](?=[([:])/g, ']\\')
    .replace(/<(?=[a-z!/])/gi, '\\<');
}

/** A quote or a statement as plain text, on one line and without Markdown. */
export const asText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+\-!|<>~]/g, '\\$&');
