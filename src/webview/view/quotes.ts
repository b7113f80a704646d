/** Longer quotes are cut in cards; the editor shows them whole. */
const MAX_QUOTE = 420;

/** Lines that only end where the source's editor wrapped them run on; paragraphs, items and rows stay apart. */
const unwrapped = (quote: string): string => quote.replace(/(?<!\n)\r?\n(?!\s*(?:\n|[-*+|>#]|\d+[.)]))/g, ' ');

/** A quote as a card shows it. */
export function shortQuote(quote: string): string {
  const text = unwrapped(quote);
  return text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)} …` : text;
}
