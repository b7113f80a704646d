import type { Matrix } from './matrix.js';

/** An image as pdf.js decodes it. */
export interface PdfImage {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Reads a sample of a pixel, from 0, black, to 255. */
type Sample = (x: number, y: number, sample: number) => number;

/** An image as the page shows it. */
export interface UprightPicture {
  width: number;
  height: number;
  /** Of each pixel: gray, or red, green, and blue. */
  samples: 1 | 3;
  at: Sample;
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

/** The image's pixels as the page shows them, if it turns the image by quarter turns or mirrors it. */
export function uprightPicture(image: PdfImage, [a = 1, b = 0, c = 0, d = 1]: Matrix): UprightPicture | undefined {
  const source = sampler(image);
  if (!source) return undefined;
  const { samples, at } = source;
  // On the page, the image's rows run along (a, b), and its columns downward along (-c, -d).
  const isTurned = Math.abs(b) > Math.abs(a);
  const [width, height] = isTurned ? [image.height, image.width] : [image.width, image.height];
  const [mirrored, upsideDown] = isTurned ? [-c < 0, b < 0] : [a < 0, -d < 0];
  return {
    width,
    height,
    samples,
    at(column, row, sample) {
      const across = mirrored ? width - 1 - column : column;
      const down = upsideDown ? height - 1 - row : row;
      return isTurned ? at(down, across, sample) : at(across, down, sample);
    },
  };
}

/** A PNM file. */
export function toPnm({ width, height, samples, at }: UprightPicture): Uint8Array {
  const head = Buffer.from(`P${samples === 1 ? 5 : 6}\n${width} ${height}\n255\n`, 'latin1');
  const file = new Uint8Array(head.length + width * height * samples);
  file.set(head);
  let next = head.length;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      for (let sample = 0; sample < samples; sample++) file[next++] = at(column, row, sample);
  return file;
}
