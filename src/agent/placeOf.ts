import type { Passage, Source } from './interfaces/index.js';
import type { Range } from '../protocol/index.js';
import { segmentPassages } from './sources/passages.js';
import { createPositionMap, type PositionMap } from './sources/positions.js';

interface Place {
  range?: Range;
  page?: number;
  heading?: string;
}

interface Prepared {
  passages: Passage[];
  positions: PositionMap | undefined;
}

/** Where spans of a source stand: the range in the editor, the page, the heading above. Each source is prepared once. */
export function createPlaceOf(): (source: Source, start: number, end: number) => Place {
  const prepared = new WeakMap<Source, Prepared>();

  function prepare(source: Source): Prepared {
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
    const heading = passage?.headings.at(-1);
    return {
      ...(positions && { range: positions.rangeOf(start, end) }),
      ...(passage?.page !== undefined && { page: passage.page }),
      ...(heading !== undefined && { heading }),
    };
  };
}
