import { lowered, raised } from '../../scripts.js';
import type { TextRun } from './textRun.js';

/** A superscript or subscript is smaller than its base by at least this factor. */
const MAX_SIZE = 0.82;
/** Range of its baseline, in heights of the base: above and below the line. */
const RAISED = { from: 0.12, to: 0.8 };
const LOWERED = { from: 0.05, to: 0.5 };
/** A script that is as large as its base: a few digits that directly follow it, clearly above or below its line. */
const FULL_SIZE = { text: /^[\d+−–-]{1,4}\s*$/, gap: 0.12, raised: 0.25, lowered: 0.15 };
/** Comparisons of runs that take longer than the rest of the page. */
const MAX_COMPARISONS = 20_000_000;
/** Gaps between a base and its script, in heights of the base. */
const GAP = { from: -0.35, to: 0.35 };

interface Script {
  runs: TextRun[];
  kind: 'raised' | 'lowered';
}

function kindOf(base: TextRun, run: TextRun): Script['kind'] | undefined {
  const above = (base.y - run.y) / base.size;
  if (above > RAISED.from && above < RAISED.to) return 'raised';
  return -above > LOWERED.from && -above < LOWERED.to ? 'lowered' : undefined;
}

function isFullSize(base: TextRun, run: TextRun): boolean {
  const above = (base.y - run.y) / base.size;
  return (
    run.size <= base.size * 1.01 &&
    Math.abs(run.x - base.right) < FULL_SIZE.gap * base.size &&
    (above > FULL_SIZE.raised || -above > FULL_SIZE.lowered) &&
    FULL_SIZE.text.test(run.text)
  );
}

/** The base of a smaller run: the nearest run to its left on a line slightly above or below. */
function baseOf(run: TextRun, byRight: readonly TextRun[]): TextRun | undefined {
  let best: TextRun | undefined;
  for (const base of byRight) {
    const gap = run.x - base.right;
    if (gap < GAP.from * base.size || gap > GAP.to * base.size) continue;
    if (run.size > base.size * MAX_SIZE && !isFullSize(base, run)) continue;
    if (base.text.trim() === '' || kindOf(base, run) === undefined) continue;
    if (best === undefined || Math.abs(gap) < Math.abs(run.x - best.right)) best = base;
  }
  return best;
}

const textOf = ({ runs }: Script): string => runs.map(({ text }) => text).join('');

/** How far a fraction's slash may be from its numerator and its denominator, in heights of the line. */
const SLASH_GAP = 0.25;

/** The slash of a fraction whose numerator is a raised run; undefined if it isn't one. */
function slashAfter(last: TextRun, base: TextRun, runs: readonly TextRun[]): TextRun | undefined {
  const follows = (run: TextRun, before: TextRun): boolean =>
    run !== before &&
    Math.abs(run.x - before.right) <= SLASH_GAP * base.size &&
    Math.abs(run.y - base.y) <= LOWERED.to * base.size;
  return runs.find(
    (run) =>
      /^[/⁄∕]\s*\d{0,3}$/.test(run.text) &&
      follows(run, last) &&
      (/\d/.test(run.text) ||
        runs.some(
          (below) => below.size <= base.size * MAX_SIZE && /^\d{1,3}\b/.test(below.text) && follows(below, run),
        )),
  );
}

/** The denominator below a raised number after a whole one, as `2 1/2` is drawn with a line; undefined if it isn't one. */
function belowOf(
  first: TextRun,
  numerator: Script,
  lowered: readonly (readonly [TextRun, Script])[],
): TextRun | undefined {
  const over = textOf(numerator).trim();
  if (numerator.kind !== 'raised' || !/^\d{1,3}$/.test(over)) return undefined;
  return lowered.find(([below, script]) => {
    const under = textOf(script).trim();
    const isBelow =
      below.x < (numerator.runs.at(-1) as TextRun).right && (script.runs.at(-1) as TextRun).right > first.x;
    return (
      isBelow && /^\d{1,3}$/.test(under) && Number(over) < Number(under) && Math.abs(below.y - first.y) < 2 * first.size
    );
  })?.[0];
}

