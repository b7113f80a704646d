import { Parser } from 'htmlparser2';

/**
 * Where a script inserts a part of a streamed page: React's `$RC(boundary, part)` and `$RS(part, place)`, or its data
 * attributes.
 */
const MOVES = /\$R[CRSX]\(\s*["']([\w:.-]{1,64})["']\s*,\s*["']([\w:.-]{1,64})["']/g;
const DATA_MOVES = /<template\b[^>]{0,300}\bdata-(?:bid|sid|pid)=[^>]{0,300}>/gi;
/** A page has at most a few hundred parts. */
const MAX_PARTS = 5_000;

interface Range {
  start: number;
  end: number;
}

function movesOf(source: string): Map<string, string> {
  /** Parts by the place where they belong. */
  const moves = new Map<string, string>();
  for (const [, first = '', second = ''] of source.matchAll(MOVES)) {
    // `$RC` takes the place first, `$RS` the part; the parts' ids start with S.
    if (/(?:^|-)S:/.test(second) && !/(?:^|-)S:/.test(first)) moves.set(first, second);
    else moves.set(second, first);
  }
  for (const [tag] of source.matchAll(DATA_MOVES)) {
    const place = /data-(?:bid|pid)="([^"]+)"/i.exec(tag)?.[1];
    const part = /data-sid="([^"]+)"/i.exec(tag)?.[1];
    if (place !== undefined && part !== undefined) moves.set(place, part);
  }
  return moves;
}

/** Source positions of the parts, the places, and their temporary content. */
function locate(source: string, moves: ReadonlyMap<string, string>) {
  const wanted = new Set(moves.values());
  const parts = new Map<string, { whole: Range; inner: Range }>();
  const places = new Map<string, Range>();
  const stack: { name: string; id?: string; start: number; innerStart: number }[] = [];
  let open: { id: string; start: number; depth: number } | undefined;
  let comments = 0;
  const parser = new Parser({
    onopentag: (name, { id }) => {
      const at = { start: parser.startIndex, innerStart: parser.endIndex + 1 };
      // The parser reports an end for each of them, even for those that have no end tag.
      stack.push({ name, id, ...at });
      if (name === 'template' && id !== undefined && moves.has(id)) {
        places.set(id, { start: at.start, end: at.innerStart });
        open = { id, start: at.start, depth: comments };
      }
    },
    onclosetag: (name) => {
      const element = stack.pop();
      if (element?.name === 'template' && element.id !== undefined && places.has(element.id))
        (places.get(element.id) as Range).end = parser.endIndex + 1;
      if (element?.id !== undefined && wanted.has(element.id) && name !== 'template' && !parts.has(element.id))
        parts.set(element.id, {
          whole: { start: element.start, end: parser.endIndex + 1 },
          inner: { start: element.innerStart, end: parser.startIndex },
        });
    },
    oncomment: (data) => {
      // `<!--$?-->` opens a boundary and `<!--/$-->` closes it; the content between is shown until the part arrives.
      if (/^\$[?!~]?$/.test(data)) comments++;
      else if (data === '/$') {
        if (open !== undefined && comments === open.depth) {
          (places.get(open.id) as Range).end = parser.startIndex;
          open = undefined;
        }
        comments--;
      }
    },
  });
  parser.end(source);
  return { parts, places };
}

/**
 * Moves the parts of a streamed page to where a script would have put them. Renderers send slow parts at the end,
 * hidden, with a script that moves them into place. Other pages are returned unchanged.
 */
export function placeStreamedParts(source: string): string {
  if (!/\$R[CRSX]\(|\bdata-sid=/.test(source)) return source;
  const moves = movesOf(source);
  if (moves.size === 0 || moves.size > MAX_PARTS) return source;
  const { parts, places } = locate(source, moves);
  const edits: { range: Range; part?: string }[] = [];
  for (const [place, part] of moves) {
    const range = places.get(place);
    if (range !== undefined && parts.has(part)) edits.push({ range, part });
  }
  for (const { whole } of parts.values()) edits.push({ range: whole });
  edits.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const used = new Set<string>();
  const write = ({ start, end }: Range): string => {
    let text = '';
    let at = start;
    for (const { range, part } of edits) {
      if (range.start < at || range.end > end || (range.start === start && range.end === end)) continue;
      text += source.slice(at, range.start);
      const moved = part === undefined ? undefined : parts.get(part);
      if (part !== undefined && moved !== undefined && !used.has(part)) {
        used.add(part);
        text += write(moved.inner);
      }
      at = range.end;
    }
    return text + source.slice(at, end);
  };
  return write({ start: 0, end: source.length });
}
