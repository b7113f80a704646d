import { isBeforeOrdinal } from './abbreviations.js';

export type BlockKind = 'heading' | 'paragraph' | 'list_item' | 'code' | 'table' | 'quote' | 'html' | 'rule';

/** A block of Markdown or plain text; offsets are UTF-16 units in that text, `end` exclusive. */
export interface Block {
  start: number;
  end: number;
  kind: BlockKind;
  /** Headings: 1 to 6. List items: the nesting depth, from 1. */
  level?: number;
}

interface Line {
  start: number;
  /** After the last non-whitespace character. */
  end: number;
  indent: number;
  /** Without indentation and trailing whitespace; empty for a blank line. */
  text: string;
}

/** Longer "front matter" is more likely a text that starts with a horizontal rule. */
const FRONT_MATTER_LINES = 200;
/** Lines indented this far are code in CommonMark; indented prose is recognized by its words. */
const CODE_INDENT = 4;
/** Longer lines are never rules, fences, or list markers; keeps the regular expressions away from huge lines. */
const LINE_HEAD = 400;
/** A longer line that starts like a heading is a text that has lost its line breaks. UTF-16 units. */
export const LONGEST_HEADING = 1_000;

const LIST_MARKER = /^(?:[-*+•◦▪‣]|(\d{1,9})[.)])(?:[ \t]+|$)/;
const ATX_HEADING = /^(#{1,6})(?:[ \t]|$)/;
const FENCE = /^(`{3,}|~{3,})/;
const BLOCK_TAG =
  /^<(?:!--|!doctype|\/?(?:address|article|aside|base|blockquote|body|caption|center|col|colgroup|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|meta|nav|noscript|ol|option|p|pre|script|section|style|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|ul)(?=[\s/>]|$))/i;

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let position = 0;
  while (position < text.length) {
    const newline = text.indexOf('\n', position);
    const limit = newline < 0 ? text.length : newline;
    let start = position;
    let indent = 0;
    for (; start < limit; start++) {
      const unit = text.charCodeAt(start);
      if (unit === 32 || unit === 0xa0 || unit === 0x3000) indent++;
      else if (unit === 9) indent += 4 - (indent % 4);
      else if (unit !== 13 && unit !== 0xfeff) break;
    }
    let end = limit;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    lines.push({ start, end, indent: start === end ? 0 : indent, text: text.slice(start, end) });
    position = limit + 1;
  }
  return lines;
}

function isRule(line: Line): boolean {
  if (line.text.length < 3 || line.text.length > LINE_HEAD || !'-*_'.includes(line.text[0] as string)) return false;
  return /^(?:-{3,}|\*{3,}|_{3,})$/.test(line.text.replace(/[ \t]/g, ''));
}

function isTableDelimiter(line: Line | undefined): boolean {
  return line !== undefined && line.text.includes('|') && line.text.includes('-') && /^[|:\- \t]+$/.test(line.text);
}

function setextLevel(line: Line | undefined): number {
  if (line === undefined || line.text.length > LINE_HEAD) return 0;
  return /^={2,}$/.test(line.text) ? 1 : /^-{2,}$/.test(line.text) ? 2 : 0;
}

function isProse({ text }: Line): boolean {
  // Only its start: the pattern is quadratic in the length of a word, and one that isn't prose can be megabytes long.
  const words = text.slice(0, LINE_HEAD).match(/[^ \t]{2,}[ \t]+/g)?.length ?? 0;
  return words >= 4 && /^["'“„«(]?\p{Lu}/u.test(text) && !';{}='.includes(text.at(-1) ?? ';');
}

/**
 * Splits Markdown or plain text into its blocks, in order and in one pass over the lines. Not a full CommonMark parser:
 * it finds where blocks start and end, which is what passages, chunks, and sentences need, at line-reading speed. A
 * nested list item is a separate block, a quotation is split at its blank lines, and front matter counts as code.
 */
export function segmentBlocks(markdown: string): Block[] {
  const lines = readLines(markdown);
  const blocks: Block[] = [];
  const at = (index: number): Line | undefined => lines[index];
  const push = (kind: BlockKind, from: number, to: number, level?: number): void => {
    const first = lines[from] as Line;
    const last = lines[to] as Line;
    const start =
      kind === 'code'
        ? first.start - Math.min(first.indent, first.start - lineStart(markdown, first.start))
        : first.start;
    blocks.push(level === undefined ? { start, end: last.end, kind } : { start, end: last.end, kind, level });
  };

  let index = 0;
  if (at(0)?.text === '---' && at(0)?.indent === 0) {
    const close = lines.findIndex(
      (line, i) => i > 0 && i < FRONT_MATTER_LINES && line.indent === 0 && /^(?:---|\.\.\.)$/.test(line.text),
    );
    if (close > 1 && /^[\w-]+\s*:/.test(at(1)?.text ?? '')) {
      push('code', 0, close);
      index = close + 1;
    }
  }

  let listIndents: number[] = [];
  while (index < lines.length) {
    const line = lines[index] as Line;
    if (line.text === '') {
      index++;
      continue;
    }
    const inList = listIndents.length > 0 && line.indent > (listIndents[0] as number);
    const head = line.text.length > LINE_HEAD ? line.text.slice(0, LINE_HEAD) : line.text;

    const fence = FENCE.exec(head);
    if (fence !== null && (line.indent < CODE_INDENT || inList)) {
      const mark = fence[1] as string;
      let close = index + 1;
      while (close < lines.length && !isClosingFence(lines[close] as Line, mark)) close++;
      push('code', index, Math.min(close, lines.length - 1));
      index = close + 1;
      continue;
    }
    const mayBeHeading = line.indent < CODE_INDENT && line.text.length <= LONGEST_HEADING;
    const atx = mayBeHeading ? ATX_HEADING.exec(head) : null;
    if (atx !== null) {
      push('heading', index, index, (atx[1] as string).length);
      listIndents = [];
      index++;
      continue;
    }
    if (line.indent < CODE_INDENT && isRule(line)) {
      push('rule', index, index);
      listIndents = [];
      index++;
      continue;
    }
    const marker = LIST_MARKER.exec(head);
    if (marker !== null && (line.indent < CODE_INDENT || listIndents.length > 0)) {
      while (listIndents.length > 0 && line.indent <= (listIndents.at(-1) as number)) listIndents.pop();
      listIndents.push(line.indent);
      const last = endOfListItem(lines, index, line.indent);
      push('list_item', index, last, listIndents.length);
      index = last + 1;
      continue;
    }
    if (line.indent >= CODE_INDENT && !inList && !isProse(line)) {
      let last = index;
      for (let next = index + 1; next < lines.length; next++) {
        const candidate = lines[next] as Line;
        if (candidate.text === '') continue;
        if (candidate.indent < CODE_INDENT) break;
        last = next;
      }
      push('code', index, last);
      listIndents = [];
      index = last + 1;
      continue;
    }
    if (!inList) listIndents = [];
    if (line.text.includes('|') && isTableDelimiter(at(index + 1))) {
      let last = index + 1;
      while ((at(last + 1)?.text ?? '').includes('|')) last++;
      push('table', index, last);
      index = last + 1;
      continue;
    }
    const quotedFence = /^>[>\s]*(`{3,}|~{3,})/.exec(head);
    if (quotedFence !== null) {
      let last = index;
      while ((at(last + 1)?.text ?? '').startsWith('>')) {
        last++;
        if (isClosingFence(unquoted(at(last) as Line), quotedFence[1] as string)) break;
      }
      push('code', index, last);
      index = last + 1;
      continue;
    }
    if (head.startsWith('>')) {
      let last = index;
      if (/^>[>\s]*$/.test(head)) {
        index++;
        continue;
      }
      while ((at(last + 1)?.text ?? '').startsWith('>') && !/^>[>\s]*(?:$|`{3}|~{3})/.test(at(last + 1)?.text ?? ''))
        last++;
      push('quote', index, last);
      index = last + 1;
      continue;
    }
    if (BLOCK_TAG.test(head)) {
      let last = index;
      const comment = head.startsWith('<!--');
      while (
        last + 1 < lines.length &&
        (comment ? !(lines[last] as Line).text.includes('-->') : (lines[last + 1] as Line).text !== '')
      )
        last++;
      push('html', index, last);
      index = last + 1;
      continue;
    }
    let last = index;
    let level = 0;
    while (last + 1 < lines.length) {
      const next = lines[last + 1] as Line;
      level = setextLevel(next);
      if (level > 0 || next.text === '' || interruptsParagraph(next, at(last + 2), lines[last] as Line)) break;
      last++;
    }
    if (level > 0 && last - index < 2 && (lines[last] as Line).end - line.start <= LONGEST_HEADING) {
      push('heading', index, last + 1, level);
      index = last + 2;
    } else {
      push('paragraph', index, last);
      index = last + 1;
    }
  }
  return blocks;
}

function lineStart(text: string, position: number): number {
  return text.lastIndexOf('\n', position - 1) + 1;
}

/** A line of a quotation without its markers. */
function unquoted(line: Line): Line {
  return { ...line, text: line.text.replace(/^>[>\s]*/, '') };
}

function isClosingFence(line: Line, mark: string): boolean {
  return (
    line.text.startsWith(mark) && line.text.length < LINE_HEAD && line.text.split('').every((unit) => unit === mark[0])
  );
}

function interruptsParagraph(line: Line, after: Line | undefined, before: Line): boolean {
  const head = line.text.slice(0, LINE_HEAD);
  if (line.indent >= CODE_INDENT) return false;
  if (ATX_HEADING.test(head) || FENCE.test(head) || head.startsWith('>') || BLOCK_TAG.test(head) || isRule(line))
    return true;
  if (line.text.includes('|') && isTableDelimiter(after)) return true;
  const marker = LIST_MARKER.exec(head);
  // A wrapped line that happens to start with a number ("1984. Then") isn't a list; in CommonMark only a 1 can
  // interrupt a paragraph.
  if (marker === null || marker[0].length === line.text.length) return false;
  return marker[1] === undefined || (marker[1] === '1' && !isBeforeOrdinal(before.text));
}

function endOfListItem(lines: readonly Line[], index: number, indent: number): number {
  let last = index;
  for (let next = index + 1; next < lines.length; next++) {
    const line = lines[next] as Line;
    if (line.text === '') {
      const after = lines[next + 1];
      if (after === undefined || after.text === '' || after.indent < indent + 2) break;
      if (LIST_MARKER.test(after.text.slice(0, LINE_HEAD)) || FENCE.test(after.text)) break;
      continue;
    }
    const marker = LIST_MARKER.exec(line.text.slice(0, LINE_HEAD));
    // Inside a list item, too, a wrapped line may start with a number ("on\n  3. October").
    const isItem = marker !== null && (marker[1] === undefined || line.indent < indent + 2);
    if (isItem || interruptsParagraph(line, lines[next + 1], lines[next - 1] as Line) || FENCE.test(line.text)) break;
    last = next;
  }
  return last;
}
