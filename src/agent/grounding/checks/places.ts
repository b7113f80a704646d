import type { Anchor } from '../sentence/anchors.js';
import { relatesNothing } from '../words/articles.js';
import type { Comparison } from '../comparison.js';
import { fitAt, parallelOf, type ContextWord } from '../fit.js';
import type { Statement } from '../sentence/statement.js';
import { isUnitWord } from '../values/units.js';
import { AFTER, BEFORE, UNTIL } from '../words/timePrepositions.js';

/** Position of an anchor in the source. */
export interface AnchorPlace {
  sentence: number;
  anchor: Anchor;
}

/** What a number counts, or what leads to a date: the weight of the words right next to an anchor. */
export const BESIDE = 0.2;
const LEADING = new RegExp(`^(?:${UNTIL}|${BEFORE}|${AFTER}|since|from|by|to|ab|seit|desde|depuis|dès|с|per|at)$`, 'u');

interface Beside {
  before?: string;
  after?: string;
}

export function besideOf(statement: Statement, anchor: Anchor): Beside {
  const before = statement.tokens[anchor.from - 1];
  let next = anchor.to + 1;
  while (
    isUnitWord(statement.tokens[next]?.term ?? '') ||
    /^(?:of|de|d|von|an)$/.test(statement.tokens[next]?.term ?? '')
  )
    next++;
  const after = statement.tokens[next];
  const leads =
    before !== undefined &&
    (anchor.kind === 'name'
      ? statement.language !== 'de' && !before.content && !relatesNothing(before.term)
      : LEADING.test(before.term));
  const counted = anchor.kind === 'number' && after?.content === true && next - anchor.to <= 3 ? after.stem : undefined;
  const parallel = counted === undefined ? parallelOf(statement, anchor) : undefined;
  return {
    before: leads ? before.term : undefined,
    after: parallel === undefined ? counted : besideOf(statement, parallel).after,
  };
}

export function hasBeside({ index }: Comparison, { sentence, anchor }: AnchorPlace, beside: Beside): boolean {
  if (beside.before === undefined && beside.after === undefined) return false;
  const own = besideOf(index.statement(sentence), anchor);
  return (
    (beside.before !== undefined && own.before === beside.before) ||
    (beside.after !== undefined && own.after === beside.after)
  );
}

/** The place that a context fits best. */
export function bestOf(
  comparison: Comparison,
  context: readonly ContextWord[],
  places: readonly AnchorPlace[],
  extra: (place: AnchorPlace) => number = () => 0,
): { fit: number; place?: AnchorPlace } {
  let best: { fit: number; place?: AnchorPlace } = { fit: 0 };
  for (const place of places) {
    const fit = fitAt(comparison, context, place.sentence, place.anchor) + extra(place);
    if (fit > best.fit) best = { fit, place };
  }
  return best;
}
