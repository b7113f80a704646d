import type { TextRun } from './textRun.js';

/** Letters set apart from each other, which the PDF engine takes for words. */
const SPACED = /^\S(?: \S)+$/u;
/** A word of fewer letters may be a row of symbols. */
const MIN_WORD_LETTERS = 3;
/** A line of one word is set apart only if it has so many letters, and so many different ones. */
const MIN_ONLY_LETTERS = 6;
const MIN_DIFFERENT_LETTERS = 4;
/** Share of letters among the signs of such a line: a row of numbers is one. */
const MIN_LETTER_SHARE = 0.6;

const isInOrder = (signs: readonly string[]): boolean =>
  signs.every((sign, index) => index === 0 || sign > (signs[index - 1] ?? ''));

/** Whether a line is set with wide spaces between its letters, as headings and labels are. */
function isSetApart(line: readonly TextRun[]): boolean {
  const texts = line.map(({ text }) => text.trim()).filter((text) => text !== '');
  if (!texts.every((text) => text.length === 1 || SPACED.test(text))) return false;
  const words = texts.map((text) => text.split(' ')).filter((signs) => signs.length >= MIN_WORD_LETTERS);
  const signs = texts.flatMap((text) => text.split(' '));
  const letters = signs.filter((sign) => /\p{L}/u.test(sign)).length;
  if (letters < MIN_LETTER_SHARE * signs.length) return false;
  if (words.length > 1) return true;
  // The letters of the alphabet are no word.
  return (
    words.length === 1 &&
    signs.length >= MIN_ONLY_LETTERS &&
    new Set(signs).size >= MIN_DIFFERENT_LETTERS &&
    !isInOrder(signs)
  );
}

/** Runs whose letters are set apart as words: `1 2 5 0` would be four numbers. */
export function joinSpacedLetters(runs: readonly TextRun[]): TextRun[] {
  if (!runs.some(({ text }) => SPACED.test(text.trim()))) return [...runs];
  const lines = new Map<number, TextRun[]>();
  for (const run of runs) {
    const place = Math.round(run.y);
    const line = lines.get(place);
    if (line === undefined) lines.set(place, [run]);
    else line.push(run);
  }
  const apart = new Set([...lines.values()].filter(isSetApart).flat());
  return runs.map((run) =>
    apart.has(run) && run.text.trim() !== '' ? { ...run, text: run.text.replaceAll(' ', '') } : run,
  );
}
