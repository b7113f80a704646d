import { bodySize, type PageLine } from './pageLines.js';

/** Lines at the edge of a page that may be running heads or feet. */
const EDGE_LINES = 2;
/** Running heads are set no larger than the text; chapter titles are. */
const MAX_SIZE = 1.1;
/** Heads and feet stand apart from the text by more than this many times its size; lines of text are 1.2 apart. */
const APART = 1.6;
/** A line is running where it stands on this many pages at least, and on this share of them. */
const MIN_REPEATS = 3;
const MIN_SHARE = 0.3;
/** Heads differ from left to right pages and stand within this many points of one another. */
const SAME_PLACE = 4;

const PAGE_NUMBER = /^(?:[-–—|\s]*(?:page|seite|p\.|pg\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|sur|de)\s*\d{1,4})?[-–—|\s]*)$/i;

function shapeOf(line: PageLine): string {
  return line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');
}

/** The lines before the first gap, if they are few: a page that begins with its text has no head. */
function edgeGroup(fromEdge: readonly PageLine[], body: number): PageLine[] {
  const end = fromEdge.slice(0, EDGE_LINES).findIndex((line, index) => {
    const next = fromEdge[index + 1];
    return next === undefined || Math.abs(next.y - line.y) > body * APART;
  });
  return fromEdge.slice(0, end + 1);
}

function edgeLines(lines: readonly PageLine[], body: number): PageLine[] {
  const byHeight = [...lines].sort((a, b) => a.y - b.y);
  return [...new Set([...edgeGroup(byHeight, body), ...edgeGroup(byHeight.reverse(), body)])];
}

/**
 * The pages without running heads, running feet and page numbers: lines at the top or bottom edge whose text, digits
 * aside, returns at the same height on several pages, and bare numbers there. One or two pages keep everything but bare numbers
 * that agree with the page's own.
 */
export function dropRunningHeads(pages: readonly PageLine[][]): PageLine[][] {
  const body = bodySize(pages.flat());
  const places = new Map<string, number[]>();
  for (const page of pages) {
    for (const line of edgeLines(page, body)) {
      const shape = shapeOf(line);
      places.set(shape, [...(places.get(shape) ?? []), line.y]);
    }
  }
  const repeats = (line: PageLine) => (places.get(shapeOf(line)) ?? []).filter((y) => Math.abs(y - line.y) < SAME_PLACE).length;
  const enough = Math.max(MIN_REPEATS, Math.min(pages.length * MIN_SHARE, 8));
  return pages.map((page, index) => {
    const dropped = new Set(edgeLines(page, body).filter((line) => {
      if (line.size > body * MAX_SIZE) return false;
      if (repeats(line) >= enough) return true;
      return PAGE_NUMBER.test(line.text) && (repeats(line) >= 2 || line.text.replace(/\D+/g, '') === String(index + 1));
    }));
    return page.filter((line) => !dropped.has(line));
  });
}
