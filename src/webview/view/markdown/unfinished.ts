import { closedMarkup } from './closedMarkup.js';

/*
 * Text that streams is mostly unfinished Markdown: "**fixed po", "| Year | Lev". Rendered as it is, it would show its
 * markup and then jump when the rest arrives. Only the end of the text can be unfinished, so only the end is changed, and
 * the positions of everything before it stay the same.
 */

/** An answer's last block, which is still growing, so that it already looks as it will: markup is closed or left out. */
export function finishedSoFar(block: string): string {
  const lineStart = block.lastIndexOf('\n') + 1;
  const line = block.slice(lineStart);
  if (isOpenFence(block)) return /^[ \t]*[`~]+$/.test(line) ? block.slice(0, lineStart) : block;
  // The end of a fence.
  if (FENCE.test(line)) return block;
  // What it begins isn't known yet; after a paragraph, "-" would even make it a heading.
  const settled = ONLY_MARKUP.test(line) ? block.slice(0, lineStart) : block;
  const text = withoutMath(withoutTableHead(settled.replace(HALF_CHARACTER, '$1')));
  // A paragraph, item, or row on its own: markup doesn't extend beyond it.
  const from = Math.max(text.lastIndexOf('\n\n') + 1, 0);
  return text.slice(0, from) + closedMarkup(text.slice(from));
}

/** "-", "##", "|", "12.", "- [x]": a line without text yet. */
const ONLY_MARKUP = /^(?:[^\p{L}\p{N}]*|\s*\d{1,9}[.)]?\s*|\s*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX]?\]?\s*)$/u;
/** The beginning of an escape or of a reference such as `&amp;`. */
const HALF_CHARACTER = /(?<!\\)((?:\\\\)*)(?:\\|&#?\w{0,8})$/;

const FENCE = /^[ \t>]*(`{3,}|~{3,})/;

function isOpenFence(block: string): boolean {
  let open: string | undefined;
  for (const line of block.split('\n')) {
    const [, fence] = FENCE.exec(line) ?? [];
    if (fence === undefined) continue;
    if (open === undefined) open = fence;
    else if (fence.startsWith(open) && line.trim() === fence) open = undefined;
  }
  return open !== undefined;
}

const ROW = /^[ \t]*\|/;
const RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** A row of names is part of a table only once the rule below it is there. */
function withoutTableHead(block: string): string {
  const lines = block.replace(/\n$/, '').split('\n');
  let from = lines.length;
  while (from > 0 && ROW.test(lines[from - 1] ?? '')) from--;
  const [head, rule] = lines.slice(from);
  if (head === undefined) return block;
  const isTable = rule !== undefined && RULE.test(rule) && cellsOf(rule) >= cellsOf(head);
  return isTable
    ? block
    : lines
        .slice(0, from)
        .map((line) => `${line}\n`)
        .join('');
}

const cellsOf = (row: string): number =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length;

/** What follows a "$" for longer than this without TeX isn't a formula. */
const LONGEST_PLAIN_FORMULA = 20;

/** A formula is shown once it is complete. "$40" isn't one. */
function withoutMath(block: string): string {
  const from = Math.max(block.lastIndexOf('\n\n'), 0);
  const text = block.slice(from);
  const display = [...text.matchAll(/\$\$/g)];
  if (display.length % 2 === 1) return block.slice(0, from + (display.at(-1)?.index ?? 0));
  const rest = text
    .replace(/\$\$[\s\S]*?\$\$/g, (formula) => ' '.repeat(formula.length))
    .replace(/(?<![\\\p{L}\p{N}])\$(?=[^\s\d$])[^$\n]*?\$/gu, (formula) => ' '.repeat(formula.length));
  const inline = /(?<![\\$\p{L}\p{N}])\$(?![\s\d$])[^$\n]*$/u.exec(rest);
  if (inline && (/[\\^_{=]/.test(inline[0]) || inline[0].length < LONGEST_PLAIN_FORMULA))
    return block.slice(0, from + inline.index);
  const bracket = /\\([([])(?:(?!\\[)\]])[\s\S])*$/.exec(rest);
  return bracket ? block.slice(0, from + bracket.index) : block;
}
