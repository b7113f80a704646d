import type { TextRun } from './textRun.js';

/** Accents that TeX's older fonts draw before the letter below them, with the combining ones. */
const ACCENTS: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  '`': '\u0300',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030c',
  '˘': '\u0306',
  '˙': '\u0307',
  '˚': '\u030a',
  '˝': '\u030b',
  '¯': '\u0304',
  '¸': '\u0327',
};
/** Letters that are drawn without their dots under an accent. */
const DOTLESS: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };
/** How far the letter begins before the end of its accent, in heights of its letters. */
const OVERLAP = { from: 0.15, to: 1.2 };
/** Accents of capitals are drawn higher. */
const MAX_RAISED_EM = 0.4;

/** The letter with an accent above or below it, as one character; undefined if there is none. */
function accented(letter: string, accent: string): string | undefined {
  const composed = ((DOTLESS[letter] ?? letter) + (ACCENTS[accent] ?? '')).normalize('NFC');
  return ACCENTS[accent] !== undefined && composed.length === 1 ? composed : undefined;
}

/** Puts accents onto the letters that are drawn in their places, as in M¨uller; `runs` are in the order of drawing. */
export function withAccents(runs: readonly TextRun[]): TextRun[] {
  const placed: TextRun[] = [];
  for (const run of runs) {
    const before = placed.at(-1);
    const [letter = ''] = run.text;
    const composed = before === undefined ? undefined : accented(letter, before.text.at(-1) ?? '');
    const overlap = before === undefined ? 0 : (before.right - run.x) / run.size;
    if (
      before === undefined ||
      composed === undefined ||
      overlap < OVERLAP.from ||
      overlap > OVERLAP.to ||
      Math.abs(before.y - run.y) > MAX_RAISED_EM * run.size
    ) {
      placed.push(run);
      continue;
    }
    placed.pop();
    const text = before.text.slice(0, -1);
    if (text !== '') placed.push({ ...before, text, right: run.x });
    placed.push({ ...run, text: composed + run.text.slice(letter.length) });
  }
  return placed;
}
