import type { Finding } from '../comparison.js';
import type { Statement } from '../sentence/statement.js';
import { answerIn, nameIn, otherCell, type TableRow } from './tableCells.js';

/** Maximum content words of a claim that neither count nor are in a title. */
const MOST_OTHER = 2;

/** "Two of the four hospitals have a helipad": the rows that have yes in a column. Undefined if that isn't all the claim says. */
export function judgeCount(
  claim: Statement,
  titles: readonly Statement[],
  rows: readonly TableRow[],
): { rows: number[]; finding?: Finding } | undefined {
  const counted = countIn(claim, rows.length);
  const answers = titles.flatMap((title, column) => {
    const cells = rows.map(({ cells: own }) => answerIn(own[column]));
    return column > 0 && nameIn(claim, title) > 0 && !cells.includes(undefined) ? [{ title, cells }] : [];
  });
  const [column] = answers;
  if (counted === undefined || column === undefined || answers.length > 1) return undefined;
  if (rows.length < 2 || rows.some(({ cells }) => nameIn(claim, cells[0]) > 0)) return undefined;
  const others = claim.tokens.filter(
    (token, at) =>
      token.content &&
      !claim.anchors.some(({ from, to }) => at >= from && at <= to) &&
      ![titles[0], column.title].some((title) => title?.positions.has(token.stem)),
  );
  if (others.length > MOST_OTHER) return undefined;
  // "None has a helipad" counts those that do.
  const sought = !claim.has('negation') || claim.has('none');
  const found = rows.filter((_, at) => column.cells[at] === sought);
  const evidence = (found.length === 0 ? rows : found).map(({ sentence }) => sentence);
  const holds =
    counted.bound === 'atLeast'
      ? found.length >= counted.value
      : counted.bound === 'atMost'
        ? found.length <= counted.value
        : found.length === counted.value;
  if (holds) return { rows: evidence };
  const names = found.map(({ cells }) => cells[0]?.text.trim() ?? '').join(', ');
  return {
    rows: evidence,
    finding: otherCell(`${found.length}${names === '' ? '' : ` (${names})`}`, counted.raw, evidence[0] as number),
  };
}

/** "Both A and B have Bluetooth", "neither A nor B": each row that is named says so in the column. */
export function judgeAlike(
  claim: Statement,
  titles: readonly Statement[],
  rows: readonly TableRow[],
): { rows: number[]; finding?: Finding } | undefined {
  const named = rows.filter(({ cells }) => nameIn(claim, cells[0]) > 0);
  const columns = titles.flatMap((title, column) =>
    column > 0 && nameIn(claim, title) > 0 && named.every(({ cells }) => answerIn(cells[column]) !== undefined)
      ? [column]
      : [],
  );
  const [column] = columns;
  if (named.length < 2 || column === undefined || columns.length > 1 || claim.has('exclusive')) return undefined;
  const sought = !claim.has('negation');
  const other = named.find(({ cells }) => answerIn(cells[column]) !== sought);
  const said =
    other === undefined ? '' : [other.cells[0], other.cells[column]].map((cell) => cell?.text.trim()).join(' ');
  return {
    rows: named.map(({ sentence }) => sentence),
    finding: other === undefined ? undefined : otherCell(said, claim.text.trim().replace(/[.!]$/u, ''), other.sentence),
  };
}

interface Count {
  value: number;
  raw: string;
  bound?: 'atLeast' | 'atMost' | 'about';
}

/** How many of the rows a claim is about: "two", "two of the four", "none", "all". */
function countIn(claim: Statement, total: number): Count | undefined {
  const numbers = claim.anchors.filter(({ kind }) => kind === 'number');
  const [first, whole] = numbers;
  if (claim.anchors.length > numbers.length || claim.has('allBut') || claim.has('exclusive')) return undefined;
  if (first === undefined) {
    const marker = (['none', 'all'] as const).find((word) => claim.has(word));
    const span = marker === undefined ? undefined : claim.marked(marker)[0];
    return span === undefined
      ? undefined
      : { value: marker === 'all' ? total : 0, raw: claim.text.slice(span.start, span.end) };
  }
  if (numbers.length > 2 || first.unit !== undefined || (whole !== undefined && whole.readings[0] !== total))
    return undefined;
  return { value: first.readings[0] ?? 0, raw: first.raw, bound: first.bound };
}
