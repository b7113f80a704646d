import { extractImages, type getDocumentProxy } from 'unpdf';
import { message } from '../../../../protocol/index.js';
import { MAX_PIXELS, MAX_RECOGNIZED_PAGES, PAGE_DEADLINE_MS } from '../ocr/limits.js';
import { recognizedPage, type RecognizedPage } from '../ocr/pageLinesOf.js';
import type { Recognizer } from '../ocr/recognize.js';
import type { ParseEvents } from '../parsedSource.js';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Smaller images are logos. */
const MIN_PIXELS = 100_000;

/** Raw pixels as a PNM file, the simplest format that recognition accepts. */
function toPnm(data: Uint8ClampedArray, width: number, height: number, channels: number): Uint8Array {
  const samples = channels === 1 ? 1 : 3;
  const head = Buffer.from(`P${samples === 1 ? 5 : 6}\n${width} ${height}\n255\n`, 'latin1');
  const file = new Uint8Array(head.length + width * height * samples);
  file.set(head);
  if (channels === samples) file.set(data.subarray(0, width * height * samples), head.length);
  else
    for (let pixel = 0, at = head.length; pixel < width * height; pixel++)
      for (let sample = 0; sample < 3; sample++) file[at++] = data[pixel * channels + sample] ?? 255;
  return file;
}

/** The image that a scanned page consists of. */
async function pictureOf(document: PdfDocument, pageNumber: number): Promise<Uint8Array | undefined> {
  const images = await extractImages(document, pageNumber).catch(() => []);
  const largest = images.sort((a, b) => b.width * b.height - a.width * a.height)[0];
  if (largest === undefined) return undefined;
  const { data, width, height, channels } = largest;
  const pixels = width * height;
  return pixels < MIN_PIXELS || pixels > MAX_PIXELS ? undefined : toPnm(data, width, height, channels);
}

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
      const picture = await pictureOf(document, pageNumber);
      if (picture === undefined) continue;
      onProgress(message('sources.recognizing'), index, wanted.length);
      recognizer ??= await (await import('../ocr/recognize.js')).openRecognizer();
      const page = recognizedPage(recognizer.recognize(picture));
      if (page.lines.length > 0) pages.set(pageNumber, page);
    }
  } finally {
    recognizer?.close();
  }
  return pages;
}
