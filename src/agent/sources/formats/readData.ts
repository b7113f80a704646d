import Papa from 'papaparse';
import type { ParsedBody } from './parsedSource.js';
import { tableWithNotes, usualWidth } from './markdownTable.js';

/** Longer lines were written for machines. */
const READABLE_LINE = 400;
/** Number of rows for detecting the separator. */
const SAMPLE_ROWS = 200;
/** Number of characters for detecting decimal commas. */
const SAMPLE_CHARACTERS = 20_000;
const DELIMITERS = [',', ';', '\t', '|'];

/** JSON of a page: formatted if it has no line breaks; JSON Lines and invalid JSON stay unchanged. */
export function readJson(text: string): ParsedBody {
  const longest = text.split('\n').reduce((most, line) => Math.max(most, line.length), 0);
  if (longest <= READABLE_LINE) return { markdown: text, warnings: [] };
  try {
    return { markdown: JSON.stringify(JSON.parse(text), null, 2), warnings: [] };
  } catch {
    return { markdown: text, warnings: [] };
  }
}

/** How a file separates and escapes its cells. */
interface Dialect {
  delimiter: string;
  /** What stands before a quote in a quoted cell: another one, or a backslash in what databases and older programs write. */
  escapeChar: '"' | '\\';
}

const parse = (text: string, dialect: Dialect, preview = 0) =>
  Papa.parse<string[]>(text, { ...dialect, preview, skipEmptyLines: 'greedy' });

/** Whether backslashes escape the quotes: read as such, fewer of the quotes are wrong. */
function escapeOf(text: string, delimiter: string): Dialect['escapeChar'] {
  if (!text.includes('\\"')) return '"';
  const wrong = (escapeChar: Dialect['escapeChar']) => {
    const { data, errors } = parse(text, { delimiter, escapeChar }, SAMPLE_ROWS);
    return errors.filter(({ type }) => type === 'Quotes').length + (1 - usualWidth(data).share);
  };
  return wrong('\\') < wrong('"') ? '\\' : '"';
}

/** A quoted cell has at most this many lines if a quote elsewhere is wrong. */
const MAX_CELL_LINES = 20;

/** Without the spaces before cells in quotes, if they are what keeps the quotes from counting. */
function withoutSpacesBeforeQuotes(text: string, delimiter: string): string {
  const escaped = delimiter.replace(/[|\\]/g, '\\$&');
  const spaced = new RegExp(`(^|${escaped})[ \\u00a0]+(?="[^"${escaped}\\n])`, 'gm');
  if (delimiter === '\t' || !spaced.test(text)) return text;
  const tight = text.replace(spaced, '$1');
  const share = (own: string) => usualWidth(parse(own, { delimiter, escapeChar: '"' }, SAMPLE_ROWS).data).share;
  return share(tight) > share(text) ? tight : text;
}

/** Rows of a text; a quote that is never closed is an ordinary character, so that it doesn't swallow the rest. */
function parseLeniently(text: string, dialect: Dialect): string[][] {
  const { data, errors } = parse(text, dialect);
  if (!errors.some(({ type }) => type === 'Quotes')) return data;
  const lines = text.split(/\r\n?|\n/);
  const rows: string[][] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    let record = line;
    let row = line.includes('"') ? rowOf(record, dialect) : line.split(dialect.delimiter);
    let last = index;
    while (row === undefined && last - index < MAX_CELL_LINES && last + 1 < lines.length) {
      // Only an odd number of quotes leaves a cell open.
      if ((record.match(/"/g)?.length ?? 0) % 2 === 0) break;
      record += `\n${lines[++last]}`;
      row = rowOf(record, dialect);
    }
    if (row !== undefined) index = last;
    rows.push(row ?? line.split(dialect.delimiter));
  }
  return rows;
}

function rowOf(record: string, dialect: Dialect): string[] | undefined {
  const { data, errors } = Papa.parse<string[]>(record, dialect);
  return errors.some(({ type }) => type === 'Quotes') || data.length !== 1 ? undefined : data[0];
}

/** The separator that gives the most rows the same number of cells. */
function findDelimiter(text: string): string {
  // Every comma within a figure: 3,50.
  const isDecimal = !/(?:^|\D),|,(?!\d)/m.test(text.slice(0, SAMPLE_CHARACTERS));
  const scored = DELIMITERS.map((delimiter) => {
    const { width, share } = usualWidth(parse(text, { delimiter, escapeChar: '"' }, SAMPLE_ROWS).data);
    const score = width < 2 ? 0 : share * (1 + Math.log2(width));
    return { delimiter, score: delimiter === ',' && isDecimal ? score / 2 : score };
  });
  return scored.sort((a, b) => b.score - a.score)[0]?.delimiter ?? ',';
}

/** A number that spreadsheets are to take for a text, such as one with leading zeros. */
const TEXT_FORMULA = /^="([^"]*)"$/;

/** A number as programs write it. */
const FIGURE = /^-?[\d.,]+(?:e[-+]?\d+)?$/i;

/**
 * R names rows in a column that has no name itself: the header is one cell short of all rows. It gets an empty cell, so
 * that each name is above its values.
 */
function withRowNames(rows: string[][]): string[][] {
  const [header = [], ...below] = rows;
  const isShort =
    header.length > 1 &&
    below.length > 1 &&
    below.every(({ length }) => length === header.length + 1) &&
    new Set(below.map(([name]) => name)).size === below.length;
  const isFigure = (text: string): boolean => FIGURE.test(text);
  const isMeasured = header.some((_name, column) =>
    below.every((cells) => isFigure(cells[column + 1] ?? '') || cells[column + 1] === 'NA'),
  );
  const isNamed = !header.some((name) => name === '' || isFigure(name)) && below.some((cells) => cells.at(-1) !== '');
  return isShort && isMeasured && isNamed ? [['', ...header], ...below] : rows;
}

/**
 * Converts CSV (comma, semicolon, tab, or bar, by `sep=` or detected) to a Markdown table. Lines before the header,
 * such as a title, and notes after the last row become paragraphs around the table. No cell is left out.
 */
export function readCsv(input: string): ParsedBody {
  const declared = /^\ufeff?\s*"?sep=(.)"?[ \t]*(?:\r\n?|\n)/i.exec(input);
  const text = input.slice(declared?.[0].length ?? 0);
  const delimiter = declared?.[1] ?? findDelimiter(text);
  const tight = withoutSpacesBeforeQuotes(text, delimiter);
  const rows = withRowNames(
    parseLeniently(tight, { delimiter, escapeChar: escapeOf(tight, delimiter) }).map((cells) =>
      cells.map((cell) => cell.trim().replace(TEXT_FORMULA, '$1')),
    ),
  );
  const separator = delimiter === '\t' || delimiter === '|' ? ' ' : `${delimiter} `;
  const { title, markdown } = tableWithNotes(rows, separator);
  return { title, markdown, warnings: [] };
}
