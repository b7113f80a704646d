import { message } from '../../../../protocol/index.js';
import { MAX_RECOGNIZED_PAGES, PAGE_DEADLINE_MS } from '../ocr/limits.js';
import { recognizedPage, type RecognizedPage } from '../ocr/pageLinesOf.js';
import type { Recognizer } from '../ocr/recognize.js';
import type { ParseEvents } from '../parsedSource.js';
import { pagePicture } from './pagePicture.js';
import type { PdfDocument } from './pdfEngine.js';

/** The text of pages that are images, by page number; omits those whose images can't be decoded. */
export async function recognizePages(
  document: PdfDocument,
  pageNumbers: readonly number[],
  { onProgress, onMoreTime }: ParseEvents,
): Promise<Map<number, RecognizedPage>> {
  const pages = new Map<number, RecognizedPage>();
  const wanted = pageNumbers.slice(0, MAX_RECOGNIZED_PAGES);
  let recognizer: Recognizer | undefined;
  try {
    for (const [index, pageNumber] of wanted.entries()) {
      onMoreTime(PAGE_DEADLINE_MS);
      const pdfPage = await document.getPage(pageNumber);
      const picture = await pagePicture(pdfPage).catch(() => undefined);
      // Its decoded images would stay in memory.
      pdfPage.cleanup();
      if (picture === undefined) continue;
      onProgress(message('sources.recognizing'), index, wanted.length);
      recognizer ??= await (await import('../ocr/recognize.js')).openRecognizer();
      const page = recognizedPage(recognizer.recognize(picture.file), picture.place);
      if (page.lines.length > 0) pages.set(pageNumber, page);
    }
  } finally {
    recognizer?.close();
  }
  return pages;
}
