import type { Element, ElementContent } from 'hast';
import { childrenOf, isElement as isPageElement, type PageElement } from '../dom.js';
import { marked } from '../orderedLists.js';
import { isElement, textOf } from './treeNodes.js';

/** Cells with more text are parts of a page rather than data. */
const MAX_CELL_CHARACTERS = 400;

const rowsOf = (table: PageElement): PageElement[] =>
  [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
const cellsOf = (row: PageElement): PageElement[] =>
  childrenOf(row).filter((child): child is PageElement => isPageElement(child) && /^t[dh]$/.test(child.localName));

/** Rows and columns that pad each other. */
function isGrid(rows: readonly PageElement[]): boolean {
  const widths = rows.map((row) => cellsOf(row).length);
  return rows.length >= 2 && widths.filter((width) => width >= 2).length >= rows.length * 0.6;
}

const hasLongCell = (rows: readonly PageElement[]): boolean =>
  rows.some((row) => cellsOf(row).some((cell) => cell.textContent.length > MAX_CELL_CHARACTERS));

/** A layout table: its cells contain parts of the page that no Markdown table could show. */
export function isLayoutTable(table: PageElement): boolean {
  if (table.getAttribute('role') === 'presentation') return true;
  const rows = rowsOf(table);
  // A table that has a header of its own may have small tables in its cells.
  const isHeaded = rows.some((row) => cellsOf(row).some(({ localName }) => localName === 'th'));
  if (table.querySelector('table')) return !isHeaded || !isGrid(rows) || hasLongCell(rows);
  if (isHeaded || table.getAttribute('role') === 'table') return false;
  if (table.querySelector('h1,h2,h3,h4,pre,form,article,section')) return true;
  return !isGrid(rows) || (table.querySelector('ul,ol,p + p') !== null && hasLongCell(rows));
}

const BLOCK =
  /^(?:p|div|ul|ol|li|dl|dt|dd|blockquote|section|article|h[1-6]|pre|figure|table|thead|tbody|tfoot|caption|tr|td|th)$/;

const PART_OF_TABLE = /^(?:thead|tbody|tfoot|tr|td|th|caption)$/;

/** Takes out what stands between a table's cells, as on pages that never close it. */
export function takeStrays(table: Element): ElementContent[] {
  const strays: ElementContent[] = [];
  const visit = (parent: Element): void => {
    parent.children = parent.children.filter((child) => {
      if (child.type === 'text' ? child.value.trim() === '' : !isElement(child)) return true;
      if (!isElement(child) || !PART_OF_TABLE.test(child.tagName)) {
        strays.push(child);
        return false;
      }
      if (/^t(?:head|body|foot|r)$/.test(child.tagName)) visit(child);
      return true;
    });
  };
  visit(table);
  return strays;
}

/** A row of a table inside a cell. */
function rowInLine(row: Element): ElementContent[] {
  const cells = row.children.filter(isElement).map((cell) => inOneCell(cell.children));
  return cells
    .filter((cell) => cell.map(textOf).join('').trim() !== '')
    .flatMap((cell, index): ElementContent[] => (index === 0 ? cell : [{ type: 'text', value: ', ' }, ...cell]));
}

/** The items of a numbered list, with their numbers. */
function numberedItems({ properties, children }: Element): ElementContent[] {
  let next = typeof properties['start'] === 'number' ? properties['start'] : 1;
  return children.map((child) =>
    isElement(child) && child.tagName === 'li' ? { ...child, children: marked(child.children, `${next++}.`) } : child,
  );
}

/** A cell's content on one line: its paragraphs, items, and lines, separated by semicolons. */
export function inOneCell(children: readonly ElementContent[]): ElementContent[] {
  const pieces: ElementContent[][] = [[]];
  const visit = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (isElement(node) && node.tagName === 'br') pieces.push([]);
      else if (isElement(node) && BLOCK.test(node.tagName) && !('dataTex' in node.properties)) {
        pieces.push([]);
        if (node.tagName === 'pre') pieces.at(-1)?.push(...node.children);
        else if (node.tagName === 'ol') visit(numberedItems(node));
        else if (node.tagName === 'tr') pieces.at(-1)?.push(...rowInLine(node));
        else visit(node.children);
        pieces.push([]);
      } else pieces.at(-1)?.push(node);
    }
  };
  visit(children);
  const filled = pieces.filter((piece) => piece.map(textOf).join('').trim() !== '');
  return filled.flatMap((piece, index): ElementContent[] => {
    if (index === 0) return piece;
    const before = filled[index - 1]?.map(textOf).join('').trimEnd() ?? '';
    return [{ type: 'text', value: /[.;:,!?。；：，]$/.test(before) ? ' ' : '; ' }, ...piece];
  });
}
