import type { ImagePlace } from '../ocr/pageLinesOf.js';
import { MAX_PIXELS } from '../ocr/limits.js';
import { loadPdfEngine, type PdfPage } from './pdfEngine.js';
import { IDENTITY, multiply, type Matrix } from './matrix.js';

/** The image that a scanned page consists of. */
export interface PagePicture {
  /** A PNM file, the simplest format that recognition accepts, turned as the page shows it. */
  file: Uint8Array;
  place: ImagePlace;
}

/** An image as pdf.js decodes it. */
interface PdfImage {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** A mask, whose pixels may be stored apart as well. */
type PdfMask = Omit<PdfImage, 'data'> & { data: PdfImage['data'] | string };

interface Painted {
  /** The name of a stored image, or a mask. */
  image: string | PdfMask;
  matrix: Matrix;
}

/** Smaller images are logos. */
const MIN_PIXELS = 100_000;

/** The images that a page paints, each with the transformation of its unit square to the page, from its top left corner. */
async function paintedImages(page: PdfPage): Promise<Painted[]> {
  const { OPS } = await loadPdfEngine();
  const { fnArray, argsArray } = await page.getOperatorList();
  const painted: Painted[] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = page.getViewport({ scale: 1 }).transform;
  for (const [index, operator] of fnArray.entries()) {
    const operands = argsArray[index] as unknown[] | null;
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = multiply(matrix, operands as number[]);
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      matrix = multiply(matrix, (operands?.[0] as Matrix | null) ?? IDENTITY);
    } else if (operator === OPS.paintImageXObject) painted.push({ image: String(operands?.[0]), matrix });
    // Scanners paint black through a mask of the letters.
    else if (operator === OPS.paintImageMaskXObject) painted.push({ image: operands?.[0] as PdfMask, matrix });
  }
  return painted;
}

function storedImage(page: PdfPage, key: string): Promise<PdfImage | null> {
  return new Promise((resolve) => {
    (key.startsWith('g_') ? page.commonObjs : page.objs).get(key, resolve);
  });
}

async function imageOf(page: PdfPage, image: string | PdfMask): Promise<PdfImage | null> {
  if (typeof image === 'string') return storedImage(page, image);
  const { data, width, height } = image;
  return typeof data === 'string' ? storedImage(page, data) : { data, width, height };
}

/** Reads samples of 8 bits, 1 to 4 a pixel, or of 1 bit. undefined for other layouts. */
function sampler({ data, width, height }: PdfImage): { samples: 1 | 3; at: Sample } | undefined {
  const channels = data.length / (width * height);
  if (channels === 1 || channels === 3 || channels === 4)
    return {
      samples: channels === 1 ? 1 : 3,
      at: (x, y, sample) => data[(y * width + x) * channels + sample] ?? 255,
    };
  const rowBytes = (width + 7) >> 3;
  if (data.length === rowBytes * height)
    return { samples: 1, at: (x, y) => (((data[y * rowBytes + (x >> 3)] ?? 255) >> (7 - (x & 7))) & 1 ? 255 : 0) };
  return undefined;
}

type Sample = (x: number, y: number, sample: number) => number;

/** The image's pixels as the page shows them, if it turns the image by quarter turns or mirrors it. */
function toPnm(image: PdfImage, [a = 1, b = 0, c = 0, d = 1]: Matrix): Uint8Array | undefined {
  const source = sampler(image);
  if (!source) return undefined;
  const { samples, at } = source;
  // On the page, the image's rows run along (a, b), and its columns downward along (-c, -d).
  const isTurned = Math.abs(b) > Math.abs(a);
  const [width, height] = isTurned ? [image.height, image.width] : [image.width, image.height];
  const [mirrored, upsideDown] = isTurned ? [-c < 0, b < 0] : [a < 0, -d < 0];
  const head = Buffer.from(`P${samples === 1 ? 5 : 6}\n${width} ${height}\n255\n`, 'latin1');
  const file = new Uint8Array(head.length + width * height * samples);
  file.set(head);
  let next = head.length;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const across = mirrored ? width - 1 - column : column;
      const down = upsideDown ? height - 1 - row : row;
      const [x, y] = isTurned ? [down, across] : [across, down];
      for (let sample = 0; sample < samples; sample++) file[next++] = at(x, y, sample);
    }
  return file;
}

/** Where the image's unit square is on the page. */
function placeOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, width: number, height: number): ImagePlace {
  return {
    left: (e + Math.min(0, a, c, a + c)) / width,
    top: (f + Math.min(0, b, d, b + d)) / height,
    width: (Math.max(0, a, c, a + c) - Math.min(0, a, c, a + c)) / width,
    height: (Math.max(0, b, d, b + d) - Math.min(0, b, d, b + d)) / height,
  };
}

/** The largest image of a page. undefined if it has none that can be decoded and is large enough to contain text. */
export async function pagePicture(page: PdfPage): Promise<PagePicture | undefined> {
  let largest: { image: PdfImage; matrix: Matrix } | undefined;
  for (const { image: painted, matrix } of await paintedImages(page)) {
    const image = await imageOf(page, painted);
    const pixels = image?.data ? image.width * image.height : 0;
    if (image && pixels > (largest ? largest.image.width * largest.image.height : 0)) largest = { image, matrix };
  }
  if (!largest) return undefined;
  const { image, matrix } = largest;
  const pixels = image.width * image.height;
  const file = pixels < MIN_PIXELS || pixels > MAX_PIXELS ? undefined : toPnm(image, matrix);
  const { width, height } = page.getViewport({ scale: 1 });
  return file && { file, place: placeOf(matrix, width, height) };
}
