/** Tags of a page's directory that say it is a smaller copy of another one. */
const SUBFILE_TYPE = 254;
const REDUCED = 1;
const ENTRY_BYTES = 12;

/**
 * The pages of a TIFF, each as a file that starts with it: a reader takes the directory that the header names. None if
 * it isn't a TIFF.
 */
export function tiffPages(bytes: Uint8Array, limit: number): { pages: Uint8Array[]; total: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = bytes.byteLength < 8 ? 0 : view.getUint16(0);
  const little = order === 0x4949;
  if ((!little && order !== 0x4d4d) || view.getUint16(2, little) !== 42) return { pages: [], total: 0 };
  const starts: number[] = [];
  const seen = new Set<number>();
  // A page whose directory was cut off counts, so that it can be reported.
  let lost = 0;
  for (let at = view.getUint32(4, little); at !== 0 && !seen.has(at);) {
    seen.add(at);
    const entries = at >= 8 && at + 2 <= bytes.byteLength ? view.getUint16(at, little) : 0;
    const end = at + 2 + entries * ENTRY_BYTES;
    if (end + 4 > bytes.byteLength) {
      lost = 1;
      break;
    }
    let isReduced = false;
    for (let entry = at + 2; entry < end; entry += ENTRY_BYTES)
      if (view.getUint16(entry, little) === SUBFILE_TYPE)
        isReduced = (view.getUint32(entry + 8, little) & REDUCED) !== 0;
    if (!isReduced || starts.length === 0) starts.push(at);
    at = view.getUint32(end, little);
  }
  const pages = starts.slice(0, limit).map((start) => {
    const page = bytes.slice();
    new DataView(page.buffer).setUint32(4, start, little);
    return page;
  });
  return { pages, total: starts.length + lost };
}
