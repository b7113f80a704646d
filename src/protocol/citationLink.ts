import type { SourceInfo } from './sources.js';
import type { Citation } from './summary.js';

/** Words at each end that identify a long quote. */
const FRAGMENT_WORDS = 5;

/** A text fragment. Long quotes are identified by their first and last words, as the specification allows. */
function textFragment(quote: string): string {
  const words = quote
    .replace(/[*_`[\]()#>|]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const encode = (part: string[]) => encodeURIComponent(part.join(' ')).replace(/-/g, '%2D');
  return words.length <= 2 * FRAGMENT_WORDS
    ? encode(words)
    : `${encode(words.slice(0, FRAGMENT_WORDS))},${encode(words.slice(-FRAGMENT_WORDS))}`;
}

/**
 * URL that opens a page at a quote, or the page itself if there is no quote. undefined for a source without a web
 * address.
 */
export function citationLink(
  { url, format }: Pick<SourceInfo, 'url' | 'format'>,
  citation?: Pick<Citation, 'quote' | 'page'>,
): string | undefined {
  if (url === undefined || citation === undefined) return url;
  const fragment = format === 'pdf' ? `page=${citation.page ?? 1}` : `:~:text=${textFragment(citation.quote)}`;
  return `${url.replace(/#.*$/, '')}#${fragment}`;
}
