import { lettersAndDigits } from '@regen-research/text';

/** A paragraph of a page's header or footer. */
export interface MarginLine {
  /** Without the numbers of pages. */
  text: string;
  hasPageNumber: boolean;
}

/** What is left of "Page 3 of 7" has fewer words. */
const MIN_WORDS_BESIDE_NUMBER = 3;
/** Shorter ones are signs and initials. */
const MIN_LETTERS = 3;

/**
 * What headers and footers say that the text doesn't, each once: they repeat on every page, but a letterhead or a case
 * number may be nowhere else.
 */
export function textOfMargins(lines: readonly MarginLine[], body: string): string[] {
  const said = lettersAndDigits(body);
  const found = new Map<string, string>();
  for (const { text, hasPageNumber } of lines) {
    const line = text.replace(/\s+/g, ' ').trim();
    const letters = lettersAndDigits(line);
    const words = line.match(/\p{L}{2,}/gu)?.length ?? 0;
    if (hasPageNumber && words < MIN_WORDS_BESIDE_NUMBER) continue;
    if (letters.replace(/\d/g, '').length >= MIN_LETTERS && !said.includes(letters)) found.set(letters, line);
  }
  return [...found.values()];
}
