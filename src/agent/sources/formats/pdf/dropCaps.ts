import type { TextRun } from './textRun.js';

/** A letter at the beginning of a text that is as high as several lines, perhaps after a quotation mark. */
const CAPITAL = /^["“„«'‘(¿¡]?\p{Lu}\p{M}*$/u;
/** Letters that are words by themselves in some language. */
const WORD = /^[AEIOUYÀÉÓÔ]$/u;
/** It is larger than its text by this factor. */
const MIN_FACTOR = 1.7;
/** How far right of it its text begins, in heights of the text. */
const GAP = { from: -0.3, to: 1 };
/** The first line beside it begins within so much of its height above its own baseline. */
const MAX_RISE = 1.1;
/** More large letters on a page are a design. */
const MAX_CAPITALS = 40;

/** Whether two runs begin the same word, or the letter is one by itself: what follows is a word elsewhere on the page. */
function isWordApart(capital: string, rest: string, runs: readonly TextRun[]): boolean {
  const next = /^\p{L}+/u.exec(rest)?.[0].toLowerCase() ?? '';
  if (!WORD.test(capital) || next === '') return false;
  const others = runs.filter(({ text }) => text !== rest);
  const words = new Set(others.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []));
  return words.has(next) && !words.has(capital.toLowerCase() + next);
}

/** The first lines of texts with the large letters that they begin with, which stand beside several lines. */
export function withDropCaps(runs: readonly TextRun[]): TextRun[] {
  const capitals = runs.filter(({ text }) => CAPITAL.test(text.trim()));
  if (capitals.length > MAX_CAPITALS) return [...runs];
  const joined = new Map<TextRun, TextRun>();
  const dropped = new Set<TextRun>();
  for (const capital of capitals) {
    const beside = runs.filter(
      (run) =>
        /^\p{L}/u.test(run.text) &&
        run.angle === capital.angle &&
        capital.size >= MIN_FACTOR * run.size &&
        run.x - capital.right > GAP.from * run.size &&
        run.x - capital.right < GAP.to * run.size &&
        run.y <= capital.y + 0.2 * run.size &&
        run.y > capital.y - MAX_RISE * capital.size,
    );
    const [first, ...others] = beside.sort((a, b) => a.y - b.y);
    // Beside one line only, it is a larger letter in that line.
    if (first === undefined || !others.some(({ y }) => y > first.y + 0.5 * first.size)) continue;
    const letter = capital.text.trim();
    const space = isWordApart(letter, first.text, runs) ? ' ' : '';
    joined.set(first, { ...first, text: letter + space + first.text, x: capital.x });
    dropped.add(capital);
  }
  return dropped.size === 0 ? [...runs] : runs.filter((run) => !dropped.has(run)).map((run) => joined.get(run) ?? run);
}
