import type { Passage, Source } from './interfaces/index.js';
import type { Citation, PageBox } from '../protocol/index.js';
import { segmentPassages } from './sources/passages.js';
import { createPositionMap, type PositionMap } from './sources/positions.js';

/** The fields of a source that locate its spans. */
export type PlacedSource = Pick<
  Source,
  'format' | 'markdown' | 'verbatim' | 'documentStart' | 'pageStarts' | 'places' | 'recognized' | 'symbols'
>;

type Standing = Pick<Citation, 'range' | 'page' | 'place' | 'recognized' | 'boxes' | 'heading'>;

interface Prepared {
  passages: Passage[];
  positions: PositionMap | undefined;
}

/** Locates spans in a source: the editor range, the page, the boxes of recognized words, and the heading above. Prepares each source once. */
export function createPlaceOf(): (source: PlacedSource, start: number, end: number) => Standing {
  const prepared = new WeakMap<PlacedSource, Prepared>();

  function prepare(source: PlacedSource): Prepared {
    const known = prepared.get(source);
    if (known) return known;
    const made = {
      passages: segmentPassages(source),
      positions: source.verbatim ? createPositionMap(source.markdown, source.documentStart) : undefined,
    };
    prepared.set(source, made);
    return made;
  }

  return (source, start, end) => {
    const { passages, positions } = prepare(source);
    const passage = passages.findLast((candidate) => candidate.start <= start);
    const place = source.places?.findLast((candidate) => candidate.start <= start);
    return {
      range: positions?.rangeOf(start, end),
      page: passage?.page,
      place: place && { unit: place.unit, number: place.number },
      recognized: confidenceOf(source, start, end),
      boxes: boxesOf(source, start, end),
      heading: passage?.headings.at(-1),
    };
  };
}

/** Recognition confidence of a span: the mean over its recognized parts. undefined if none of it was recognized. */
function confidenceOf({ recognized = [] }: PlacedSource, start: number, end: number): number | undefined {
  let characters = 0;
  let sum = 0;
  for (const span of recognized) {
    const shared = Math.min(end, span.end) - Math.max(start, span.start);
    if (shared <= 0) continue;
    characters += shared;
    sum += shared * span.confidence;
  }
  return characters === 0 ? undefined : sum / characters;
}

/** The boxes of a span's recognized words, one for each line. undefined if none of it was recognized. */
function boxesOf({ recognized = [] }: PlacedSource, start: number, end: number): PageBox[] | undefined {
  const boxes: PageBox[] = [];
  for (const span of recognized) {
    if (span.end <= start || span.start >= end) continue;
    for (const word of span.words) {
      if (word.end <= start || word.start >= end) continue;
      const line = boxes.at(-1);
      if (line && continuesLine(line, word.box)) boxes[boxes.length - 1] = around(line, word.box);
      else boxes.push(word.box);
    }
  }
  return boxes.length === 0 ? undefined : boxes;
}

/** Whether a word stands to the right of a line, at its height. */
function continuesLine(line: PageBox, word: PageBox): boolean {
  const middle = word.top + word.height / 2;
  return word.page === line.page && word.left > line.left && middle > line.top && middle < line.top + line.height;
}

function around(line: PageBox, word: PageBox): PageBox {
  const top = Math.min(line.top, word.top);
  return {
    page: line.page,
    left: line.left,
    top,
    width: Math.max(line.left + line.width, word.left + word.width) - line.left,
    height: Math.max(line.top + line.height, word.top + word.height) - top,
  };
}
