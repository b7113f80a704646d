import { type PageDocument, type PageElement } from '../dom.js';

/** A table that a page builds from other elements (WAI-ARIA). */
const TABLES = '[role=table],[role=grid],[role=treegrid]';
const CELLS = '[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]';
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

/** Rewrites tables that a page builds from divisions as tables: otherwise, their cells would be paragraphs. */
export function buildRoleTables(document: PageDocument): void {
  for (const source of document.querySelectorAll(TABLES)) {
    if (!NEUTRAL.test(source.localName) || source.querySelector('table') !== null) continue;
    const rows = within(source, '[role=row]', TABLES)
      .map((row) => within(row, CELLS, '[role=row]'))
      .filter((cells) => cells.length > 0);
    const all = rows.flat();
    // What stands between the cells would be lost.
    const written = all.reduce((sum, cell) => sum + lettersIn(cell), 0);
    if (rows.length < 2 || written < lettersIn(source) || all.some(isSection)) continue;
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
