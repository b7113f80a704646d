import { codeBlock, codeFrom, withoutTypewriting, type PlacedCode } from './codeLines.js';
import type { PageLine } from './pageLine.js';
import { bodySize } from './pageLines.js';
import { findPageTables } from './pageTables.js';

export interface PdfText {
  markdown: string;
  /** Offset in `markdown` at which each page starts. */
  pageStarts: number[];
  /** Text of the largest heading of the first page. */
  title: string | undefined;
}

type BlockKind = 'paragraph' | 'item' | 'table' | 'code' | `h${1 | 2 | 3 | 4}`;

interface Block {
  kind: BlockKind;
  text: string;
  /** Where each page, from its first one on, starts in `text`. */
  turns: { page: number; offset: number }[];
  last: PageLine;
  lastPage: number;
  /** Its lines, if it is code. */
  code?: PlacedCode[];
}

/** Text larger than the body by this factor is a heading. */
const HEADING_SIZE = 1.15;
/** Anything longer isn't a heading, whatever its size. */
const MAX_HEADING_CHARACTERS = 200;

const LIST_MARK = /^(?:[•◦▪‣●○■–∙·*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+\S/;
const BULLET = /^[•◦▪‣●○■∙·]\s*/;
const REFERENCE_MARK = /^\[\d{1,3}\]\s/;
const NUMBERED_HEADING = /^(?:(\d{1,2}(?:\.\d{1,2}){0,3})\.?|[A-Z]\.|[IVX]{1,5}\.)\s+\p{Lu}[^.!?]{1,80}$/u;
const NAMED_HEADING =
  /^(?:abstract|introduction|background|related work|methods?|materials and methods|results?|discussion|conclusions?|references|bibliography|acknowledge?ments?|summary|appendix(?: [a-z])?|contents)$/i;
const ENDS_SENTENCE = /[.!?:;。！？…]["'”’»)\]]*$/;

/** The usual distance between two lines of running text. */
function leadingOf(lines: readonly PageLine[], body: number): number {
  const gaps: number[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const gap = before === undefined ? 0 : line.y - before.y;
    if (gap > 0 && gap < body * 3 && before?.columnLeft === line.columnLeft) gaps.push(gap);
  });
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? body * 1.2;
}

/** Heading levels by size: the document's largest size is level one, down to level three. */
function headingLevels(lines: readonly PageLine[], body: number): Map<number, 1 | 2 | 3> {
  const sizes = new Set(
    lines
      .filter(
        ({ size, text }) =>
          size >= body * HEADING_SIZE && text.length <= MAX_HEADING_CHARACTERS && /\p{L}{2}/u.test(text),
      )
      .map(({ size }) => Math.round(size)),
  );
  return new Map([...sizes].sort((a, b) => b - a).map((size, index) => [size, Math.min(index + 1, 3) as 1 | 2 | 3]));
}

/** Words of the document, for distinguishing a line-break hyphen from one in a word. */
function vocabularyOf(lines: readonly PageLine[]): Set<string> {
  return new Set(
    lines.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*(?!-?$)/gu) ?? []),
  );
}

function joinLines(text: string, next: string, vocabulary: ReadonlySet<string>): string {
  const [, chain, head] = /([\p{L}\p{M}]-)?([\p{L}\p{M}]+)[-\u00ad\u2010]$/u.exec(text) ?? [];
  if (head !== undefined) {
    const tail = /^[\p{L}\p{M}]+/u.exec(next)?.[0];
    if (tail === undefined) return text + next;
    const whole = (head + tail).toLowerCase();
    const compound = `${head}-${tail}`.toLowerCase();
    // After another hyphen, a whole word is part of a compound: "state-of-the-art".
    const isPart = vocabulary.has(compound) || (chain !== undefined && vocabulary.has(head.toLowerCase()));
    const keep = !/^\p{Ll}/u.test(tail) || (!vocabulary.has(whole) && isPart);
    return (keep ? text : text.slice(0, -1)) + next;
  }
  // A range of years or pages.
  if (/\d[-\u2010\u2013]$/.test(text) && /^\d/.test(next)) return text + next;
  const wide = /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]$/.test(text) && /^[\u2e80-\u9fff\uff00-\uffef]/.test(next);
  return wide ? text + next : `${text} ${next}`;
}

