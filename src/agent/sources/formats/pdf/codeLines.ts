import { fence } from '../markup/fence.js';
import type { CodeLine, PageLine } from './pageLine.js';
import type { TextRun } from './textRun.js';

/** A line of code and the index of its page. */
export interface PlacedCode {
  line: PageLine & { code: CodeLine };
  page: number;
}

const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/gu;
/** Signs that text has hardly ever. A filled-in form and a letter are set in such a font as well. */
const SIGNS_OF_CODE = /[{}<>=;$#_\\|~^`]/;
/** In a document with a larger share of such letters, it is the font of the text. */
const MOST_CODE = 0.5;
/** Lines further apart than so many heights of their letters, in one block, have empty ones between them. */
const EMPTY_LINE = 1.9;
/** Lines further apart are of two blocks. */
const FAR = 5;
/** A gap above of this many line heights, or a shift to the side of so many em, sets code apart from text. */
const APART = { gap: 1.25, em: 0.8 };

/** A line of code; undefined if any of its runs, from left to right, is in another kind of font. */
export function codeOf(runs: readonly TextRun[]): CodeLine | undefined {
  const shown = runs.filter(({ text }) => text.trim() !== '');
  const [first] = shown;
  if (first === undefined || !shown.every(({ fixed, angle = 0 }) => fixed === true && angle === 0)) return undefined;
  const whole = shown.map(({ text }) => text).join('');
  if ((whole.match(WIDE)?.length ?? 0) > whole.length / 2) return undefined;
  const advances = shown.map(({ x, right, text }) => (right - x) / text.length).sort((a, b) => a - b);
  const advance = advances[Math.floor(advances.length / 2)] ?? 0;
  if (advance <= 0) return undefined;
  let text = '';
  for (const run of shown) text = text.padEnd(Math.round((run.x - first.x) / advance)) + run.text;
  return { text: text.trimEnd(), advance };
}

export const isCode = (line: PageLine): line is PlacedCode['line'] => line.code !== undefined;

/** The lines of a document, without the mark of code if all of it is set in such a font. */
export function withoutTypewriting(pages: readonly PageLine[][]): PageLine[][] {
  let all = 0;
  let fixed = 0;
  for (const line of pages.flat()) {
    all += line.text.length;
    if (isCode(line)) fixed += line.text.length;
  }
  return fixed <= MOST_CODE * all
    ? [...pages]
    : pages.map((page) => page.map((line) => ({ ...line, code: undefined })));
}

/** The lines of code from an index of a page on; none if what begins there belongs to the text before it. */
export function codeFrom(lines: readonly PageLine[], from: number, leading: number): PlacedCode['line'][] {
  const first = lines[from];
  const before = lines[from - 1];
  if (first === undefined || !isCode(first)) return [];
  const isApart =
    before === undefined ||
    first.y <= before.y ||
    first.columnLeft !== before.columnLeft ||
    first.y - before.y > leading * APART.gap ||
    Math.abs(first.x - before.x) > first.size * APART.em;
  if (!isApart) return [];
  const code = [first];
  for (const line of lines.slice(from + 1)) {
    const gap = line.y - (code.at(-1)?.y ?? 0);
    if (!isCode(line) || line.columnLeft !== first.columnLeft || gap <= 0 || gap > FAR * line.size) break;
    code.push(line);
  }
  return code.some(({ text }) => SIGNS_OF_CODE.test(text)) ? code : [];
}

/** Lines of code as a fenced block, indented and spaced as on their pages, and where each page starts in it. */
export function codeBlock(placed: readonly PlacedCode[]): { text: string; turns: { page: number; offset: number }[] } {
  const left = Math.min(...placed.map(({ line }) => line.x));
  const turns: { page: number; offset: number }[] = [];
  let code = '';
  let before: PlacedCode | undefined;
  for (const one of placed) {
    const { line, page } = one;
    if (before !== undefined) {
      const isEmptyBetween = page === before.page && line.y - before.line.y > EMPTY_LINE * line.size;
      code += isEmptyBetween ? '\n\n' : '\n';
    }
    if (page !== before?.page) turns.push({ page, offset: code.length });
    code += ' '.repeat(Math.round((line.x - left) / line.code.advance)) + line.code.text;
    before = one;
  }
  const text = fence(code);
  const start = text.indexOf('\n') + 1;
  return { text, turns: turns.map(({ page, offset }) => ({ page, offset: offset === 0 ? 0 : start + offset })) };
}
