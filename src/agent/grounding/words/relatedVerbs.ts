import { VERB_PAIRS } from './verbPairs.js';

/** How `VERB_PAIRS` writes a gap: up to the step as one character, and a tilde for each step before that. */
const [ZERO, STEP] = ['('.charCodeAt(0), 52];

interface Verbs {
  rows: readonly string[];
  /** The row of a stem. */
  places: ReadonlyMap<string, number>;
}

let verbs: Verbs | undefined;

/** Only English answers need them, so they are read when the first two verbs are compared. */
function readVerbs(): Verbs {
  const rows = VERB_PAIRS.trim().split('\n');
  return { rows, places: new Map(rows.map((row, place) => [row.split(' ', 1)[0] ?? '', place])) };
}

/**
 * Whether two English verbs, given by the stems of their base forms, are both known and don't mean the same in any of
 * their senses: they are no synonyms, and neither is a way of doing the other.
 */
export function areUnrelatedVerbs(one: string, other: string): boolean {
  verbs ??= readVerbs();
  const { rows, places } = verbs;
  const [mine, theirs] = [places.get(one), places.get(other)];
  if (mine === undefined || theirs === undefined || mine === theirs) return false;
  return !isPair(rows[Math.min(mine, theirs)] ?? '', Math.abs(mine - theirs));
}

/** Whether a row has the verb that is this many rows below. */
function isPair(row: string, distance: number): boolean {
  let below = 0;
  for (let at = row.indexOf(' ') + 1; at > 0 && at < row.length; at++) {
    const isStep = row[at] === '~';
    below += isStep ? STEP : row.charCodeAt(at) - ZERO + 1;
    if (!isStep && below >= distance) return below === distance;
  }
  return false;
}
