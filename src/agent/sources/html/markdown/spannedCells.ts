import type { Element, ElementContent, Properties } from 'hast';
import { isElement, textOf } from './treeNodes.js';

/** Longer cells are notes on several rows rather than what their figures count. */
const MAX_REPEATED_CHARACTERS = 100;
/** Cells that a table's spans may add; a few hundred bytes of markup could ask for billions. */
const MAX_ADDED_CELLS = 20_000;
/** More columns mean the whole width of the table, whatever it is. */
const MAX_COLUMN_SPAN = 100;

const isCell = (node: ElementContent): node is Element => isElement(node) && /^t[dh]$/.test(node.tagName);

/** The children again, without the identifiers that a page has only once. */
function copied(children: readonly ElementContent[]): ElementContent[] {
  return children.map((child): ElementContent => {
    if (!isElement(child)) return { ...child };
    return { ...child, properties: { ...child.properties, id: undefined }, children: copied(child.children) };
  });
}

function spanOf(value: Properties[string], most: number): number {
  const span = Number.parseInt(String(value), 10);
  // 0 means all rows that follow.
  return span === 0 ? most : Math.min(Math.max(span || 1, 1), most);
}

/** What a cell says in the rows and columns that it covers. A figure is written once, or it would be counted twice. */
function coveredCell(cell: Element, columns: number, isLabel: boolean): Element {
  const text = cell.children.map(textOf).join('').trim();
  const isRepeated = text.length <= MAX_REPEATED_CHARACTERS && (isLabel || /\p{L}/u.test(text));
  return {
    ...cell,
    properties: columns > 1 ? { colSpan: columns } : {},
    children: isRepeated ? copied(cell.children) : [],
  };
}

const columnsOf = ({ properties: { colSpan } }: Element, rest: number): number => {
  const columns = spanOf(colSpan, MAX_COLUMN_SPAN);
  return columns === MAX_COLUMN_SPAN ? Math.max(1, Math.min(columns, rest)) : columns;
};

class SpanningRows {
  private added = 0;
  private readonly width: number;

  constructor(rows: readonly Element[]) {
    const widthOf = (row: Element): number =>
      row.children.filter(isCell).reduce((width, cell) => width + columnsOf(cell, 1), 0);
    this.width = rows.reduce((most, row) => Math.max(most, widthOf(row)), 1);
  }

  /** Writes the rows of a section of a table, which no span leaves, with a cell in each place. */
  write(rows: readonly Element[]): void {
    /** Cells from rows above, by the column that they begin in. */
    const open = new Map<number, { cell: Element; columns: number; rows: number }>();
    for (const [index, row] of rows.entries()) {
      const written: ElementContent[] = [];
      let column = 0;
      const fillFromAbove = (): void => {
        for (let above = open.get(column); above !== undefined; above = open.get(column)) {
          written.push(coveredCell(above.cell, above.columns, column === 0 || above.cell.tagName === 'th'));
          if (--above.rows === 0) open.delete(column);
          column += above.columns;
        }
      };
      const isAlone = row.children.filter(isCell).length < 2;
      for (const child of row.children) {
        if (!isCell(child)) {
          written.push(child);
          continue;
        }
        fillFromAbove();
        const columns = 1 + this.allowed(columnsOf(child, this.width - column) - 1);
        const below = this.allowed(columns * (spanOf(child.properties['rowSpan'], rows.length - index) - 1)) / columns;
        if (below > 0) open.set(column, { cell: child, columns, rows: below });
        child.properties['rowSpan'] = undefined;
        child.properties['colSpan'] = columns > 1 ? columns : undefined;
        written.push(child);
        // A heading counts for each column below it, but a title above all of them isn't a heading of one.
        if (columns > 1 && child.tagName === 'th' && !isAlone) {
          child.properties['colSpan'] = undefined;
          for (let next = 1; next < columns; next++) written.push(coveredCell(child, 1, true));
        }
        column += columns;
      }
      fillFromAbove();
      // What is farther right than the row's own cells.
      for (const place of [...open.keys()].sort((a, b) => a - b)) {
        if (place < column) continue;
        while (column < place) {
          written.push({ type: 'element', tagName: 'td', properties: {}, children: [] });
          column++;
        }
        fillFromAbove();
      }
      row.children = written;
    }
  }

  /** How many more cells may be added: all of them or none. */
  private allowed(cells: number): number {
    if (this.added + cells > MAX_ADDED_CELLS) return 0;
    this.added += cells;
    return cells;
  }
}

/**
 * Writes what a cell says in each row that it covers, and a heading in each column: a figure below or beside it would
 * otherwise not say what it counts.
 */
export function repeatSpanned(table: Element): void {
  const isRow = (node: ElementContent): node is Element => isElement(node) && node.tagName === 'tr';
  const others = table.children.filter((child): child is Element => isElement(child) && !isRow(child));
  const sections = [table, ...others].map(({ children }) => children.filter(isRow));
  const spanning = new SpanningRows(sections.flat());
  for (const rows of sections) spanning.write(rows);
}
