import type { Source } from '../interfaces/index.js';
import type { Summary } from '../../protocol/index.js';

/** Label of a card: longer link texts are cut at a word boundary. */
const MOST_LABEL_CHARACTERS = 60;
/** A link this close to a cited passage counts as related to it, in characters. */
const NEAR = 300;

export interface SourceLink {
  url: string;
  text: string;
  /** The link is in or near a passage that the answer cites. */
  cited: boolean;
}

const markdownLink = /(?<!!)\[([^\]\n]{3,200})\]\((https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/g;

/** A backslash before punctuation belongs to Markdown, not to the address: documents often escape `&` and `_`. */
const escaped = /\\([!-/:-@[-`{-~])/g;
/** Markdown's text markup; an underscore within a word isn't markup. */
const marks = /\\([!-/:-@[-`{-~])|\*+|`+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

function labelOf(text: string): string {
  const plain = text.replace(marks, '$1').replace(/\s+/g, ' ').trim();
  if (plain.length <= MOST_LABEL_CHARACTERS) return plain;
  return `${plain.slice(0, MOST_LABEL_CHARACTERS).replace(/\s+\S*$/, '')}…`;
}

/** The web links of a source in reading order, each address once, without links to the page itself. */
export function linksOf(sourceId: string, source: Source, summary: Summary): SourceLink[] {
  const spans = summary.citations.filter((citation) => citation.source_id === sourceId);
  const own = source.url?.replace(/#.*$/, '');
  const links = new Map<string, SourceLink>();
  for (const match of source.markdown.matchAll(markdownLink)) {
    const [, text = '', target = ''] = match;
    const url = target.replace(escaped, '$1');
    const label = labelOf(text);
    if (!/[\p{L}\p{N}]/u.test(label)) continue;
    if (url.replace(/#.*$/, '') === own) continue;
    const cited = spans.some(({ start, end }) => match.index >= start - NEAR && match.index <= end + NEAR);
    const known = links.get(url);
    if (known) known.cited ||= cited;
    else links.set(url, { url, text: label, cited });
  }
  return [...links.values()];
}
