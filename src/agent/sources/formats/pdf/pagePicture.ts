import type { ImagePlace } from '../ocr/pageLinesOf.js';
import { joinStrips, type PlacedPicture } from './joinStrips.js';
import { toPnm, uprightPicture, type PdfImage } from './uprightPicture.js';
import { MAX_PIXELS } from '../ocr/limits.js';
import { loadPdfEngine, type PdfPage } from './pdfEngine.js';
import { IDENTITY, multiply, type Matrix } from './matrix.js';

/** The image that a scanned page consists of. */
export interface PagePicture {
  /** A PNM file, the simplest format that recognition accepts, turned as the page shows it. */
  file: Uint8Array;
  place: ImagePlace;
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

/** Whether a page shows an image, of whatever size. */
export const paintsImages = async (page: PdfPage): Promise<boolean> => (await paintedImages(page)).length > 0;

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

/** Where the image's unit square is on the page. */
function placeOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, width: number, height: number): ImagePlace {
  return {
    left: (e + Math.min(0, a, c, a + c)) / width,
    top: (f + Math.min(0, b, d, b + d)) / height,
    width: (Math.max(0, a, c, a + c) - Math.min(0, a, c, a + c)) / width,
    height: (Math.max(0, b, d, b + d) - Math.min(0, b, d, b + d)) / height,
  };
}

/**
 * What a page shows as an image: the largest one, joined with others of the same resolution, because many scanners cut
 * a page into strips. undefined if there is none that can be decoded and is large enough to contain text.
 */
export async function pagePicture(page: PdfPage): Promise<PagePicture | undefined> {
  const { width, height } = page.getViewport({ scale: 1 });
  const shown: PlacedPicture[] = [];
  let pixels = 0;
  for (const { image: painted, matrix } of await paintedImages(page)) {
    const image = await imageOf(page, painted);
    if (!image?.data || pixels + image.width * image.height > MAX_PIXELS) continue;
    pixels += image.width * image.height;
    const picture = uprightPicture(image, matrix);
    if (picture) shown.push({ ...picture, place: placeOf(matrix, width, height) });
  }
  const whole = joinStrips(shown, MAX_PIXELS);
  if (!whole || whole.width * whole.height < MIN_PIXELS) return undefined;
  return { file: toPnm(whole), place: whole.place };
}
