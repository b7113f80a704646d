import { boxOf, childElementsOf, isConnected, parentOf, rootOf, textOf } from './domProperties.js';
import { shownElements } from './shadowRoots.js';

/** Fewer children are no list. */
const MIN_ROWS = 3;
/** Elements that are compared from screen to screen. */
const MAX_ELEMENTS = 10_000;
/** A row has moved if it isn't where scrolling took it, in CSS pixels. */
const TOLERANCE = 2;
/** Of the rows of a list that shows others after a scroll, at least this share is others. */
const REPLACED_SHARE = 0.3;

interface Row {
  element: Element;
  text: string;
  top: number;
}

/** A row as it was shown. */
export interface ShownRow {
  text: string;
  html: string;
}

/**
 * Lists that keep only the rows in view: finds them while the page is scrolled, and collects the rows that they showed on
 * the way.
 */
export class ShownRows {
  private before: { lists: Map<Element, Row[]>; scrolled: number } | undefined;
  private readonly collected = new Map<Element, ShownRow[]>();

  constructor(
    private readonly page: Document,
    private readonly htmlOf: (rows: Element[]) => string[],
  ) {}

  /** Whether the page has a list of this kind. */
  get any(): boolean {
    return this.collected.size > 0;
  }

  /** Call before each scroll, and before scrolling back: compares what is shown with what was shown before. */
  collect(): void {
    const { lists = new Map<Element, Row[]>(), scrolled = 0 } = this.before ?? {};
    for (const [list, rows] of lists)
      if (!this.collected.has(list) && showsOthers(list, rows, scrolled)) this.collected.set(list, []);
    for (const [list, collected] of this.collected) {
      const rows = rowsOf(list);
      const html = this.htmlOf(rows.map(({ element }) => element));
      const shown = rows.map(({ text }, index) => ({ text, html: html[index] ?? '' }));
      collected.push(...withoutOverlap(collected, shown));
    }
    this.before = undefined;
  }

  /** Call before a scroll, after `collect`. */
  remember(): void {
    const lists = new Map<Element, Row[]>();
    let searched = 0;
    for (const element of shownElements(rootOf(this.page))) {
      if (++searched > MAX_ELEMENTS) break;
      if (childElementsOf(element).length < MIN_ROWS) continue;
      const rows = rowsOf(element);
      if (rows.length >= MIN_ROWS) lists.set(element, rows);
    }
    this.before = { lists, scrolled: 0 };
  }

  /** `distance`: by how much the content has moved up, in CSS pixels. */
  scrolled(distance: number): void {
    if (this.before) this.before.scrolled = distance;
  }

  /** HTML of the rows that a list showed while the page was scrolled, other than those that it shows now. */
  after(list: Element): string[] {
    const collected = this.collected.get(list);
    if (!collected) return [];
    const shown = rowsOf(list).map(({ text }) => ({ text, html: '' }));
    return withoutOverlap(shown, collected).map(({ html }) => html);
  }
}

/** The children with text, from top to bottom. */
function rowsOf(list: Element): Row[] {
  return [...childElementsOf(list)]
    .map((element) => ({ element, text: textOf(element).replace(/\s+/g, ' ').trim(), top: boxOf(element).top }))
    .filter(({ text }) => text !== '')
    .sort((one, other) => one.top - other.top);
}

/** Whether a list shows other rows since the content moved up: they have been replaced, or filled again elsewhere. */
function showsOthers(list: Element, before: Row[], scrolled: number): boolean {
  if (childElementsOf(list).length === 0 || !isConnected(list)) return false;
  const replaced = before.filter(({ element, text, top }) => {
    if (parentOf(element) !== list) return true;
    const isMoved = Math.abs(boxOf(element).top - (top - scrolled)) > TOLERANCE;
    return isMoved && textOf(element).replace(/\s+/g, ' ').trim() !== text;
  });
  return replaced.length >= Math.max(2, before.length * REPLACED_SHARE);
}

/** What follows in `next`, whose beginning may be the end of `known`. */
function withoutOverlap(known: readonly ShownRow[], next: readonly ShownRow[]): readonly ShownRow[] {
  for (let count = Math.min(known.length, next.length); count > 0; count--) {
    const end = known.slice(-count);
    if (end.every(({ text }, index) => text === next[index]?.text)) return next.slice(count);
  }
  return next;
}
