import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import createCore from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { exifOrientation } from './exifOrientation.js';

/** A rectangle in pixels, y downward. */
export interface PixelBox {
  left: number;
  right: number;
  bottom: number;
  height: number;
}

/** A recognized line of text; coordinates in pixels, y downward. */
export interface RecognizedLine {
  text: string;
  x: number;
  right: number;
  /** Its lower edge. */
  y: number;
  height: number;
  /** Block of the page that contains it, with its edges. */
  blockLeft: number;
  blockRight: number;
  /** Recognition confidence of its words, 0..1. */
  confidence: number;
  words: { text: string; box: PixelBox }[];
}

/** The text of an image, and the image's size in pixels. */
export interface RecognizedImage {
  width: number;
  height: number;
  lines: RecognizedLine[];
}

/** Recognizes text in images. Close it to free its memory. */
export interface Recognizer {
  /**
   * The text of an image (PNG, JPEG, TIFF, BMP, WebP, PNM), line by line in reading order. Photographs are turned as they
   * are shown, and so are the coordinates. Throws if it can't be decoded.
   */
  recognize(image: Uint8Array): RecognizedImage;
  close(): void;
}

/** Below this confidence is noise: specks, lines, parts of images. */
const MIN_CONFIDENCE = 0.25;
/** Tesseract's neural recognition, the only one whose data is included. */
const LSTM_ONLY = 1;

/** Next to the parser worker's bundle. */
const asset = (name: string): Promise<Buffer> => readFile(path.join(__dirname, 'ocr', name));

const boxOf = (cells: readonly string[]): PixelBox => {
  const [left = 0, top = 0, width = 0, height = 0] = cells.slice(6, 10).map(Number);
  return { left, right: left + width, bottom: top + height, height };
};

/**
 * Tesseract's table: a row for the page (1), each block (2), line (4), and word (5), with its box and, for words, its
 * confidence.
 */
function readTable(table: string): RecognizedImage {
  const lines: { block: PixelBox; box: PixelBox; words: RecognizedLine['words']; confidences: number[] }[] = [];
  let page: PixelBox | undefined;
  let block: PixelBox | undefined;
  for (const row of table.split('\n')) {
    const cells = row.split('\t');
    const box = boxOf(cells);
    const text = (cells[11] ?? '').trim();
    if (cells[0] === '1') page = box;
    else if (cells[0] === '2') block = box;
    else if (cells[0] === '4') lines.push({ block: block ?? box, box, words: [], confidences: [] });
    else if (cells[0] === '5' && text !== '') {
      lines.at(-1)?.words.push({ text, box });
      lines.at(-1)?.confidences.push(Number(cells[10]) / 100);
    }
  }
  return {
    width: page?.right ?? 0,
    height: page?.bottom ?? 0,
    lines: lines
      .map(({ block: around, box, words, confidences }) => ({
        text: words.map(({ text }) => text).join(' '),
        x: box.left,
        right: box.right,
        y: box.bottom,
        height: box.height,
        blockLeft: around.left,
        blockRight: around.right,
        confidence: confidences.reduce((sum, value) => sum + value, 0) / Math.max(1, confidences.length),
        words,
      }))
      .filter(({ text, confidence }) => /[\p{L}\p{N}]/u.test(text) && confidence >= MIN_CONFIDENCE),
  };
}

/** Loads the engine and its English data; takes half a second. */
export async function openRecognizer(): Promise<Recognizer> {
  const [wasmBinary, data] = await Promise.all([
    asset('tesseract.wasm'),
    asset('eng.traineddata.gz').then((bytes) => promisify(gunzip)(bytes)),
  ]);
  const core = await createCore({ wasmBinary, print: () => undefined, printErr: () => undefined });
  core.FS.writeFile('eng.traineddata', data);
  const api = new core.TessBaseAPI();
  if (api.Init('.', 'eng', LSTM_ONLY) !== 0) throw new Error('Tesseract has not started');
  return {
    recognize: (image) => {
      core.FS.writeFile('/input', image);
      if (api.SetImageFile(exifOrientation(image), 0) === 1) throw new Error('the image cannot be decoded');
      api.Recognize(null);
      const read = readTable(api.GetTSVText(0));
      api.Clear();
      return read;
    },
    close: () => {
      api.End();
    },
  };
}
