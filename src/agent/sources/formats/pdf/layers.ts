import { loadPdfEngine, type PdfDocument, type PdfPage } from './pdfEngine.js';

export type Layers = Awaited<ReturnType<PdfDocument['getOptionalContentConfig']>>;

/** The document's layers if some of them are switched off when it is opened. */
export async function switchedOffLayers(document: PdfDocument): Promise<Layers | undefined> {
  const layers = await document.getOptionalContentConfig().catch(() => undefined);
  // The types lack the groups that it iterates over.
  const groups = (layers ?? []) as unknown as Iterable<[id: string, group: { visible: boolean }]>;
  return [...groups].some(([, { visible }]) => !visible) ? layers : undefined;
}

/** What a page contains without showing it. */
export interface UnseenContent {
  /** Whether the next text of the page's text content is unseen; must be asked of each one, in order. */
  isUnseen(text: string): boolean;
  annotations: ReadonlySet<string>;
}

interface Glyph {
  unicode?: string;
}

const letters = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** Whether both have the same letters; those of scripts that run to the left are reordered in one of them. */
const isSame = (left: string, right: string): boolean =>
  left === right || Array.from(left).sort().join('') === Array.from(right).sort().join('');

/**
 * Finds what is in layers that are switched off. pdf.js names the layers only in the operations that draw a page, and
 * gives the text that they draw in the same order as the page's text content.
 */
export async function findUnseen(page: PdfPage, layers: Layers): Promise<UnseenContent> {
  const { OPS } = await loadPdfEngine();
  const { fnArray, argsArray } = await page.getOperatorList();
  const marked: boolean[] = [];
  const annotations = new Set<string>();
  let seen = '';
  let unseen = '';
  let drawn = '';
  /** For each letter drawn, whether it is unseen. */
  const states: boolean[] = [];
  let inAnnotation = false;
  for (const [index, operator] of fnArray.entries()) {
    const operands = (argsArray[index] ?? []) as unknown[];
    const isOff = marked.includes(true);
    if (operator === OPS.beginMarkedContent) marked.push(false);
    else if (operator === OPS.beginMarkedContentProps)
      marked.push(operands[0] === 'OC' && operands[1] !== null && !layers.isVisible(operands[1]));
    else if (operator === OPS.endMarkedContent) marked.pop();
    else if (operator === OPS.beginAnnotation) {
      inAnnotation = true;
      if (isOff) annotations.add(String(operands[0]));
    } else if (operator === OPS.endAnnotation) inAnnotation = false;
    else if (operator === OPS.showText && !inAnnotation) {
      const glyphs = (operands[0] ?? []) as (Glyph | number | null)[];
      const text = letters(glyphs.map((glyph) => (typeof glyph === 'object' ? (glyph?.unicode ?? '') : '')).join(''));
      drawn += text;
      for (let letter = 0; letter < text.length; letter++) states.push(isOff);
      if (isOff) unseen += text;
      else seen += text;
    }
  }
  let at = 0;
  return {
    annotations,
    isUnseen(text) {
      const own = letters(text);
      if (own === '') return states[at] ?? false;
      const end = at + own.length;
      if (isSame(drawn.slice(at, end), own)) {
        const state = states[at] ?? false;
        at = end;
        return state;
      }
      // Some letters differ: the next text may be found again.
      const next = drawn.indexOf(own, at);
      if (next >= 0) {
        at = next + own.length;
        return states[next] ?? false;
      }
      at = end;
      return unseen.includes(own) && !seen.includes(own);
    },
  };
}
