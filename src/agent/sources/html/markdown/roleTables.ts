import { type PageDocument, type PageElement } from '../dom.js';

/** A table that a page builds from other elements, by their roles (WAI-ARIA) or by styles. */
const TABLES = '[role=table],[role=grid],[role=treegrid],[data-part=table]';
const ROWS = '[role=row],[data-part=row]';
const CELLS = '[role=cell],[role=gridcell],[role=columnheader],[role=rowheader],[data-part=cell]';
/** Elements with a meaning of their own keep it. */
const NEUTRAL = /^(?:div|span|section|ul|ol|dl)$/;

/** Cells with more are parts of a page rather than data. */
const MAX_CELL_LETTERS = 300;
const lettersIn = (element: PageElement): number => element.textContent.replace(/\s+/g, '').length;

const within = (outer: PageElement, selector: string, group: string): PageElement[] =>
  [...outer.querySelectorAll(selector)].filter((element) => element.parentElement?.closest(group) === outer);

/** A part of the page with a title and text of its own rather than a value. */
const isSection = (cell: PageElement): boolean =>
  lettersIn(cell) > MAX_CELL_LETTERS || cell.querySelector('h1,h2,h3,h4,h5,h6') !== null;

/** Cells with more, in a table that only styles make, are parts of a page. */
const MAX_VALUE_LETTERS = 60;

/** Whether a table that only styles make is one of values: pages are laid out by the same styles. */
function hasValues(rows: readonly (readonly PageElement[])[]): boolean {
  const width = rows[0]?.length ?? 0;
  const withFigure = rows.filter((cells) => cells.some((cell) => /\d/.test(cell.textContent)));
  return (
    width > 1 &&
    withFigure.length >= rows.length / 2 &&
    rows.every((cells) => cells.length === width) &&
    rows.flat().every((cell) => lettersIn(cell) <= MAX_VALUE_LETTERS && cell.querySelector('div,p,ul,ol') === null)
  );
}

/** Rewrites tables that a page builds from divisions as tables: otherwise, their cells would be paragraphs. */
export function buildRoleTables(document: PageDocument): void {
  for (const source of document.querySelectorAll(TABLES)) {
    if (!NEUTRAL.test(source.localName) || source.querySelector('table') !== null) continue;
    const rows = within(source, ROWS, TABLES)
      .map((row) => within(row, CELLS, ROWS))
      .filter((cells) => cells.length > 0);
    const all = rows.flat();
    // What stands between the cells would be lost.
    const written = all.reduce((sum, cell) => sum + lettersIn(cell), 0);
    if (rows.length < 2 || written < lettersIn(source) || all.some(isSection)) continue;
    if (source.getAttribute('role') === null && !hasValues(rows)) continue;
    const table = document.createElement('table');
    for (const cells of rows) {
      const row = document.createElement('tr');
      for (const cell of cells) {
        const isHeader = /header$/.test(cell.getAttribute('role') ?? '');
        const written = document.createElement(isHeader ? 'th' : 'td');
        while (cell.firstChild !== null) written.appendChild(cell.firstChild);
        row.appendChild(written);
      }
      table.appendChild(row);
    }
    source.replaceWith(table);
  }
}
