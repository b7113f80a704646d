import type { TextRun } from './textRun.js';

/** With fewer, they may be the numbers of a list. */
const MIN_NUMBERS = 10;
const NUMBER = /^\s*\d{1,4}\s*$/;
/** Every line has its number, or every fifth one. */
const STEPS = new Set([1, 5]);
/** Runs within so many heights of their letters are on one line. */
const SAME_LINE_EM = 0.5;
/** Numbers end or begin below each other, within so many heights of their letters. */
const ALIGNED_EM = 0.6;
/** The share of the lines of running text that begin in the middle of a sentence; the rows of a list don't. */
const MIN_RUNNING_SHARE = 0.3;

/** The numbers of a page's lines beside its text, from the top: they count up, and everything else is to their right. */
function numbersBeside(runs: readonly TextRun[]): TextRun[] {
  const left = runs.filter(({ text }) => NUMBER.test(text)).sort((a, b) => a.y - b.y);
  const [first] = [...left].sort((a, b) => a.x - b.x);
  if (first === undefined) return [];
  const isBelow = (run: TextRun): boolean =>
    Math.min(Math.abs(run.x - first.x), Math.abs(run.right - first.right)) < ALIGNED_EM * run.size;
  const column = left.filter(isBelow);
  const step = Number(column[1]?.text) - Number(column[0]?.text);
  const counts = column.every(
    ({ text }, index) => index === 0 || Number(text) - Number(column[index - 1]?.text) === step,
  );
  return column.length >= MIN_NUMBERS && STEPS.has(step) && counts ? column : [];
}

/** Leaves out the numbers of lines in the margin of a page of running text, as in pleadings and manuscripts. */
export function withoutLineNumbers(runs: readonly TextRun[]): TextRun[] {
  const numbers = new Set(numbersBeside(runs));
  if (numbers.size === 0) return [...runs];
  const edge = Math.max(...[...numbers].map(({ right }) => right));
  const others = runs.filter((run) => !numbers.has(run) && run.text.trim() !== '');
  const firsts = [...numbers].flatMap((number) => {
    const line = others.filter((run) => Math.abs(run.y - number.y) < SAME_LINE_EM * run.size);
    return line.length === 0 ? [] : [line.reduce((most, run) => (run.x < most.x ? run : most))];
  });
  const running = firsts.filter(({ text }) => /^\s*[\p{Ll}]/u.test(text)).length;
  const isBeside = others.every(({ x, angle = 0 }) => angle !== 0 || x >= edge);
  return isBeside && running >= MIN_RUNNING_SHARE * firsts.length && firsts.length >= MIN_NUMBERS / 2
    ? runs.filter((run) => !numbers.has(run))
    : [...runs];
}