/** Whether the next line's first word would still have fit: the line was ended on purpose. */
function endsEarly(line: PageLine, next: PageLine): boolean {
  const word = /^\S+/.exec(next.text)?.[0].length ?? 0;
  const wordWidth = ((next.right - next.x) / Math.max(1, next.text.length)) * (word + 1);
  return line.right + wordWidth + line.size < line.columnRight;
}

/** Cells of one column start or end at most so far from each other, in em. */
const CELL_EM = 0.5;

/** Whether both lines are rows of a table: set apart into as many pieces, which begin or end below each other. */
function isRowBelow({ cells = [], size }: PageLine, { cells: above = [] }: PageLine): boolean {
  return (
    cells.length > 1 &&
    cells.length === above.length &&
    cells.every(({ x, right }, index) => {
      const upper = above[index];
      if (upper === undefined) return false;
      return Math.min(Math.abs(x - upper.x), Math.abs(right - upper.right)) < CELL_EM * size;
    })
  );
}

/** Whether a line continues the previous paragraph, judging by its position and the text of both. */
function continues(block: Block, line: PageLine, page: number, leading: number): boolean {
  const { last } = block;
  if (block.kind === 'table' || block.kind === 'code') return false;
  if (line.angle !== last.angle) return false;
  if (Math.abs(line.size - last.size) > last.size * 0.12 || REFERENCE_MARK.test(line.text) || BULLET.test(line.text))
    return false;
  const ended = ENDS_SENTENCE.test(last.text);
  if (page !== block.lastPage || line.y <= last.y || line.columnLeft !== last.columnLeft) {
    // A line that fills its column wasn't the last of its paragraph.
    const full = last.right > last.columnRight - 2 * last.size && block.kind !== 'item';
    return !ended && (full || /^[\p{Ll}\p{N}(]/u.test(line.text) || /[-\u00ad\u2010,]$/.test(last.text));
  }
  if (line.y - last.y > leading * 1.45) return false;
  if (isRowBelow(line, last)) return false;
  // A line ends early before a long part of a word, or a number that can't be divided.
  if (/[\p{L}\p{N}][-\u00ad\u2010\u2011]$/u.test(last.text)) return true;
  const short = endsEarly(last, line);
  if (LIST_MARK.test(line.text) && (ended || short || block.kind === 'item')) return false;
  if (short && (ended || /^[^\p{Ll}]/u.test(line.text))) return false;
  const indented = line.x > line.columnLeft + line.size * 0.8 && line.x - last.x > line.size * 0.5;
  return !(indented && (ended || short) && block.kind === 'paragraph');
}

function kindOf(
  line: PageLine,
  before: PageLine | undefined,
  body: number,
  leading: number,
  levels: ReadonlyMap<number, 1 | 2 | 3>,
): BlockKind {
  const level =
    line.size >= body * HEADING_SIZE && line.text.length <= MAX_HEADING_CHARACTERS
      ? levels.get(Math.round(line.size))
      : undefined;
  if (level !== undefined) return `h${level}`;
  const apart =
    before === undefined ||
    line.y <= before.y ||
    line.columnLeft !== before.columnLeft ||
    line.y - before.y > leading * 1.25;
  const short = line.right < line.columnRight - (line.columnRight - line.columnLeft) * 0.15;
  if (apart && (short || line.text.length < 40)) {
    if (NAMED_HEADING.test(line.text)) return 'h2';
    const numbered = NUMBERED_HEADING.exec(line.text);
    if (numbered !== null) return (numbered[1] ?? '').includes('.') ? 'h3' : 'h2';
  }
  return BULLET.test(line.text) || LIST_MARK.test(line.text) ? 'item' : 'paragraph';
}

function toBlocks(allPages: readonly PageLine[][]): Block[] {
  const pages = withoutTypewriting(allPages);
  const lines = pages.flat();
  const body = bodySize(lines);
  const leading = leadingOf(lines, body);
  const levels = headingLevels(lines, body);
  const vocabulary = vocabularyOf(lines);
  const blocks: Block[] = [];
  for (const [page, pageLines] of pages.entries()) {
    let before: PageLine | undefined;
    const tables = findPageTables(pageLines);
    let codeEnd = 0;
    for (const [index, line] of pageLines.entries()) {
      if (index < codeEnd) continue;
      const table = tables.find(({ from, to }) => index >= from && index < to);
      if (table !== undefined) {
        before = line;
        if (index === table.from) {
          const last = pageLines[table.to - 1] as PageLine;
          blocks.push({ kind: 'table', text: table.markdown, turns: [{ page, offset: 0 }], last, lastPage: page });
        }
        continue;
      }
      const block = blocks.at(-1);
      const untilTable = pageLines.slice(0, tables.find(({ from }) => from > index)?.from);
      const code = line.size < body * HEADING_SIZE ? codeFrom(untilTable, index, leading) : [];
      const lastOfCode = code.at(-1);
      if (lastOfCode !== undefined) {
        const placed = code.map((one) => ({ line: one, page }));
        if (block?.code !== undefined && before === undefined) {
          block.code.push(...placed);
          block.last = lastOfCode;
          block.lastPage = page;
        } else blocks.push({ kind: 'code', text: '', turns: [], last: lastOfCode, lastPage: page, code: placed });
        before = lastOfCode;
        codeEnd = index + code.length;
        continue;
      }
      const kind = kindOf(line, before, body, leading, levels);
      before = line;
      if (block !== undefined && isHeading(block.kind)) {
        // A heading of several lines: same size, same page, consecutive lines.
        if (
          kind === block.kind &&
          page === block.lastPage &&
          line.y - block.last.y > 0 &&
          line.y - block.last.y < line.size * 1.7 &&
          !NUMBERED_HEADING.test(line.text)
        ) {
          block.text = joinLines(block.text, line.text, vocabulary);
          block.last = line;
          continue;
        }
      } else if (block !== undefined && !isHeading(kind) && continues(block, line, page, leading)) {
        block.text = joinLines(block.text, line.text, vocabulary);
        if (page !== block.lastPage)
          block.turns.push({ page, offset: Math.max(0, block.text.length - line.text.length) });
        block.last = line;
        block.lastPage = page;
        continue;
      }
      blocks.push({ kind, text: line.text, turns: [{ page, offset: 0 }], last: line, lastPage: page });
    }
  }
  return blocks.map((block) => (block.code === undefined ? block : { ...block, ...codeBlock(block.code) }));
}

function isHeading(kind: BlockKind): boolean {
  return kind.startsWith('h');
}

function prefixOf(block: Block): [prefix: string, text: string] {
  if (isHeading(block.kind)) return [`${'#'.repeat(Number(block.kind.slice(1)))} `, block.text];
  const bullet = BULLET.exec(block.text)?.[0];
  return block.kind === 'item' && bullet !== undefined ? ['- ', block.text.slice(bullet.length)] : ['', block.text];
}

/**
 * Converts the lines of all pages, in reading order, to Markdown: headings by size or number, and paragraphs joined
 * across lines, columns, and pages.
 */
export function toPdfMarkdown(pages: readonly PageLine[][]): PdfText {
  const pageStarts: number[] = [];
  let markdown = '';
  let previous: BlockKind | undefined;
  for (const block of toBlocks(pages)) {
    const [prefix, text] = prefixOf(block);
    if (markdown !== '') markdown += previous === 'item' && block.kind === 'item' ? '\n' : '\n\n';
    previous = block.kind;
    for (const { page, offset } of block.turns) {
      const removed = block.text.length - text.length;
      const start = offset === 0 ? markdown.length : markdown.length + prefix.length + offset - removed;
      // A page without text starts where the next one does.
      while (pageStarts.length <= page) pageStarts.push(start);
    }
    markdown += prefix + text;
  }
  while (pageStarts.length < pages.length) pageStarts.push(markdown.length);
  const first = pages.find((page) => page.length > 0) ?? [];
  const largest = first.reduce((most, { size }) => Math.max(most, size), 0);
  const from = first.findIndex(({ size }) => size === largest);
  const titleLines = first.slice(from, from + 4).filter(({ size }) => Math.abs(size - largest) < 0.5);
  const title =
    largest > bodySize(pages.flat()) * HEADING_SIZE
      ? titleLines
          .map(({ text }) => text)
          .join(' ')
          .slice(0, 300)
      : undefined;
  return { markdown, pageStarts, title };
}
