/**
 * Finds a quote in a text that may have changed around it: the exact words, ignoring whitespace, nearest to their
 * original position.
 */
export function findQuote(text: string, quote: string, near: number): { start: number; end: number } | undefined {
  const words = quote.trim().split(/\s+/);
  if (words.length === 0 || words[0] === '') return undefined;
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'g');
  let best: { start: number; end: number } | undefined;
  for (const match of text.matchAll(pattern)) {
    const found = { start: match.index, end: match.index + match[0].length };
    if (best && Math.abs(best.start - near) <= Math.abs(found.start - near)) break;
    best = found;
  }
  return best;
}
