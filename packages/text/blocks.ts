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
/** The definition of a footnote, each on a line of its own: "[^1]: Text". */
export const FOOTNOTE = /^\[\^[^\]\s]{1,40}\]:[ \t]+/;
const FENCE = /^(`{3,}|~{3,})/;
const BLOCK_TAG =
  /^<(?:!--|!doctype|\/?(?:address|article|aside|base|blockquote|body|caption|center|col|colgroup|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|meta|nav|noscript|ol|option|p|pre|script|section|style|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|track|ul)(?=[\s/>]|$))/i;

/** Consumed lines are forgotten in groups of this many. */
const FORGOTTEN_AT_ONCE = 512;

/** The lines of a text by index, read when they are asked for: those of a text of megabytes take several times its memory. */
class Lines {
  private kept: Line[] = [];
  private first = 0;
  private position = 0;

  constructor(private readonly text: string) {}

  /** Undefined after the last one. */
  at(index: number): Line | undefined {
    while (index >= this.first + this.kept.length && this.position < this.text.length) this.kept.push(this.next());
    return this.kept[index - this.first];
  }

  /** Lines before this one aren't asked for again. */
  forgetBefore(index: number): void {
    if (index - this.first < FORGOTTEN_AT_ONCE) return;
    this.kept.splice(0, index - this.first);
    this.first = index;
  }

  private next(): Line {
    const { text, position } = this;
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
    this.position = limit + 1;
    return { start, end, indent: start === end ? 0 : indent, text: text.slice(start, end) };
  }
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
  return [...blocksIn(markdown)];
}

/** The same blocks, one at a time. */
export function* blocksIn(markdown: string): Generator<Block, void> {
  const lines = new Lines(markdown);
  const at = (index: number): Line | undefined => lines.at(index);
  const block = (kind: BlockKind, from: number, to: number, level?: number): Block => {
    const first = at(from) as Line;
    const last = at(to) as Line;
    const start =
      kind === 'code'
        ? first.start - Math.min(first.indent, first.start - lineStart(markdown, first.start))
        : first.start;
    return level === undefined ? { start, end: last.end, kind } : { start, end: last.end, kind, level };
  };

  let index = 0;
  if (at(0)?.text === '---' && at(0)?.indent === 0) {
    const close = endOfFrontMatter(lines);
    if (close > 1 && /^[\w-]+\s*:/.test(at(1)?.text ?? '')) {
      yield block('code', 0, close);
      index = close + 1;
    }
  }

  let listIndents: number[] = [];
  for (let line = at(index); line; line = at(index)) {
    lines.forgetBefore(index);
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
      let end = at(close);
      while (end && !isClosingFence(end, mark)) end = at(++close);
      yield block('code', index, end ? close : close - 1);
      index = close + 1;
      continue;
    }
    const mayBeHeading = line.indent < CODE_INDENT && line.text.length <= LONGEST_HEADING;
    const atx = mayBeHeading ? ATX_HEADING.exec(head) : null;
    if (atx !== null) {
      yield block('heading', index, index, (atx[1] as string).length);
      listIndents = [];
      index++;
      continue;
    }
    if (line.indent < CODE_INDENT && isRule(line)) {
      yield block('rule', index, index);
      listIndents = [];
      index++;
      continue;
    }
    const marker = LIST_MARKER.exec(head);
    if (marker !== null && (line.indent < CODE_INDENT || listIndents.length > 0)) {
      while (listIndents.length > 0 && line.indent <= (listIndents.at(-1) as number)) listIndents.pop();
      listIndents.push(line.indent);
      const last = endOfListItem(lines, index, line.indent);
      yield block('list_item', index, last, listIndents.length);
      index = last + 1;
      continue;
    }
    if (line.indent >= CODE_INDENT && !inList && !isProse(line)) {
      let last = index;
      for (let next = index + 1, candidate = at(next); candidate; candidate = at(++next)) {
        if (candidate.text === '') continue;
        if (candidate.indent < CODE_INDENT) break;
        last = next;
      }
      yield block('code', index, last);
      listIndents = [];
      index = last + 1;
      continue;
    }
    if (!inList) listIndents = [];
    if (line.text.includes('|') && isTableDelimiter(at(index + 1))) {
      let last = index + 1;
      while ((at(last + 1)?.text ?? '').includes('|')) last++;
      yield block('table', index, last);
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
      yield block('code', index, last);
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
      yield block('quote', index, last);
      index = last + 1;
      continue;
    }
    if (BLOCK_TAG.test(head)) {
      let last = index;
      const comment = head.startsWith('<!--');
      for (let next = at(last + 1); next; next = at(last + 1)) {
        if (comment ? at(last)?.text.includes('-->') : next.text === '') break;
        last++;
      }
      yield block('html', index, last);
      index = last + 1;
      continue;
    }
    let last = index;
    let level = 0;
    for (let next = at(last + 1); next; next = at(last + 1)) {
      level = setextLevel(next);
      if (level > 0 || next.text === '' || interruptsParagraph(next, at(last + 2), at(last) as Line)) break;
      last++;
    }
    if (level > 0 && last - index < 2 && (at(last) as Line).end - line.start <= LONGEST_HEADING) {
      yield block('heading', index, last + 1, level);
      index = last + 2;
    } else {
      yield block('paragraph', index, last);
      index = last + 1;
    }
  }
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
  if (FOOTNOTE.test(head)) return true;
  if (line.text.includes('|') && isTableDelimiter(after)) return true;
  const marker = LIST_MARKER.exec(head);
  // A wrapped line that happens to start with a number ("1984. Then") isn't a list; in CommonMark only a 1 can
  // interrupt a paragraph.
  if (marker === null || marker[0].length === line.text.length) return false;
  return marker[1] === undefined || (marker[1] === '1' && !isBeforeOrdinal(before.text));
}

/** The line that closes the front matter; -1 if there is none. */
function endOfFrontMatter(lines: Lines): number {
  for (let index = 1; index < FRONT_MATTER_LINES; index++) {
    const line = lines.at(index);
    if (line?.indent === 0 && /^(?:---|\.\.\.)$/.test(line.text)) return index;
  }
  return -1;
}

function endOfListItem(lines: Lines, index: number, indent: number): number {
  let last = index;
  for (let next = index + 1, line = lines.at(next); line; line = lines.at(++next)) {
    if (line.text === '') {
      const after = lines.at(next + 1);
      if (after === undefined || after.text === '' || after.indent < indent + 2) break;
      if (LIST_MARKER.test(after.text.slice(0, LINE_HEAD)) || FENCE.test(after.text)) break;
      continue;
    }
    const marker = LIST_MARKER.exec(line.text.slice(0, LINE_HEAD));
    // Inside a list item, too, a wrapped line may start with a number ("on\n  3. October").
    const isItem = marker !== null && (marker[1] === undefined || line.indent < indent + 2);
    if (isItem || interruptsParagraph(line, lines.at(next + 1), lines.at(next - 1) as Line) || FENCE.test(line.text))
      break;
    last = next;
  }
  return last;
}