/**
 * Moves raised and lowered runs to the line of the previous run, in a notation that preserves their meaning: the 6 of
 * 10^6 is neither a separate number nor the end of another one.
 */
export function placeScripts(runs: readonly TextRun[]): TextRun[] {
  const largest = Math.max(0, ...runs.map(({ size }) => size));
  const isSmaller = ({ size, text }: TextRun): boolean => size <= largest * MAX_SIZE && text.trim() !== '';
  const smaller = runs.filter(isSmaller);
  const candidates = runs.filter((run) => isSmaller(run) || FULL_SIZE.text.test(run.text));
  const small = (candidates.length * runs.length > MAX_COMPARISONS ? smaller : candidates).sort((a, b) => a.x - b.x);
  if (small.length === 0 || small.length * runs.length > MAX_COMPARISONS) return [...runs];
  const scripts = new Map<TextRun, Script>();
  const placed = new Map<TextRun, TextRun>();
  const drop = new Set<TextRun>();
  const blanks = runs.filter(({ text }) => text.trim() === '');
  for (const run of small) {
    // A script of several runs continues at the end of its previous one.
    const open = [...scripts.values()].find(({ runs: own }) => {
      const last = own.at(-1) as TextRun;
      return Math.abs(last.y - run.y) < 0.5 && Math.abs(run.x - last.right) < last.size * 0.35;
    });
    if (open !== undefined) {
      open.runs.push(run);
      drop.add(run);
      continue;
    }
    const base = baseOf(run, runs);
    const kind = base === undefined ? undefined : kindOf(base, run);
    if (base === undefined || kind === undefined || drop.has(base)) continue;
    scripts.set(run, { runs: [run], kind });
    placed.set(run, base);
    // A gap between the two that was mistaken for a space.
    for (const blank of blanks)
      if (Math.abs(blank.y - base.y) < 1 && blank.x >= base.right - 1 && blank.right <= run.x + 1) drop.add(blank);
  }
  const slashes = new Map<Script, TextRun>();
  for (const [first, script] of scripts) {
    const base = placed.get(first);
    const isNumber = /^\d{1,3}$/.test(textOf(script));
    if (script.kind !== 'raised' || base === undefined || !isNumber) continue;
    const slash = slashAfter(script.runs.at(-1) as TextRun, base, runs);
    if (slash !== undefined) slashes.set(script, slash);
  }
  const below = [...scripts].filter(([, { kind }]) => kind === 'lowered');
  const fractions = new Map<TextRun, string>();
  for (const [first, script] of below.length === 0 ? [] : scripts) {
    const base = placed.get(first);
    const sameBase = below.filter(([run]) => placed.get(run) === base);
    const denominator = base !== undefined && /\d$/.test(base.text) ? belowOf(first, script, sameBase) : undefined;
    if (denominator === undefined) continue;
    fractions.set(first, ` ${textOf(script).trim()}/${textOf(scripts.get(denominator) as Script).trim()}`);
    drop.add(denominator);
  }
  const numerators = new Map([...slashes].map(([script, slash]) => [slash, textOf(script)]));
  return runs.flatMap((run): TextRun[] => {
    if (drop.has(run)) return [];
    const script = scripts.get(run);
    const base = placed.get(run);
    if (script === undefined || base === undefined) return [run];
    const text = textOf(script);
    const fraction = fractions.get(run);
    const written =
      fraction ??
      (script.kind === 'raised'
        ? raised(text, base.text, slashes.has(script) ? '⁄' : '')
        : lowered(text, (numerators.get(base) ?? '') + base.text));
    // A fraction may stand after a word, to which any other script belongs.
    const isApart = slashes.has(script) && /\p{L}$/u.test(base.text) && run.x - base.right > FULL_SIZE.gap * base.size;
    const leading = isApart ? ' ' : '';
    const trailing = /\s$/.test(text) ? ' ' : '';
    return [
      {
        ...run,
        text: leading + written + trailing,
        x: base.right,
        y: base.y,
        right: (script.runs.at(-1) as TextRun).right,
      },
    ];
  });
}
