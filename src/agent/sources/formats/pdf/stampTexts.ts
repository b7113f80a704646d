import type { Annotation } from './annotations.js';
import { loadPdfEngine, type PdfPage } from './pdfEngine.js';

/**
 * Adds the text that stamps draw to a page's annotations. pdf.js gives it only in the operations that draw the page.
 */
export async function withStampTexts(page: PdfPage, annotations: readonly Annotation[]): Promise<Annotation[]> {
  if (!annotations.some(({ subtype }) => subtype === 'Stamp')) return [...annotations];
  const { OPS } = await loadPdfEngine();
  const { fnArray, argsArray } = await page.getOperatorList();
  const texts = new Map<string, string[]>();
  let lines: string[] | undefined;
  for (const [index, operator] of fnArray.entries()) {
    const operands = (argsArray[index] ?? []) as unknown[];
    if (operator === OPS.beginAnnotation) texts.set(String(operands[0]), (lines = []));
    else if (operator === OPS.endAnnotation) lines = undefined;
    else if (operator === OPS.showText)
      lines?.push(
        ((operands[0] ?? []) as ({ unicode?: string } | number | null)[])
          .map((glyph) => (typeof glyph === 'object' ? (glyph?.unicode ?? '') : ''))
          .join(''),
      );
  }
  return annotations.map((annotation) =>
    annotation.subtype === 'Stamp' && annotation.textContent === undefined
      ? { ...annotation, textContent: texts.get(annotation.id ?? '') }
      : annotation,
  );
}
