import { inflateSync } from 'node:zlib';

/** Longer content is a drawing, and its beginning tells. */
const MAX_CONTENT_BYTES = 4 * 1024 * 1024;
/** The dictionary of a stream is shorter, and precedes it. */
const DICTIONARY_BYTES = 400;
/** Streams that draw nothing. */
const NO_CONTENT = /\/(?:Subtype\s*\/Image|ObjStm|XRef|Length1|FontFile|Metadata|DCTDecode|JPXDecode|CCITT|JBIG2)/;
/** The operator for text that is neither filled nor outlined. */
const INVISIBLE = /(?:^|\s)[37](?:\.0*)?\s+Tr\b/;

/**
 * Whether a PDF may draw text invisibly: a look at the operators, which saves a second pass of pdf.js over the pages of
 * nearly all documents. Encrypted documents may.
 */
export function mayDrawInvisibly(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes('/Encrypt')) return true;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    const dictionary = file.toString('latin1', Math.max(0, at - DICTIONARY_BYTES), at);
    const own = dictionary.slice(Math.max(0, dictionary.lastIndexOf(' obj')));
    if (NO_CONTENT.test(own)) continue;
    const end = file.indexOf('endstream', at);
    const start = file[at + 6] === 13 ? at + 8 : at + 7;
    const content = file.subarray(start, end < 0 ? file.length : end);
    if (/\/(?:LZW|ASCII85|ASCIIHex|RunLength)Decode|\/Filter\s*\/(?:LZW|A85|AHx|RL)\b/.test(own)) return true;
    if (INVISIBLE.test(/\/Fl(?:ateDecode)?\b/.test(own) ? inflated(content) : content.toString('latin1'))) return true;
  }
  return false;
}

function inflated(content: Buffer): string {
  try {
    return inflateSync(content, { maxOutputLength: MAX_CONTENT_BYTES }).toString('latin1');
  } catch {
    return '';
  }
}
