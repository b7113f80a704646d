import { textSlices } from '../streams/textSlices.js';
import { TimeSlicer } from '../streams/timeSlicer.js';

/** Encoded at once, in under a millisecond. UTF-16 units. */
const PART = 256 * 1024;

/**
 * A long text as UTF-8, in slices of the event loop; a short one as it is. The native module copies a string of
 * megabytes several times before it returns, and bytes once.
 */
export async function utf8Of(text: string): Promise<string | Buffer> {
  if (text.length <= PART) return text;
  const slicer = new TimeSlicer();
  let length = 0;
  for (const part of textSlices(text, PART)) {
    length += Buffer.byteLength(part);
    await slicer.pause();
  }
  const bytes = Buffer.allocUnsafeSlow(length);
  let written = 0;
  for (const part of textSlices(text, PART)) {
    written += bytes.write(part, written);
    await slicer.pause();
  }
  return bytes;
}
