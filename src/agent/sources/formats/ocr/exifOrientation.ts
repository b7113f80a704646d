/** Tag of the orientation in an image's first directory. */
const ORIENTATION = 0x0112;
const EXIF = 'Exif\0\0';
const UPRIGHT = 1;

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** The orientation in Exif data, which is a TIFF header with one or more directories. */
function orientationOf(data: DataView): number {
  const little = data.getUint16(0) === 0x4949;
  const directory = data.getUint32(4, little);
  const entries = data.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12;
    if (data.getUint16(at, little) === ORIENTATION) return data.getUint16(at + 8, little);
  }
  return UPRIGHT;
}

/**
 * How a photograph is turned and mirrored when it is shown, from 1 (as stored) to 8 (Exif 2.32, 4.6.5): phones store the
 * picture as the sensor sees it. Images other than JPEG, and damaged metadata, are shown as stored.
 */
export function exifOrientation(bytes: Uint8Array): number {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return UPRIGHT;
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Segments: a marker, and a length that includes its own two bytes. The picture's data starts with 0xffda.
    for (let at = 2; view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda; at += 2 + view.getUint16(at + 2)) {
      const start = at + 4 + EXIF.length;
      if (view.getUint8(at + 1) !== 0xe1 || latin1(bytes, at + 4, start) !== EXIF) continue;
      const length = Math.max(0, view.getUint16(at + 2) - 2 - EXIF.length);
      const orientation = orientationOf(new DataView(view.buffer, view.byteOffset + start, length));
      return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return UPRIGHT;
}
