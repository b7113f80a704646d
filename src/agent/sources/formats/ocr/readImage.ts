import { AgentError, message } from '../../../../protocol/index.js';
import type { ParsedBody, ParseEvents } from '../parsedSource.js';
import { toPdfMarkdown } from '../pdf/pdfMarkdown.js';
import { PAGE_DEADLINE_MS } from './limits.js';
import { recognizedPage } from './pageLinesOf.js';
import { placeWords } from './placeWords.js';
import { openRecognizer } from './recognize.js';

/**
 * Reads an image of text. Throws `empty_content` if no text is recognized, and `parser_failed` if it can't be decoded.
 */
export async function readImage(bytes: Uint8Array, { onProgress, onMoreTime }: ParseEvents): Promise<ParsedBody> {
  onProgress(message('sources.recognizing'), 0, 1);
  onMoreTime(PAGE_DEADLINE_MS);
  const recognizer = await openRecognizer();
  try {
    const { lines, confidence } = recognizedPage(recognizer.recognize(bytes));
    if (lines.length === 0) throw new AgentError('empty_content', message('sources.imageWithoutText'));
    const { markdown, title } = toPdfMarkdown([lines]);
    return {
      title,
      markdown,
      recognized: [
        { start: 0, end: markdown.length, confidence, words: placeWords(markdown, [0, markdown.length], 1, lines) },
      ],
      warnings: [message('sources.recognized', { percent: Math.round(confidence * 100) })],
    };
  } catch (cause) {
    if (cause instanceof AgentError) throw cause;
    throw new AgentError('parser_failed', message('sources.imageDamaged'), { cause });
  } finally {
    recognizer.close();
  }
}
