import type { ImagePlace } from '../ocr/pageLinesOf.js';
import type { UprightPicture } from './uprightPicture.js';

export interface PlacedPicture extends UprightPicture {
  place: ImagePlace;
}

/** Parts of one scan have the same resolution, apart from rounding. */
const TOLERANCE = 0.03;

const pixelsOf = ({ width, height }: UprightPicture): number => width * height;
const isSimilar = (one: number, other: number): boolean => Math.abs(one / other - 1) <= TOLERANCE;

/** The largest picture, together with those of its resolution beside it, as one gray picture of at most `maxPixels`. */
export function joinStrips(pictures: readonly PlacedPicture[], maxPixels: number): PlacedPicture | undefined {
  const [largest] = [...pictures].sort((a, b) => pixelsOf(b) - pixelsOf(a));
  if (largest === undefined) return undefined;
  const across = largest.width / largest.place.width;
  const down = largest.height / largest.place.height;
  const strips = pictures.filter(
    ({ width, height, place }) => isSimilar(width / place.width, across) && isSimilar(height / place.height, down),
  );
  const left = Math.min(...strips.map(({ place }) => place.left));
  const top = Math.min(...strips.map(({ place }) => place.top));
  const right = Math.max(...strips.map(({ place }) => place.left + place.width));
  const bottom = Math.max(...strips.map(({ place }) => place.top + place.height));
  const width = Math.round((right - left) * across);
  const height = Math.round((bottom - top) * down);
  if (strips.length < 2 || width * height > maxPixels) return largest;
  const pixels = new Uint8Array(width * height).fill(255);
  for (const strip of strips) {
    const x = Math.round((strip.place.left - left) * across);
    const y = Math.round((strip.place.top - top) * down);
    for (let row = 0; row < Math.min(strip.height, height - y); row++)
      for (let column = 0; column < Math.min(strip.width, width - x); column++) {
        const at = (y + row) * width + x + column;
        // Where they overlap, the letters win. Green is nearest to what an eye sees as brightness.
        pixels[at] = Math.min(pixels[at] ?? 255, strip.at(column, row, strip.samples === 1 ? 0 : 1));
      }
  }
  return {
    width,
    height,
    samples: 1,
    at: (column, row) => pixels[row * width + column] ?? 255,
    place: { left, top, width: right - left, height: bottom - top },
  };
}
