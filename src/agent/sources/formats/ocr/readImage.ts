import { AgentError, message } from '../../../../protocol/index.js';
import type { ParsedBody, ParseEvents } from '../parsedSource.js';
import { toPdfMarkdown } from '../pdf/pdfMarkdown.js';
import { MAX_RECOGNIZED_PAGES, PAGE_DEADLINE_MS } from './limits.js';
import { recognizedPage, type RecognizedPage } from './pageLinesOf.js';
import { placeWords } from './placeWords.js';
import { meanConfidence } from './meanConfidence.js';
import { openRecognizer } from './recognize.js';
import { tiffPages } from './tiffPages.js';

/**
 * Reads an image of text, or the pages of a fax. Throws `empty_content` if no text is recognized, and `parser_failed` if
 * it can't be decoded.
 */
export async function readImage(bytes: Uint8Array, { onProgress, onMoreTime }: ParseEvents): Promise<ParsedBody> {
  const { pages, total } = tiffPages(bytes, MAX_RECOGNIZED_PAGES);
  const images = pages.length > 1 ? pages : [bytes];
  onProgress(message('sources.recognizing'), 0, images.length);
  onMoreTime(PAGE_DEADLINE_MS);
  const recognizer = await openRecognizer();
  const read: RecognizedPage[] = [];
  try {
    for (const [index, image] of images.entries()) {
      if (index > 0) {
        onMoreTime(PAGE_DEADLINE_MS);
        onProgress(message('sources.recognizing'), index, images.length);
      }
      read.push(recognizedPage(recognizer.recognize(image)));
    }
  } catch (cause) {
    if (read.length === 0) throw new AgentError('parser_failed', message('sources.imageDamaged'), { cause });
  } finally {
    recognizer.close();
  }
  const silent = Math.max(total, images.length) - read.filter(({ lines }) => lines.length > 0).length;
  if (read.every(({ lines }) => lines.length === 0))
    throw new AgentError('empty_content', message('sources.imageWithoutText'));
  const { markdown, title, pageStarts } = toPdfMarkdown(read.map(({ lines }) => lines));
  const recognized = read
    .map(({ lines, confidence }, index) => {
      const start = pageStarts[index] ?? markdown.length;
      const end = pageStarts[index + 1] ?? markdown.length;
      return { start, end, confidence, words: placeWords(markdown, [start, end], index + 1, lines) };
    })
    .filter(({ start, end }) => end > start);
  const percent = Math.round(meanConfidence(recognized) * 100);
  const warnings = [message('sources.recognized', { percent })];
  if (silent > 0) warnings.push(message('sources.pagesSilent', { silent, total: Math.max(total, images.length) }));
  return { title, markdown, recognized, warnings };
}
