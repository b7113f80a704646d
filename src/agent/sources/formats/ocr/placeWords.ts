import type { RecognizedWord } from '../../../interfaces/index.js';
import type { PageLine } from '../pdf/pageLine.js';

/** If a word isn't next, it may be this many letters further on: what stands between was recognized differently. */
const MAX_SKIPPED = 200;
/** Fractions of a page to this many digits are a tenth of a point. */
const DIGITS = 4;

const rounded = (fraction: number): number => Number(fraction.toFixed(DIGITS));

/** The letters and digits of a text in lower case, each with its offset. */
function lettersOf(text: string, from: number): { letters: string; offsets: number[] } {
  let letters = '';
  const offsets: number[] = [];
  let offset = from;
  for (const character of text.slice(from)) {
    if (/[\p{L}\p{N}]/u.test(character)) {
      const plain = character.toLowerCase();
      letters += plain;
      for (let index = 0; index < plain.length; index++) offsets.push(offset);
    }
    offset += character.length;
  }
  return { letters, offsets };
}

/**
 * Finds the words of a page's lines in the Markdown made from them, by their letters in order: in the Markdown, lines are
 * joined, hyphens are gone, and headings and list items have marks. `from`: where the page starts in the Markdown; a
 * word that isn't found there is left out.
 */
export function placeWords(
  markdown: string,
  [from, to]: readonly [number, number],
  page: number,
  lines: readonly PageLine[],
): RecognizedWord[] {
  const { letters, offsets } = lettersOf(markdown.slice(0, to), from);
  const placed: RecognizedWord[] = [];
  let at = 0;
  for (const { text, left, top, width, height } of lines.flatMap(({ words = [] }) => words)) {
    const wanted = lettersOf(text, 0).letters;
    if (wanted === '') continue;
    const found = letters.startsWith(wanted, at) ? at : letters.indexOf(wanted, at);
    const first = offsets[found];
    const last = offsets[found + wanted.length - 1];
    if (first === undefined || last === undefined || found - at > MAX_SKIPPED) continue;
    at = found + wanted.length;
    const box = { page, left: rounded(left), top: rounded(top), width: rounded(width), height: rounded(height) };
    placed.push({ start: first, end: last + 1, box });
  }
  return placed;
}
