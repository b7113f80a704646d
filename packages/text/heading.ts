import { LONGEST_HEADING } from './blocks.js';

/**
 * The plain text of a heading: its first line without the marks that make it one, emphasis, and link targets. `block`:
 * the heading as `segmentBlocks` finds it.
 */
export function headingText(block: string): string {
  const newline = block.indexOf('\n');
  const line = block.slice(0, Math.min(LONGEST_HEADING, newline < 0 ? block.length : newline));
  return withoutClosingMarks(line.replace(/^\s*#{1,6}(?=\s|$)/, '').trim())
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .trim();
}

/** "Title ##" ends with marks that belong to Markdown, "Learning C#" with its own. */
function withoutClosingMarks(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '#') end--;
  const isClosed = end === 0 || /\s/.test(text[end - 1] as string);
  return isClosed ? text.slice(0, end).trimEnd() : text;
}
