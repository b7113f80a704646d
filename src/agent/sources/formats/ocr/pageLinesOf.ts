import type { PageLine } from '../pdf/pageLine.js';
import type { RecognizedImage } from './recognize.js';

/** Nominal size of recognized text: an image has no font sizes, and line heights depend on their letters. */
const BODY_POINTS = 10;
const HEADING_POINTS = 16;
/** A line this many times higher than usual is a heading. */
const HEADING_HEIGHT = 1.6;

export interface RecognizedPage {
  lines: PageLine[];
  /** Recognition confidence of the page, weighted by letters, 0..1. */
  confidence: number;
}

/** Where an image stands on its page, in fractions of the page. */
export interface ImagePlace {
  left: number;
  top: number;
  width: number;
  height: number;
}

const WHOLE_PAGE: ImagePlace = { left: 0, top: 0, width: 1, height: 1 };

/**
 * Converts recognized lines to a page's lines, in points, so that paragraphs are formed as on any other page. The image
 * stands at `place`.
 */
export function recognizedPage(image: RecognizedImage, place = WHOLE_PAGE): RecognizedPage {
  const recognized = image.lines;
  const heights = recognized.map(({ height }) => height).sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 1;
  const scale = (BODY_POINTS * 1.25) / Math.max(1, usual);
  const letters = recognized.reduce((sum, { text }) => sum + text.length, 0);
  return {
    confidence:
      recognized.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0) / Math.max(1, letters),
    lines: recognized.map(({ text, x, right, y, height, blockLeft, blockRight, words }) => ({
      text,
      x: x * scale,
      right: right * scale,
      y: y * scale,
      size: height > usual * HEADING_HEIGHT ? HEADING_POINTS : BODY_POINTS,
      columnLeft: blockLeft * scale,
      columnRight: blockRight * scale,
      words: words.map(({ text: word, box }) => ({
        text: word,
        left: place.left + (box.left / image.width) * place.width,
        top: place.top + ((box.bottom - box.height) / image.height) * place.height,
        width: ((box.right - box.left) / image.width) * place.width,
        height: (box.height / image.height) * place.height,
      })),
    })),
  };
}
