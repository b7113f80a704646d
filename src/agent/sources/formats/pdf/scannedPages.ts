import { message } from '../../../../protocol/index.js';
import { MAX_RECOGNIZED_PAGES, PAGE_DEADLINE_MS } from '../ocr/limits.js';
import { recognizedPage, type RecognizedPage } from '../ocr/pageLinesOf.js';
import type { Recognizer } from '../ocr/recognize.js';
import type { ParseEvents } from '../parsedSource.js';
import { pagePicture, paintsImages } from './pagePicture.js';
import type { PdfDocument } from './pdfEngine.js';

/** Pages that may be images. */
interface RecognizedPages {
  /** Their text by page number, without those whose images can't be decoded. */
  recognized: Map<number, RecognizedPage>;
  /** Those that show an image, or weren't looked at. */
  drawn: Set<number>;
}

/** Recognizes the text of pages that are images. */
export async function recognizePages(
  document: PdfDocument,
  pageNumbers: readonly number[],
  { onProgress, onMoreTime }: ParseEvents,
): Promise<RecognizedPages> {
  const pages = new Map<number, RecognizedPage>();
  const wanted = pageNumbers.slice(0, MAX_RECOGNIZED_PAGES);
  const drawn = new Set(pageNumbers.slice(MAX_RECOGNIZED_PAGES));
  let recognizer: Recognizer | undefined;
  try {
    for (const [index, pageNumber] of wanted.entries()) {
      onMoreTime(PAGE_DEADLINE_MS);
      const pdfPage = await document.getPage(pageNumber);
      if (await paintsImages(pdfPage).catch(() => true)) drawn.add(pageNumber);
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
  return { recognized: pages, drawn };
}
