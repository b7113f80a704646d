import type { Source } from '../interfaces/index.js';
import type { Summary } from '../protocol/index.js';

/** Label of a card: longer link texts are cut at a word. */
const MOST_LABEL_CHARACTERS = 60;
/** A citation leans on links this near to it, in characters. */
const NEAR = 300;

export interface SourceLink {
  url: string;
  text: string;
  /** Stands within or beside a passage that the answer cites. */
  cited: boolean;
}

const markdownLink = /(?<!!)\[([^\]\n]{3,200})\]\((https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/g;

function shortened(text: string): string {
  const plain = text.replace(/[*_`]/g, '').trim();
  if (plain.length <= MOST_LABEL_CHARACTERS) return plain;
  return `${plain.slice(0, MOST_LABEL_CHARACTERS).replace(/\s+\S*$/, '')}…`;
}

/** The web links of a source in reading order, each address once, without those to the page itself. */
export function linksOf(sourceId: string, source: Source, summary: Summary): SourceLink[] {
  const spans = summary.citations.filter((citation) => citation.source_id === sourceId);
  const own = source.url?.replace(/#.*$/, '');
  const links = new Map<string, SourceLink>();
  for (const match of source.markdown.matchAll(markdownLink)) {
    const [, text = '', url = ''] = match;
    if (url.replace(/#.*$/, '') === own) continue;
    const cited = spans.some(({ start, end }) => match.index >= start - NEAR && match.index <= end + NEAR);
    const known = links.get(url);
    if (known) known.cited ||= cited;
    else links.set(url, { url, text: shortened(text), cited });
  }
  return [...links.values()];
}
