import { utf16Order, utf32Order } from '../charset.js';

type Signature = readonly [bytes: string, what: string];

/** First bytes (Latin-1) of files without text, and their common names. */
const UNREADABLE: readonly Signature[] = [
  ['GIF8', 'a GIF image'],
  ['\0\0\x01\0', 'an icon'],
  ['OggS', 'an Ogg audio or video file'],
  ['ID3', 'an MP3 audio file'],
  ['fLaC', 'a FLAC audio file'],
  ['\x1aE\xdf\xa3', 'a Matroska or WebM video'],
  ['bplist00', 'a Safari web archive or property list (save the page as HTML or PDF)'],
  ['BZh', 'a bzip2 archive'],
  ['\xfd7zXZ', 'an xz archive'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard archive'],
  ['\x7fELF', 'a program'],
  ['MZ', 'a Windows program'],
  ['\xcf\xfa\xed\xfe', 'a program'],
  ['\xca\xfe\xba\xbe', 'a program'],
  ['\0asm', 'a WebAssembly module'],
  ['wOFF', 'a font'],
  ['wOF2', 'a font'],
  ['SQLite format 3', 'an SQLite database'],
];

/** First bytes of image formats supported by text recognition. */
const IMAGES = ['\x89PNG\r\n', '\xff\xd8\xff', 'II*\0', 'MM\0*'];

export type Magic =
  { kind: 'pdf' | 'zip' | 'gzip' | 'image' | 'rtf' | 'compound' } | { kind: 'unreadable'; what: string };

/** The format that the first bytes prove; undefined for text and unknown formats. */
export function readMagic(bytes: Uint8Array): Magic | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1_024)).toString('latin1');
  // Some servers put blank lines or a byte order mark before the header; PDF viewers accept that.
  if (/^[\s\xef\xbb\xbf]{0,64}%PDF-\d/.test(head)) return { kind: 'pdf' };
  if (head.startsWith('PK\x03\x04')) return { kind: 'zip' };
  if (head.startsWith('\x1f\x8b')) return { kind: 'gzip' };
  if (head.startsWith('\xd0\xcf\x11\xe0')) return { kind: 'compound' };
  if (head.slice(257, 262) === 'ustar') return { kind: 'unreadable', what: 'a tar archive' };
  if (head.slice(60, 68) === 'BOOKMOBI' || head.slice(60, 68) === 'TEXtREAd')
    return { kind: 'unreadable', what: 'a Kindle book (convert it to EPUB)' };
  if (/^\s{0,64}\{\\rtf/.test(head)) return { kind: 'rtf' };
  if (IMAGES.some((signature) => head.startsWith(signature))) return { kind: 'image' };
  if (head.startsWith('RIFF'))
    return head.slice(8, 12) === 'WEBP' ? { kind: 'image' } : { kind: 'unreadable', what: 'an audio or video file' };
  // A bitmap's header says where its pixels start.
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') return { kind: 'image' };
  if (head.slice(4, 8) === 'ftyp')
    return {
      kind: 'unreadable',
      what: /^(?:avif|heic|mif1)/.test(head.slice(8)) ? 'an image' : 'an MP4 video or audio file',
    };
  const found = UNREADABLE.find(([signature]) => head.startsWith(signature));
  // Text may start with the same two letters.
  if (found === undefined || (found[0].length === 2 && /^\w\w/.test(found[0]) && !head.includes('\0')))
    return undefined;
  return { kind: 'unreadable', what: found[1] };
}

/**
 * Whether bytes without a known signature are binary: a NUL that UTF-16 doesn't explain, or many control characters.
 */
export function looksBinary(bytes: Uint8Array): boolean {
  if (utf16Order(bytes) !== undefined || utf32Order(bytes) !== undefined) return false;
  const length = Math.min(bytes.byteLength, 8_192);
  let controls = 0;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index] as number;
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
  }
  return controls > length / 20;
}
