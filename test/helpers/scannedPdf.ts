import { deflateSync, inflateSync } from 'node:zlib';

/** An 8-bit gray picture. */
export interface GrayPicture {
  width: number;
  height: number;
  /** Row by row, 0 is black. */
  pixels: Uint8Array;
}

/** A PNG with 8-bit RGB pixels and no interlacing, as gray. */
export function readPng(file: Buffer): GrayPicture {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const rows = inflateSync(Buffer.concat(parts));
  const stride = width * 3;
  const pixels = new Uint8Array(width * height);
  let above = new Uint8Array(stride);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * (stride + 1)];
    const line = Uint8Array.from(rows.subarray(row * (stride + 1) + 1, (row + 1) * (stride + 1)));
    for (let index = 0; index < stride; index++) {
      const left = line[index - 3] ?? 0;
      const up = above[index] ?? 0;
      const corner = index < 3 ? 0 : (above[index - 3] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      line[index] = ((line[index] ?? 0) + guess) & 255;
    }
    above = line;
    for (let column = 0; column < width; column++) pixels[row * width + column] = line[column * 3] ?? 0;
  }
  return { width, height, pixels };
}

function paeth(left: number, up: number, corner: number): number {
  const [byLeft, byUp, byCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
}

/** The picture after a quarter turn to the left. */
export function turnedLeft({ width, height, pixels }: GrayPicture): GrayPicture {
  const turned = new Uint8Array(pixels.length);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      turned[(width - 1 - column) * height + row] = pixels[row * width + column] ?? 0;
  return { width: height, height: width, pixels: turned };
}

export interface ScannedPage {
  picture: GrayPicture;
  /** Where the picture is painted on the page of 600 by 800 points: left and bottom edge, width, height. */
  at: [left: number, bottom: number, width: number, height: number];
  /** How the page is turned when it is shown, in degrees. Default: 0. */
  turn?: number;
  /** One bit a pixel, as a fax. */
  isBlackAndWhite?: boolean;
  /** The picture's pixels in another encoding, and the entries of the image that say which. */
  encoded?: { data: Uint8Array; entries: string };
}

function samplesOf({ picture: { width, height, pixels }, isBlackAndWhite }: ScannedPage): Uint8Array {
  if (isBlackAndWhite !== true) return pixels;
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      if ((pixels[row * width + column] ?? 0) > 127)
        bits[row * stride + (column >> 3)] = (bits[row * stride + (column >> 3)] ?? 0) | (128 >> (column & 7));
  return bits;
}

/** A PDF whose pages are pictures. Readers rebuild the missing table of objects. */
export function scannedPdf(pages: readonly ScannedPage[]): Buffer {
  const parts: (string | Buffer)[] = [
    '%PDF-1.6\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n',
    `2 0 obj <</Type/Pages/Kids[${pages.map((_, index) => `${10 + index * 3} 0 R`).join(' ')}]/Count ${pages.length}>> endobj\n`,
  ];
  for (const [index, page] of pages.entries()) {
    const id = 10 + index * 3;
    const { picture, at, turn = 0, isBlackAndWhite = false } = page;
    const [left, bottom, width, height] = at;
    const content = `q ${width} 0 0 ${height} ${left} ${bottom} cm /I Do Q`;
    const { data: image, entries } = page.encoded ?? {
      data: deflateSync(samplesOf(page)),
      entries: `/ColorSpace/DeviceGray/BitsPerComponent ${isBlackAndWhite ? 1 : 8}/Filter/FlateDecode`,
    };
    parts.push(
      `${id} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Rotate ${turn}/Contents ${id + 1} 0 R/Resources<</XObject<</I ${id + 2} 0 R>>>>>> endobj\n`,
      `${id + 1} 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj\n`,
      `${id + 2} 0 obj <</Type/XObject/Subtype/Image/Width ${picture.width}/Height ${picture.height}${entries}/Length ${image.length}>> stream\n`,
      Buffer.from(image),
      '\nendstream endobj\n',
    );
  }
  parts.push('trailer <</Root 1 0 R>>\n%%EOF\n');
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

/** A PDF of one page whose picture is cut into strips, the upper one first. */
export function stripedPdf(strips: readonly GrayPicture[], at: ScannedPage['at']): Buffer {
  const [left, bottom, width, height] = at;
  const each = height / strips.length;
  const content = strips
    .map((_, index) => `q ${width} 0 0 ${each} ${left} ${bottom + height - (index + 1) * each} cm /I${index} Do Q`)
    .join('\n');
  const names = strips.map((_, index) => `/I${index} ${10 + index} 0 R`).join('');
  const parts: (string | Buffer)[] = [
    '%PDF-1.6\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n',
    `3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<<${names}>>>>>> endobj\n`,
    `4 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj\n`,
  ];
  for (const [index, { width: across, height: down, pixels }] of strips.entries()) {
    const image = deflateSync(pixels);
    parts.push(
      `${10 + index} 0 obj <</Type/XObject/Subtype/Image/Width ${across}/Height ${down}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length ${image.length}>> stream\n`,
      image,
      '\nendstream endobj\n',
    );
  }
  parts.push('trailer <</Root 1 0 R>>\n%%EOF\n');
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}
