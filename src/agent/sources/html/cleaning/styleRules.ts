import { sheetsOf } from './movedAway.js';

/** More than this is a framework. */
const MAX_SHEET_CHARACTERS = 300_000;
const MAX_SELECTORS_CHARACTERS = 500;
const MAX_STYLE_CHARACTERS = 2_000;

/** A rule's selectors, without comments, and its declarations. */
type Rule = readonly [selectors: readonly string[], style: string];

/** The rules of a sheet with a declaration like this; linear, whatever the style sheet. */
function* rulesIn(sheet: string, declaration: RegExp): Generator<Rule> {
  for (const { index } of sheet.matchAll(declaration)) {
    const before = sheet.slice(Math.max(0, index - MAX_STYLE_CHARACTERS - MAX_SELECTORS_CHARACTERS), index);
    const after = sheet.slice(index, index + MAX_STYLE_CHARACTERS);
    const open = before.lastIndexOf('{');
    const end = after.search(/[{}]/);
    if (open < 0 || before.includes('}', open) || after[end] !== '}') continue;
    const selectors = before.slice(Math.max(0, open - MAX_SELECTORS_CHARACTERS), open);
    // What ends with a semicolon before them is a rule such as `@charset`.
    const start = Math.max(...['{', '}', ';'].map((sign) => selectors.lastIndexOf(sign))) + 1;
    yield [
      selectors
        .slice(start)
        .split(',')
        .map((selector) => selector.replace(/\/\*[^]*?\*\//g, '').trim()),
      before.slice(open + 1) + after.slice(0, end),
    ];
  }
}

/** The rules of a page's own style sheets with a declaration like this global expression. */
export function* rulesWith(source: string, declaration: RegExp): Generator<Rule> {
  let budget = MAX_SHEET_CHARACTERS;
  for (const sheet of sheetsOf(source)) {
    budget -= sheet.length;
    if (budget < 0) return;
    yield* rulesIn(sheet, declaration);
  }
}
