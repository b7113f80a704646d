import { atCharacter } from '@regen-research/text';
import type { Passage } from '../interfaces/index.js';

/** A passage of code is about one screen: what fits stays together. */
const TARGET_CHARACTERS = 1_200;
const MAX_CHARACTERS = 2_400;

interface Span {
  start: number;
  end: number;
}

interface NamedSpan extends Span {
  name: string;
}

/** Without surrounding blank lines; the first line keeps its indentation. */
function trimBlankLines(text: string, { start, end }: Span): Span | undefined {
  let from = start;
  for (let index = start; index < end && /\s/.test(text[index] as string); index++)
    if (text[index] === '\n') from = index + 1;
  let to = end;
  while (to > from && /\s/.test(text[to - 1] as string)) to--;
  return to > from && text.slice(from, to).trim() !== '' ? { start: from, end: to } : undefined;
}

/** Cuts at blank lines, then at lines, then anywhere; small neighbors stay together. */
export function cutByBlankLines(text: string, start: number, end: number): Span[] {
  const spans: Span[] = [];
  let from = start;
  let lastBlank = -1;
  let position = start;
  const cut = (at: number) => {
    const span = trimBlankLines(text, { start: from, end: at });
    if (span !== undefined) spans.push(span);
    from = at;
    lastBlank = -1;
  };
  while (position < end) {
    const newline = text.indexOf('\n', position);
    const lineEnd = newline < 0 || newline >= end ? end : newline + 1;
    if (lineEnd - position > MAX_CHARACTERS) {
      // A line of generated code.
      if (position > from) cut(position);
      while (lineEnd - from > MAX_CHARACTERS) cut(atCharacter(text, from + TARGET_CHARACTERS));
    } else if (lineEnd - from > MAX_CHARACTERS) {
      cut(lastBlank > from ? lastBlank : position);
    }
    if (text.slice(position, lineEnd).trim() === '') {
      if (lineEnd - from > TARGET_CHARACTERS) cut(lineEnd);
      else lastBlank = lineEnd;
    }
    position = lineEnd;
  }
  if (from < end) cut(end);
  return spans;
}

/** Comments, decorators and attributes, in the languages that have them. */
const LEADING_LINE = /^\s*(?:\/\/|\/\*|\*|#|@|--|;|"""|'''|<!--|\[[\w:(]|template\s*<)/;

/** The start of a declaration, including the comment and decorators directly above it. */
function withLeadingLines(text: string, start: number, notBefore: number): number {
  let from = text.lastIndexOf('\n', start - 1) + 1;
  while (from > notBefore) {
    const above = text.lastIndexOf('\n', from - 2) + 1;
    if (above < notBefore || !LEADING_LINE.test(text.slice(above, from))) break;
    from = above;
  }
  return Math.max(from, notBefore);
}

/** `symbols` are sorted by start, outer before inner. */
function cutBySymbols(
  text: string,
  symbols: readonly NamedSpan[],
  start: number,
  end: number,
  headings: string[],
): Passage[] {
  const passages: Passage[] = [];
  const add = (spans: Span[], path: string[]) =>
    passages.push(...spans.map((span): Passage => ({ ...span, kind: 'code', headings: path })));
  let position = start;
  for (const [index, symbol] of symbols.entries()) {
    if (symbol.start < position || symbol.end > end) continue;
    const from = withLeadingLines(text, symbol.start, position);
    add(cutByBlankLines(text, position, from), headings);
    const path = [...headings, symbol.name];
    let last = index + 1;
    while (last < symbols.length && (symbols[last] as NamedSpan).start < symbol.end) last++;
    const inner = symbols.slice(index + 1, last);
    if (symbol.end - from <= MAX_CHARACTERS || inner.length === 0) add(cutByBlankLines(text, from, symbol.end), path);
    else passages.push(...cutBySymbols(text, inner, from, symbol.end, path));
    position = symbol.end;
  }
  add(cutByBlankLines(text, position, end), headings);
  return passages;
}

/** Code and data as passages: declarations if the host knows them, or else groups between blank lines. */
export function segmentCode(text: string, symbols: readonly NamedSpan[] = []): Passage[] {
  const ordered = symbols
    .filter(({ start, end }) => start >= 0 && end <= text.length && start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return cutBySymbols(text, ordered, 0, text.length, []);
}
