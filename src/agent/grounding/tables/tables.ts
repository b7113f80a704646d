import { maskMarkup } from '@regen-research/text';
import { sameAnchor, type Anchor } from '../sentence/anchors.js';
import type { Finding } from '../comparison.js';
import type { SourceIndex } from '../indexing/sourceIndex.js';
import { plainForm } from '../quotation.js';
import { isChange, judgeComparison } from './tableComparisons.js';
import { judgeAlike, judgeCount } from './tableCounts.js';
import { scaleOf } from './tableScale.js';
import { membersOf, restrictTo } from '../sentence/members.js';
import { statementOf, type Statement } from '../sentence/statement.js';
import { answerIn, nameIn, otherCell, type TableRow } from './tableCells.js';
import { tableAt, type Table } from './tableRows.js';
import { unitNamed } from '../values/units.js';

/** The verdict of a table on a claim that names one of its rows. */
export interface TableVerdict {
  /** The row, then the header. */
  evidence: number[];
  finding?: Finding;
}

/**
 * A claim that names a row by its label is judged by that row's cells: a value must be in it, and under the header that
 * the claim names. `titles`: those of the claim's own table, if it is a row. Undefined if no row is named or no cell is
 * claimed.
 */
export function judgeByTable(
  claim: Statement,
  index: SourceIndex,
  near: readonly number[],
  titles?: readonly string[],
): TableVerdict | undefined {
  const headers = new Set(near.flatMap((sentence) => index.headerOf(sentence) ?? []));
  for (const header of headers) {
    const verdict = judgeByOneTable(claim, index, { header, isAlone: headers.size === 1 }, titles);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

function judgeByOneTable(
  claim: Statement,
  index: SourceIndex,
  { header, isAlone }: { header: number; isAlone: boolean },
  own: readonly string[] = [],
): TableVerdict | undefined {
  const { titles, rows, titled } = tableAt(index, header);
  const scale = scaleOf(index, header);
  const evidenceOf = (...sentences: number[]): number[] => [...sentences, ...(titled ? [header] : [])];
  if (claim.text.trimStart().startsWith('|')) {
    const statements = own.map((title) => statementOf(maskMarkup(title), index.languageOf(header), index.capitalised));
    return judgeRow(claim, rows, header, (cells) => columnsOf(cells, statements, titles));
  }
  const parts = membersOf(claim).map((member) => restrictTo(claim, member, member.shared));
  const compared = (parts.length > 1 ? parts : [claim]).map(
    (part) => judgeComparison(part, titles, rows) ?? judgeCount(part, titles, rows) ?? judgeAlike(part, titles, rows),
  );
  const contradicted = compared.find((verdict) => verdict?.finding !== undefined);
  const found = compared.flatMap((verdict) => verdict?.rows ?? []);
  if (contradicted !== undefined || !compared.includes(undefined))
    return { evidence: evidenceOf(...(contradicted?.rows ?? found)), finding: contradicted?.finding };
  const isApart = (name: Anchor): boolean => isAlone && name.kind === 'name' && isNamedAbove(name, header, index);
  const byRow = (part: Statement): TableVerdict | undefined =>
    judgeByRow(part, { titles, rows }, { evidenceOf, scale, isApart });
  const rest = compared.map((verdict, at) =>
    verdict === undefined ? byRow(parts[at] ?? claim) : { evidence: evidenceOf(...verdict.rows) },
  );
  const whole = byRow(claim);
  if (found.length > 0 && whole?.finding === undefined) return { evidence: evidenceOf(...found) };
  // A part may lack what the whole says of its row.
  return rest.includes(undefined) || parts.length < 2 || whole?.finding === undefined
    ? whole
    : {
        evidence: [...new Set(rest.flatMap((verdict) => verdict?.evidence ?? []))],
        finding: rest.find((verdict) => verdict?.finding !== undefined)?.finding,
      };
}

interface Surroundings {
  evidenceOf: (...sentences: number[]) => number[];
  /** What the numbers of the table are multiples of. */
  scale: number;
  /** Whether the text above the table says whose it is with a name. */
  isApart: (name: Anchor) => boolean;
}

/** How many sentences above a table may name whose it is. */
const NAMED_ABOVE = 6;

/** "The prices of Rollfix" right above a table: its rows needn't repeat whose they are. */
function isNamedAbove(name: Anchor, header: number, index: SourceIndex): boolean {
  const { source } = index.sentences.at(header) ?? {};
  for (let at = header - 1; at >= header - NAMED_ABOVE && index.sentences.at(at)?.source === source; at--) {
    const names = index.statement(at).anchors.filter(({ kind }) => kind === 'name');
    if (names.length > 0) return names.some((other) => sameAnchor(name, other));
  }
  return false;
}

/** A claim about one row. */
function judgeByRow(
  claim: Statement,
  { titles, rows }: Pick<Table, 'titles' | 'rows'>,
  { evidenceOf, scale, isApart }: Surroundings,
): TableVerdict | undefined {
  const labelled = rows
    .map((row) => ({ row, label: nameIn(claim, row.cells[0]) }))
    .filter(({ label }) => label > 0)
    .sort((a, b) => b.label - a.label);
  const row = labelled[0]?.row;
  if (row === undefined || (labelled[1]?.label ?? 0) === labelled[0]?.label) return undefined;
  const named = titles.flatMap((title, column) => (column > 0 && nameIn(claim, title) > 0 ? [column] : []));
  const yesOrNo = judgeYesOrNo(claim, row, named) ?? judgeOnly(claim, rows, row, named);
  if (yesOrNo !== undefined) return { evidence: evidenceOf(row.sentence), finding: yesOrNo };
  const most = Math.max(0, ...named.map((column) => nameIn(claim, titles[column])));
  const columns = named.filter(
    (column) => nameIn(claim, titles[column]) === most && answerIn(row.cells[column]) === undefined,
  );
  const values = claim.anchors.filter(
    (anchor) =>
      // "On one charge": a count of one is grammar.
      !(anchor.smallWord === true && anchor.readings[0] === 1) &&
      // "Of the two huts".
      !(anchor.readings[0] === rows.length && OF_THE.test(claim.text.slice(0, anchor.start))) &&
      !isPartOf(claim, anchor, row.cells[0]) &&
      !named.some((column) => isPartOf(claim, anchor, titles[column])),
  );
  const evidence = evidenceOf(row.sentence);
  const own = values.filter((value) => !isApart(value));
  for (const value of own.length > 0 ? own : values) {
    const at = row.cells.flatMap((cell, column) => (column > 0 && holds(cell, value, scale) ? [column] : []));
    // A number of kilometers isn't in the minutes column, whatever other words the claim shares with that title.
    const apt = columns.filter((column) => {
      const measured = unitOf(titles[column], row.cells[column]);
      const mayHold =
        isOfKind(row.cells[column], value) &&
        (value.unit === undefined || measured === undefined || measured === value.unit);
      return mayHold || at.length === 0 || at.includes(column);
    });
    const fitting = apt.length === 0 ? at : at.filter((column) => apt.includes(column));
    const unit = fitting.map((column) => unitOf(titles[column], row.cells[column]))[0];
    if (unit !== undefined && value.unit !== undefined && unit !== value.unit)
      return {
        evidence,
        finding: otherCell(
          `${row.cells[fitting[0] ?? 0]?.text.trim() ?? ''} ${unit}`,
          `${value.raw} ${value.unit}`,
          row.sentence,
        ),
      };
    if (fitting.length > 0 || (at.length === 0 && isChange(claim, value, row))) continue;
    const elsewhere = rows.some((other) => other.cells.some((cell) => holds(cell, value, scale)));
    const instead = columns.map((column) => row.cells[column]?.text.trim() ?? '').filter((text) => text !== '')[0];
    if (!elsewhere && at.length === 0 && (instead === undefined || value.kind === 'name')) return undefined;
    return {
      evidence,
      finding: otherCell(
        instead ??
          row.cells
            .slice(1)
            .map((cell) => cell.text.trim())
            .join(', '),
        value.raw,
        row.sentence,
      ),
    };
  }
  if (values.length > 0 || named.some((column) => answerIn(row.cells[column]) !== undefined)) return { evidence };
  return judgeByWords(claim, rows, row, columns, evidence);
}

const OF_THE = /(?<!\p{L})(?:of (?:the|these|all)|von (?:den|diesen)|der|des|de (?:los|las)|из)\s$/iu;

/**
 * A table row in an answer: of the rows with the same first cell, the most similar one must have the same cells.
 * `columnsFor`: which columns of the source they are in.
 */
function judgeRow(
  claim: Statement,
  rows: readonly TableRow[],
  header: number,
  columnsFor: (cells: number) => readonly number[] | undefined,
): TableVerdict | undefined {
  const cells = claim.text
    .trim()
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map(plainForm);
  const columns = columnsFor(cells.length);
  if (columns === undefined) return undefined;
  const [closest] = rows
    .filter((row) => plainForm(row.cells[0]?.text ?? '') === cells[0])
    .map((row) => {
      const said = columns.map((column) => row.cells[column]?.text ?? '');
      const other = cells.flatMap((cell, place) => (cellForm(cell) === cellForm(said[place] ?? '') ? [] : [place]));
      return { row, said, other };
    })
    .sort((one, next) => one.other.length - next.other.length);
  if (closest === undefined) return undefined;
  const { row, said, other } = closest;
  const evidence = [row.sentence, header];
  const [at] = other;
  return at === undefined
    ? { evidence }
    : { evidence, finding: otherCell(said[at]?.trim() ?? '', cells[at] ?? '', row.sentence) };
}

/** Whether there is a space before the percent sign is a matter of language. */
const cellForm = (cell: string): string => plainForm(cell).replace(/(?<=\d)\s+(?=%)/gu, '');

/**
 * The source's column for each of an answer's: by their titles, which may be shorter or longer, or by their order if there
 * are as many. Undefined if that isn't certain.
 */
function columnsOf(
  count: number,
  own: readonly Statement[],
  titles: readonly Statement[],
): readonly number[] | undefined {
  const named = own.slice(1).map((title) => {
    const same = titles.findIndex((other, column) => column > 0 && cellForm(other.text) === cellForm(title.text));
    const like = titles.flatMap((other, column) =>
      column > 0 && (nameIn(title, other) > 0 || nameIn(other, title) > 0) ? [column] : [],
    );
    return same > 0 ? same : like.length === 1 ? like[0] : undefined;
  });
  const found = named.filter((column) => column !== undefined);
  if (own.length === count && found.length === named.length && new Set(found).size === found.length)
    return [0, ...found];
  return count === titles.length ? titles.map((_, column) => column) : undefined;
}

/** A cell that answers its header with yes or no: "Waterproof: no". */
function judgeYesOrNo(claim: Statement, row: TableRow, columns: readonly number[]): Finding | undefined {
  for (const column of columns) {
    const answer = answerIn(row.cells[column]);
    if (answer === undefined) continue;
    const denies = claim.has('negation') || claim.has('denial');
    if (answer === denies) return otherCell(row.cells[column]?.text.trim() ?? '', columnText(claim), row.sentence);
  }
  return undefined;
}

/** "Only A is waterproof", "A is the only one that is": no other row has the same answer. */
function judgeOnly(
  claim: Statement,
  rows: readonly TableRow[],
  row: TableRow,
  columns: readonly number[],
): Finding | undefined {
  const label = claim.tokens.find(({ stem }) => row.cells[0]?.positions.has(stem) === true)?.start ?? 0;
  const only = claim
    .marked('exclusive')
    .find(
      ({ start }) => start < label || /(?<!\p{L})(?:the|le|la|el|los|las|les)\s$/iu.test(claim.text.slice(0, start)),
    );
  if (only === undefined) return undefined;
  for (const column of columns) {
    const answer = answerIn(row.cells[column]);
    const alike = rows.filter((other) => other !== row && answerIn(other.cells[column]) === answer);
    if (answer === undefined || alike.length === 0) continue;
    const names = [row, ...alike].map(({ cells }) => cells[0]?.text.trim() ?? '').join(', ');
    return otherCell(names, claim.text.slice(only.start, only.end), alike[0]?.sentence ?? row.sentence);
  }
  return undefined;
}

function columnText({ text }: Statement): string {
  return text.trim().replace(/[.!]$/u, '');
}

/** Text cells: if a word of the claim occurs only in another row of the same column, it belongs to that row. */
function judgeByWords(
  claim: Statement,
  rows: readonly TableRow[],
  row: TableRow,
  columns: readonly number[],
  evidence: number[],
): TableVerdict | undefined {
  const own = row.cells.some((cell, column) => column > 0 && nameIn(claim, cell) > 0);
  if (own) return { evidence };
  for (const other of rows)
    for (const [column, cell] of other.cells.entries()) {
      if (column === 0 || other === row || nameIn(claim, cell) === 0) continue;
      if (columns.length > 0 && !columns.includes(column)) continue;
      return {
        evidence,
        finding: otherCell(row.cells[column]?.text.trim() ?? '', cell.text.trim(), row.sentence),
      };
    }
  return undefined;
}

/** The unit given in a cell, or at the end of its header: "Charge time (min)", "Depth in m". */
function unitOf(title: Statement | undefined, cell: Statement | undefined): string | undefined {
  const own = cell?.anchors.find(({ unit }) => unit !== undefined)?.unit;
  const named = /(?:\(|\[|,|\bin)\s*([^()[\],\s]+)\s*[)\]]?\s*$/u.exec(title?.text ?? '')?.[1];
  return own ?? (named === undefined ? undefined : unitNamed(named.toLowerCase()));
}

function isPartOf(claim: Statement, anchor: Anchor, cell: Statement | undefined): boolean {
  if (cell === undefined) return false;
  if (anchor.kind === 'calendar' && cell.anchors.some((other) => sameAnchor(anchor, other))) return true;
  return claim.tokens.slice(anchor.from, anchor.to + 1).every((token) => cell.positions.has(token.stem));
}

/** A name isn't looked for in a column of numbers, nor a number in one of names. */
function isOfKind(cell: Statement | undefined, { kind }: Anchor): boolean {
  const isNumeric = cell?.anchors.some((other) => other.kind !== 'name') === true;
  return kind === 'name' ? !isNumeric : isNumeric;
}

/** Whether a cell has a value; `scale`: what the numbers of the table are multiples of. */
function holds(cell: Statement, value: Anchor, scale: number): boolean {
  return (
    cell.anchors.some(
      (anchor) =>
        sameAnchor(value, anchor) ||
        (scale > 1 &&
          anchor.kind === 'number' &&
          sameAnchor(value, { ...anchor, readings: anchor.readings.map((reading) => reading * scale) })),
    ) ||
    (value.kind === 'name' && nameIn(cell, cell) > 0 && value.words.every((word) => cell.positions.has(word)))
  );
}
