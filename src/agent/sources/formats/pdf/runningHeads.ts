import type { PageLine } from './pageLine.js';
import { bodySize } from './pageLines.js';

/** Lines at the edge of a page that may be running headers or footers. */
const EDGE_LINES = 2;
/** Running headers are no larger than the text; chapter titles are. */
const MAX_SIZE = 1.1;
/**
 * Headers and footers are separated from the text by more than this many times its size; lines of text are 1.2 apart.
 */
const APART = 1.6;
/** A line is a running one if it occurs on at least this many pages, and on this share of them. */
const MIN_REPEATS = 3;
const MIN_SHARE = 0.3;
const MAX_REPEATS = 8;
/** Headers alternate between left and right pages, and vary in position by up to this many points. */
const SAME_PLACE = 4;

const PAGE_NUMBER =
  /^(?:[-–—|\s]*(?:page|seite|p\.|pg\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|sur|de)\s*\d{1,4})?[-–—|\s]*)$/i;

function shapeOf(line: PageLine): string {
  return line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');
}

/** The lines before the first gap, if there are few: a page that starts with its text has no header. */
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

/** The difference between the number at the start or end of a line and the page's index: constant for page numbers. */
function pageOffset(line: PageLine, index: number): number | undefined {
  const number = /^\D{0,3}(\d{1,4})\b/.exec(line.text)?.[1] ?? /\b(\d{1,4})\D{0,3}$/.exec(line.text)?.[1];
  return number === undefined ? undefined : Number(number) - index;
}

/** Counts how often something occurs at about the same height. */
class Places<Key> {
  private readonly heights = new Map<Key, number[]>();

  add(key: Key, y: number): void {
    this.heights.set(key, [...(this.heights.get(key) ?? []), y]);
  }

  count(key: Key, y: number): number {
    return (this.heights.get(key) ?? []).filter((height) => Math.abs(height - y) < SAME_PLACE).length;
  }
}

/**
 * Removes running headers, footers, and page numbers: lines at the top or bottom edge, apart from the text, whose words
 * recur at the same height on several pages, or whose number counts the pages. With one or two pages, only a bare
 * number equal to the page's own is removed.
 */
export function dropRunningHeads(pages: readonly PageLine[][]): PageLine[][] {
  const body = bodySize(pages.flat());
  const edges = pages.map((page) => edgeLines(page, body).filter(({ size }) => size <= body * MAX_SIZE));
  const shapes = new Places<string>();
  const numbers = new Places<number>();
  for (const [index, lines] of edges.entries()) {
    for (const line of lines) {
      shapes.add(shapeOf(line), line.y);
      const offset = pageOffset(line, index);
      if (offset !== undefined) numbers.add(offset, line.y);
    }
  }
  const enough = Math.max(MIN_REPEATS, Math.min(pages.length * MIN_SHARE, MAX_REPEATS));
  return pages.map((page, index) => {
    const dropped = new Set(
      edges[index]?.filter((line) => {
        const offset = pageOffset(line, index);
        if (shapes.count(shapeOf(line), line.y) >= enough) return true;
        if (offset !== undefined && numbers.count(offset, line.y) >= MIN_REPEATS) return true;
        return PAGE_NUMBER.test(line.text) && (shapes.count(shapeOf(line), line.y) >= 2 || offset === 1);
      }),
    );
    return page.filter((line) => !dropped.has(line));
  });
}
