import { sameAnchor, type Anchor } from '../sentence/anchors.js';
import type { Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { comparingBefore, wayOf, type Way } from '../sentence/degrees.js';
import { GAINED, LOST } from '../words/gains.js';
import { polesOf } from '../words/poles.js';
import { ranksIn } from '../sentence/ranks.js';
import { slotOf } from '../sentence/slots.js';
import { thanAt } from '../sentence/standards.js';
import type { Statement } from '../sentence/statement.js';
import { nameIn, otherCell, type TableRow } from './tableCells.js';

/** The result of comparing cells, and the rows it is based on. */
interface Compared {
  rows: number[];
  finding?: Finding;
}

/** Words in a title that say what it measures. */
const DIMENSIONS: readonly [RegExp, RegExp][] = [
  [/^(?:long|short|läng|lang|kürz|kurz|length)/u, /length|länge|longueur|longitud|long|длина|长|長/iu],
  [/^(?:high|low|tall|höh|höch|hoch|niedrig)/u, /height|höhe|hauteur|altura|elevation|высота|高/iu],
  [/^(?:heav|light|weigh|schwer|leicht|wieg)/u, /weight|mass|gewicht|poids|peso|вес|重/iu],
  [
    /^(?:expensive|cheap|cost|teuer|teur|billig|günstig)/u,
    /price|cost|fee|preis|kosten|prix|coût|precio|coste|цена|стоимость|价|価/iu,
  ],
  [/^(?:deep|shallow|tief|flach)/u, /depth|tiefe|profondeur|profundidad|глубина|深/iu],
  [/^(?:wide|narrow|broad|breit|schmal)/u, /width|breite|largeur|anchura|ширина|宽|幅/iu],
  [/^(?:fast|slow|quick|schnell|langsam)/u, /speed|geschwindigkeit|vitesse|velocidad|скорость|速/iu],
  [/^(?:hot|cold|warm|cool|heiß|kalt)/u, /temperature|temperatur|température|temperatura|температура|温/iu],
];
const SUPERLATIVE = /(?:est|st[eo][nrs]?)$|^(?:most|least)$/u;

/**
 * "A is longer than B", "A is the cheapest": checked against the numbers of a column. Undefined if the column isn't
 * certain.
 */
export function judgeComparison(
  claim: Statement,
  titles: readonly Statement[],
  rows: readonly TableRow[],
): Compared | undefined {
  const named = rows.filter(({ cells }) => nameIn(claim, cells[0]) > 0);
  const than = thanAt(claim);
  if (named.length === 2 && than !== undefined) return between(claim, titles, named as [TableRow, TableRow], than);
  const [row] = named;
  if (named.length !== 1 || row === undefined) return undefined;
  return within(claim, titles, row, than) ?? among(claim, titles, rows, row);
}

function between(
  claim: Statement,
  titles: readonly Statement[],
  named: [TableRow, TableRow],
  than: number,
): Compared | undefined {
  const compared = comparingBefore(claim.tokens, than);
  if (compared === undefined) return undefined;
  const { at, way, word } = compared;
  const [first, second] = named.sort((a, b) => placeOf(claim, a) - placeOf(claim, b));
  const column = columnFor(claim, titles, named);
  if (column === undefined) return undefined;
  const [mine, theirs] = [valueIn(first, column), valueIn(second, column)];
  if (mine === undefined || theirs === undefined) return undefined;
  const holds = (way === 'more' ? mine > theirs : mine < theirs) !== claim.has('negation');
  const difference = claim.anchors.find(({ kind, to }) => kind === 'number' && to < at && at - to <= MOST_BETWEEN);
  const differs =
    difference !== undefined &&
    difference.bound === undefined &&
    difference.unit !== 'percent' &&
    difference.unit !== 'fraction' &&
    !difference.readings.some((value) => Math.abs(value - Math.abs(mine - theirs)) < 1e-6);
  return {
    rows: [first.sentence, second.sentence],
    finding: holds && !differs ? undefined : contradicted(first, second, column, differs ? difference.raw : word.term),
  };
}

/** "From 2019 to 2023, lapwings became fewer", "more in 2019 than in 2023": two cells of one row. */
function within(
  claim: Statement,
  titles: readonly Statement[],
  row: TableRow,
  than: number | undefined,
): Compared | undefined {
  const columns = titles
    .flatMap((title, column) => {
      const named = claim.anchors.find((anchor) => title.anchors.some((other) => sameAnchor(anchor, other)));
      const at = named?.from ?? claim.tokens.findIndex(({ stem }) => title.positions.has(stem));
      return column > 0 && at >= 0 && nameIn(claim, title) > 0 && valueIn(row, column) !== undefined
        ? [{ column, at }]
        : [];
    })
    .sort((a, b) => a.at - b.at);
  const [first, second] = columns;
  if (columns.length !== 2 || first === undefined || second === undefined) return undefined;
  const isCompared = than !== undefined && first.at < than && second.at > than;
  const word = claim.tokens.find(({ term }) => (isCompared ? wayOf(term) : trendOf(term)) !== undefined)?.term;
  const way = word === undefined ? undefined : isCompared ? wayOf(word) : trendOf(word);
  if (word === undefined || way === undefined || (than !== undefined && !isCompared)) return undefined;
  // What is compared stands before "than"; a change ends in the later of two years.
  const periods = columns.map(({ column }) => periodIn(titles[column]));
  const isChronological =
    periods.every((period) => period !== undefined) && (periods[0] as number) < (periods[1] as number);
  if (!isCompared && !isChronological) return undefined;
  const [mine, other] = isCompared ? [first, second] : [second, first];
  const [value, before] = [valueIn(row, mine.column) ?? 0, valueIn(row, other.column) ?? 0];
  const holds = (way === 'more' ? value > before : value < before) !== claim.has('negation');
  // "Grew by 1,700" where the cells differ by 1,600.
  const changed = Math.abs(value - before);
  const differs = claim.anchors.find(
    (anchor) =>
      anchor.kind === 'number' &&
      anchor.bound === undefined &&
      anchor.unit !== 'percent' &&
      anchor.unit !== 'fraction' &&
      slotOf(claim, anchor.from, anchor.to) === 'by' &&
      !anchor.readings.some((by) => [1, 1e3, 1e6, 1e9].some((scale) => Math.abs(by - changed * scale) < 1e-6 * scale)),
  );
  const cells = [first, second].map(
    ({ column }) => `${titles[column]?.text.trim() ?? ''} ${row.cells[column]?.text.trim() ?? ''}`,
  );
  return {
    rows: [row.sentence],
    finding:
      holds && differs === undefined ? undefined : otherCell(cells.join(', '), differs?.raw ?? word, row.sentence),
  };
}

/** "Lost 1,300": by how much a row rose or fell from one of its columns to a later one. */
export function isChange(claim: Statement, value: Anchor, row: TableRow): boolean {
  const ways = claim.tokens
    .map(({ term }) => (LOST.test(term) ? 'less' : GAINED.test(term) ? 'more' : trendOf(term)))
    .filter((way) => way !== undefined);
  const [way] = ways;
  if (value.kind !== 'number' || way === undefined || ways.some((other) => other !== way)) return false;
  const cells = row.cells.flatMap((_, column) => (column === 0 ? [] : (valueIn(row, column) ?? [])));
  return cells.some((before, at) =>
    cells
      .slice(at + 1)
      .some((after) =>
        value.readings.some((by) => Math.abs((way === 'more' ? after - before : before - after) - by) < 1e-6),
      ),
  );
}

/** The year or the quarter that a title names. */
function periodIn(title: Statement | undefined): number | undefined {
  const quarter = title?.anchors.find(({ words }) => words[0]?.startsWith('quarter:') === true);
  return quarter === undefined
    ? title?.anchors.find(({ kind }) => kind === 'year')?.readings[0]
    : Number(quarter.words[0]?.split(':')[1]);
}

/** Whether a word says that something became more or less. */
function trendOf(term: string): Way | undefined {
  const [rise] = polesOf('rose');
  const pole = polesOf(term).find(({ topic }) => topic === rise?.topic);
  if (pole !== undefined) return pole.side === rise?.side ? 'more' : 'less';
  return /er$|^(?:more|less|fewer|mehr|weniger)$/u.test(term) ? wayOf(term) : undefined;
}

/** Tokens between a difference and the comparative behind it: "10 euros more". */
const MOST_BETWEEN = 2;

function among(
  claim: Statement,
  titles: readonly Statement[],
  rows: readonly TableRow[],
  named: TableRow,
): Compared | undefined {
  // Of two, the one that has more has the most.
  const isOfTwo = rows.length === 2 && OF_ROWS.test(claim.text);
  const words = claim.tokens.filter(({ term }) => (isOfTwo || SUPERLATIVE.test(term)) && wayOf(term) !== undefined);
  // "The heaviest and most expensive one": each with the column that it measures.
  const judged = words.map((word) => {
    const at = claim.tokens.indexOf(word);
    const own = words.length < 2 ? claim.tokens : claim.tokens.slice(at, at + 2);
    return ranked(claim, { word, column: columnFor(claim, titles, rows, own) }, rows, named);
  });
  return judged.includes(undefined) ? undefined : (judged.find((one) => one?.finding !== undefined) ?? judged[0]);
}

const OF_ROWS =
  /(?<!\p{L})(?:of|von|des|de|из)\s(?:the|these|den|diesen|los|las|ces)?\s?(?:two|both|zwei|beiden|deux|dos|двух)(?!\p{L})/iu;

function ranked(
  claim: Statement,
  { word, column }: { word: ComparableToken; column: number | undefined },
  rows: readonly TableRow[],
  named: TableRow,
): Compared | undefined {
  const way = wayOf(word.term);
  if (way === undefined || column === undefined) return undefined;
  const values = rows.map((row) => valueIn(row, column));
  const mine = valueIn(named, column);
  if (mine === undefined || values.includes(undefined)) return undefined;
  // "The second-cheapest" is the one that a single other precedes.
  const rank = ranksIn(claim).find(({ start, end }) => word.start >= start && word.end <= end)?.value ?? 1;
  const before = (value: number): number =>
    values.filter((other = value) => (way === 'more' ? other > value : other < value)).length;
  const best = rows.find((row) => before(valueIn(row, column) ?? mine) === rank - 1);
  const holds = (before(mine) === rank - 1) !== claim.has('negation');
  if (best === undefined) return undefined;
  return { rows: [named.sentence], finding: holds ? undefined : contradicted(named, best, column, word.term) };
}

function placeOf(claim: Statement, { cells }: TableRow): number {
  const stems = new Set(cells[0]?.tokens.map(({ stem }) => stem));
  return claim.tokens.findIndex(({ stem }) => stems.has(stem));
}

/** The column that the claim names, or whose measure its words compare; undefined if there are none or several. */
function columnFor(
  claim: Statement,
  titles: readonly Statement[],
  rows: readonly TableRow[],
  words: readonly ComparableToken[] = claim.tokens,
): number | undefined {
  const numeric = titles.flatMap((_, column) =>
    column > 0 && rows.every((row) => valueIn(row, column) !== undefined) ? [column] : [],
  );
  const named = numeric.filter((column) => nameIn(claim, titles[column]) > 0);
  if (named.length === 1) return named[0];
  const measures = DIMENSIONS.filter(([measure]) => words.some(({ term }) => measure.test(term)));
  const meant = numeric.filter((column) => measures.some(([, title]) => title.test(titles[column]?.text ?? '')));
  if (meant.length === 1) return meant[0];
  return measures.length === 0 && numeric.length === 1 ? numeric[0] : undefined;
}

/** The number in a cell; undefined for a year or a time, which aren't amounts. */
function valueIn({ cells }: TableRow, column: number): number | undefined {
  const anchors = cells[column]?.anchors ?? [];
  return anchors.length === 1 && anchors[0]?.kind === 'number' ? anchors[0].readings[0] : undefined;
}

function contradicted(one: TableRow, other: TableRow, column: number, word: string): Finding {
  const text = ({ cells }: TableRow): string => `${cells[0]?.text.trim() ?? ''} ${cells[column]?.text.trim() ?? ''}`;
  return otherCell(`${text(one)}, ${text(other)}`, word, one.sentence);
}
