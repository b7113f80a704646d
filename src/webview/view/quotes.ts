import { shortened } from '@regen-research/text';
import { withTableHeads } from './markdown/tableRows.js';

/** Longer quotes are truncated in cards; the editor shows them in full. */
const MAX_QUOTE = 420;

/** Joins lines that were only wrapped by the source's editor; keeps paragraphs, items, and rows separate. */
const unwrapped = (quote: string): string => quote.replace(/(?<!\n)\r?\n(?!\s*(?:\n|[-*+|>#]|\d+[.)]))/g, ' ');

/** A quote as Markdown to show in a card. */
export function shortQuote(quote: string): string {
  return withTableHeads(shortened(unwrapped(quote), MAX_QUOTE));
}
