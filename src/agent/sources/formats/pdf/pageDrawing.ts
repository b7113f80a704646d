import type { Layers } from './layers.js';
import { IDENTITY, multiply, type Matrix } from './matrix.js';
import { loadPdfEngine, type PdfPage } from './pdfEngine.js';

/** How a letter is drawn. */
export type LetterState = 'seen' | 'layerOff' | 'invisible';

export interface PageDrawing {
  /** The letters in the order in which they are drawn. */
  letters: string;
  /** One for each letter. */
  states: LetterState[];
  /** Whether a picture is at a point of the page. */
  hasPicture(x: number, y: number): boolean;
  /** Annotations in layers that are switched off. */
  unseenAnnotations: ReadonlySet<string>;
}

interface Glyph {
  unicode?: string;
}

/** Text rendering modes that draw nothing: invisible, and only used for clipping. */
const INVISIBLE_MODES: readonly unknown[] = [3, 7];

/** Pictures are this much larger than the text that was recognized in them, in points. */
const TOLERANCE = 2;

/** Letters as texts of both kinds can be compared. */
export const lettersOf = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** What the operations that draw a page say about its letters, which its text content doesn't. */
export async function readDrawing(page: PdfPage, layers: Layers | undefined): Promise<PageDrawing> {
  const { OPS } = await loadPdfEngine();
  const pictureOperators = new Set(
    Object.entries(OPS)
      .filter(([name]) => /^paint\w*Image/.test(name))
      .map(([, operator]) => operator),
  );
  const manyPictures = new Set(
    Object.entries(OPS)
      .filter(([name]) => /^paint\w*Image\w*(?:Group|Repeat)$/.test(name))
      .map(([, operator]) => operator),
  );
  const { fnArray, argsArray } = await page.getOperatorList();
  const marked: boolean[] = [];
  const unseenAnnotations = new Set<string>();
  const pictures: (readonly [left: number, bottom: number, right: number, top: number])[] = [];
  let inAnnotation = false;
  let drawn = '';
  const states: LetterState[] = [];
  let now: { matrix: Matrix; mode: unknown } = { matrix: IDENTITY, mode: 0 };
  const saved: (typeof now)[] = [];
  for (const [index, operator] of fnArray.entries()) {
    const operands = (argsArray[index] ?? []) as unknown[];
    const isOff = marked.includes(true);
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) saved.push(now);
    if (operator === OPS.beginMarkedContent) marked.push(false);
    else if (operator === OPS.beginMarkedContentProps)
      marked.push(operands[0] === 'OC' && operands[1] !== null && layers?.isVisible(operands[1]) === false);
    else if (operator === OPS.endMarkedContent) marked.pop();
    else if (operator === OPS.beginAnnotation) {
      inAnnotation = true;
      if (isOff) unseenAnnotations.add(String(operands[0]));
    } else if (operator === OPS.endAnnotation) inAnnotation = false;
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) now = saved.pop() ?? now;
    else if (operator === OPS.transform) now = { ...now, matrix: multiply(now.matrix, operands as number[]) };
    else if (operator === OPS.paintFormXObjectBegin && operands[0] !== null)
      now = { ...now, matrix: multiply(now.matrix, (operands[0] ?? IDENTITY) as Matrix) };
    else if (operator === OPS.setTextRenderingMode) now = { ...now, mode: operands[0] };
    else if (pictureOperators.has(operator) && !inAnnotation)
      // Of several that are painted at once, the places are their own.
      pictures.push(manyPictures.has(operator) ? [-Infinity, -Infinity, Infinity, Infinity] : unitSquare(now.matrix));
    else if (operator === OPS.showText && !inAnnotation) {
      const glyphs = (operands[0] ?? []) as (Glyph | number | null)[];
      const text = lettersOf(glyphs.map((glyph) => (typeof glyph === 'object' ? (glyph?.unicode ?? '') : '')).join(''));
      drawn += text;
      const state = isOff ? 'layerOff' : INVISIBLE_MODES.includes(now.mode) ? 'invisible' : 'seen';
      for (let letter = 0; letter < text.length; letter++) states.push(state);
    }
  }
  return {
    letters: drawn,
    states,
    unseenAnnotations,
    hasPicture: (x, y) =>
      pictures.some(
        ([left, bottom, right, top]) =>
          x >= left - TOLERANCE && x <= right + TOLERANCE && y >= bottom - TOLERANCE && y <= top + TOLERANCE,
      ),
  };
}

/** The box around a picture, which fills the unit square. */
function unitSquare(matrix: Matrix): readonly [number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = matrix;
  return [
    x + Math.min(0, a, c, a + c),
    y + Math.min(0, b, d, b + d),
    x + Math.max(0, a, c, a + c),
    y + Math.max(0, b, d, b + d),
  ];
}
