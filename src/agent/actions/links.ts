import { shortened } from '@regen-research/text';
import type { Source } from '../interfaces/index.js';
import type { Summary } from '../../protocol/index.js';

/** Label of a card: longer link texts are cut at a word boundary. */
const MOST_LABEL_CHARACTERS = 60;
/** A link this close to a cited passage counts as related to it, in characters. */
const NEAR = 300;

export interface SourceLink {
  url: string;
  text: string;
}

/** A link's text and address are at most this long together if the link starts at the end of what is searched. */
const LONGEST_LINK = 2_500;

const markdownLink = /(?<!!)\[([^[\]\n]{3,200})\]\((https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/g;

/** A backslash before punctuation belongs to Markdown, not to the address: documents often escape `&` and `_`. */
const escaped = /\\([!-/:-@[-`{-~])/g;
/** Markdown's text markup; an underscore within a word isn't markup. */
const marks = /\\([!-/:-@[-`{-~])|\*+|`+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

function labelOf(text: string): string {
  return shortened(text.replace(marks, '$1').replace(/\s+/g, ' ').trim(), MOST_LABEL_CHARACTERS);
}

/** The web links of a source in reading order, each address once, without links to the page itself. */
export function linksOf(source: Source): SourceLink[] {
  return linksIn(source, [{ start: 0, end: source.markdown.length }]);
}

/** The links in or near the passages that the answer cites. Looks only there: a source may be megabytes long. */
export function citedLinksOf(sourceId: string, source: Source, { citations }: Summary): SourceLink[] {
  const spans = citations
    .filter((citation) => citation.source_id === sourceId)
    .map(({ start, end }) => ({ start: Math.max(0, start - NEAR), end: end + NEAR }))
    .sort((one, other) => one.start - other.start);
  return linksIn(source, spans);
}

/** The links that start in these spans, which are in order and may overlap. */
function linksIn({ markdown, url: page }: Source, spans: readonly { start: number; end: number }[]): SourceLink[] {
  const own = page?.replace(/#.*$/, '');
  const links = new Map<string, SourceLink>();
  let from = 0;
  for (const { start, end } of spans) {
    from = Math.max(from, start);
    // The character before a bracket tells whether it is a picture.
    const before = Math.max(0, from - 1);
    for (const match of markdown.slice(before, end + LONGEST_LINK).matchAll(markdownLink)) {
      const at = before + match.index;
      if (at < from || at > end) continue;
      const [, text = '', target = ''] = match;
      const url = target.replace(escaped, '$1');
      if (links.has(url)) continue;
      const label = labelOf(text);
      if (/[\p{L}\p{N}]/u.test(label) && url.replace(/#.*$/, '') !== own) links.set(url, { url, text: label });
    }
    from = Math.max(from, end + 1);
  }
  return [...links.values()];
}
