/** A picture or a link with its address in round brackets; the innermost first, as a link may hold a picture. */
const INLINE = /!?\[([^[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g;
const REFERENCE = /!?\[([^[\]]+)\]\[[^[\]]*\]/g;
const DEFINITION = /^[ \t>]*\[[^\]]+\]:\s*\S+.*$/gm;
const AUTOLINK = /<[a-z][a-z\d+.-]*:[^>\s]*>/gi;

/**
 * Markdown of a model without what a chat view would load or run: pictures become their description, links their text. Links of
 * an answer were never checked; the passages that it rests on are linked by us. What still has the form of a link afterwards is
 * shown as it is written.
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

/** A quote or a statement as text: no Markdown, on one line. */
export const asText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+\-!|<>~]/g, '\\$&');
