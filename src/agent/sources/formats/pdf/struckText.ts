import type { Annotation } from './annotations.js';
import type { TextRun } from './textRun.js';

/** A place on a page whose text a reviewer has struck out. */
interface StruckPlace {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Widths of letters, relative to each other: only the nearest gap between words is looked for. */
const widthOf = (letter: string): number =>
  /[iljtfrI.,;:'|!()[\]\s]/.test(letter) ? 0.3 : /[mwMW@%—]/.test(letter) ? 0.85 : /\p{Lu}/u.test(letter) ? 0.68 : 0.54;

function placesOf(
  { subtype, hidden, quadPoints }: Annotation,
  toPage: (x: number, y: number) => [number, number],
): StruckPlace[] {
  if (subtype !== 'StrikeOut' || hidden === true || quadPoints === undefined || quadPoints === null) return [];
  const values = Object.values(quadPoints).filter((value) => typeof value === 'number');
  const places: StruckPlace[] = [];
  for (let at = 0; at + 8 <= values.length; at += 8) {
    const points = [0, 2, 4, 6].map((corner) => toPage(values[at + corner] ?? 0, values[at + corner + 1] ?? 0));
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    places.push({ left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) });
  }
  return places;
}

/** The words of a run between two places, marked as struck. */
function struckRun(run: TextRun, { left, right }: StruckPlace): TextRun {
  const letters = Array.from(run.text);
  const total = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
  let width = 0;
  const edges = letters.map(
    (letter) => run.x + ((width += widthOf(letter)) - widthOf(letter)) * ((run.right - run.x) / total),
  );
  const edgeAt = (index: number): number => edges[index] ?? run.right;
  const nearest = (place: number, isEdge: (index: number) => boolean): number => {
    const indexes = [...letters.keys(), letters.length].filter(isEdge);
    return indexes.reduce(
      (best, index) => (Math.abs(edgeAt(index) - place) < Math.abs(edgeAt(best) - place) ? index : best),
      indexes[0] ?? 0,
    );
  };
  const isSpace = (index: number): boolean => (letters[index] ?? ' ').trim() === '';
  const start = nearest(left, (index) => !isSpace(index) && isSpace(index - 1));
  const end = nearest(right, (index) => isSpace(index) && index > 0 && !isSpace(index - 1));
  if (start >= end) return run;
  const part = (from: number, to?: number): string => letters.slice(from, to).join('');
  return { ...run, text: `${part(0, start)}~~${part(start, end)}~~${part(end)}` };
}

/** Marks the words that a reviewer has struck out with an annotation. `toPage` maps a point to the page. */
export function withStruckText(
  runs: readonly TextRun[],
  annotations: readonly Annotation[],
  toPage: (x: number, y: number) => [number, number],
): TextRun[] {
  const places = annotations.flatMap((annotation) => placesOf(annotation, toPage));
  return runs.map((run) => {
    if (run.text.trim() === '' || (run.angle ?? 0) !== 0) return run;
    const place = places.find(
      ({ left, right, top, bottom }) =>
        run.y <= bottom + 1 && run.y > top && Math.min(right, run.right) - Math.max(left, run.x) > run.size / 3,
    );
    return place === undefined ? run : struckRun(run, place);
  });
}
