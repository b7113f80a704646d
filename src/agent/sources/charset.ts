import { isUtf8 } from 'node:buffer';
import type { TimeSlicer } from '../streams/timeSlicer.js';
import type { CharsetLabels, Decoded } from './decoded.js';

/**
 * How far to look for a declaration in the markup, in bytes; browsers look at 1 KB, but real pages put scripts first.
 */
const META_BYTES = 4_096;

/** Servers and templates declare these by default, so valid UTF-8 takes precedence. */
const DEFAULT_LABELS = /^(?:windows-1252|cp-?1252|x-cp1252|iso-?8859-?1|latin-?1|l1|us-ascii|ascii|utf-?8)$/i;

/** Number of bytes that are enough to recognize UTF-16. */
const UTF16_SAMPLE_BYTES = 4_096;

/** The byte order of UTF-32, of which only text with a mark exists. */
export function utf32Order(bytes: Uint8Array): 'utf-32le' | 'utf-32be' | undefined {
  const mark = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4)).toString('hex');
  if (mark === 'fffe0000') return 'utf-32le';
  return mark === '0000feff' ? 'utf-32be' : undefined;
}

function decodeUtf32(bytes: Uint8Array, order: 'utf-32le' | 'utf-32be'): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 4; at + 4 <= bytes.byteLength; at += 4) {
    const code = view.getUint32(at, order === 'utf-32le');
    const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    parts.push(isCharacter ? String.fromCodePoint(code) : '\ufffd');
  }
  return parts.join('');
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** The encoding that HTML or XML declares in its first bytes. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, META_BYTES)).toString('latin1');
  const label =
    /<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head)?.[1];
  // Markup that is readable as ASCII isn't UTF-16, whatever it declares.
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function decodeStrictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * The byte order of UTF-16: from its mark, or else from the positions of NUL bytes in ASCII whitespace and punctuation.
 * Undefined for everything else, including binary data.
 */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return marked === 'utf-8' ? undefined : (marked as 'utf-16le' | 'utf-16be');
  const length = Math.min(bytes.byteLength & ~1, UTF16_SAMPLE_BYTES);
  if (!bytes.subarray(0, length).includes(0)) return undefined;
  let little = 0;
  let big = 0;
  for (let index = 0; index < length; index += 2) {
    const [first, second] = [bytes[index] as number, bytes[index + 1] as number];
    if (second === 0 && (first === 0x20 || first === 0x0a || first === 0x2c || first === 0x2e)) little++;
    if (first === 0 && (second === 0x20 || second === 0x0a || second === 0x2c || second === 0x2e)) big++;
  }
  if (Math.max(little, big) < Math.max(1, length / 200) || Math.max(little, big) < 8 * Math.min(little, big))
    return undefined;
  const order = little > big ? 'utf-16le' : 'utf-16be';
  const text = decodeStrictly(bytes.subarray(0, length), order);
  if (text === undefined) return undefined;
  const strange =
    text.match(/[\p{Cc}\p{Cn}\p{Co}]/gu)?.filter((character) => !/[\t\n\f\r]/.test(character)).length ?? 0;
  return strange > text.length / 100 ? undefined : order;
}

export function labelsOf(bytes: Uint8Array, transport: string | undefined): CharsetLabels {
  return { transport, declared: declaredCharset(bytes) };
}

/**
 * Decodes Unicode: with a byte order mark, as UTF-16, or as valid UTF-8 that no other declaration contradicts.
 * Undefined for everything else. Cheap enough for any thread.
 */
export function decodeUnicode(bytes: Uint8Array, transport?: string): Decoded | undefined {
  const wide = utf32Order(bytes);
  if (wide !== undefined) return { text: decodeUtf32(bytes, wide), charset: wide };
  const marked = byteOrderMark(bytes) ?? utf16Order(bytes);
  if (marked !== undefined) return { text: new TextDecoder(marked).decode(bytes), charset: marked };
  if (isLabeledOtherwise(bytes, transport)) return undefined;
  const text = decodeStrictly(bytes, 'utf-8');
  return text === undefined || isEscaped(text) ? undefined : { text, charset: 'utf-8' };
}

/** A declaration contradicts UTF-8. */
function isLabeledOtherwise(bytes: Uint8Array, transport: string | undefined): boolean {
  const labels = labelsOf(bytes, transport);
  const label = labels.transport ?? labels.declared;
  return label !== undefined && !DEFAULT_LABELS.test(label.trim());
}

const ESCAPE = '\u001b';
const ESCAPE_BYTE = 0x1b;

/** ISO-2022-JP is ASCII with escapes, and therefore valid UTF-8. */
function isEscaped(text: string): boolean {
  return text.includes(`${ESCAPE}$B`) || text.includes(`${ESCAPE}$@`);
}

/** Bytes that are decoded, or hashed, in less than a millisecond. */
export const SLICE_BYTES = 256 * 1024;

/**
 * Decodes UTF-8 without a byte order mark in slices of the event loop, with the same result as `decodeUnicode`;
 * undefined for everything else. Throws the signal's reason when it aborts.
 */
export async function decodeUtf8Patiently(
  bytes: Uint8Array,
  transport: string | undefined,
  slicer: TimeSlicer,
): Promise<string | undefined> {
  if (byteOrderMark(bytes) !== undefined || utf16Order(bytes) !== undefined || isLabeledOtherwise(bytes, transport))
    return undefined;
  let hasEscapes = false;
  for (let from = 0; from < bytes.byteLength;) {
    const to = characterStart(bytes, from + SLICE_BYTES);
    const part = bytes.subarray(from, to);
    if (!isUtf8(part)) return undefined;
    hasEscapes ||= part.includes(ESCAPE_BYTE);
    from = to;
    await slicer.pause();
  }
  // Only a string in one piece can be searched and cut later, and the engine can't be given one in parts: joining them
  // takes as long as decoding everything, and the memory of both.
  await slicer.ownTurn();
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  await slicer.rest();
  return hasEscapes && isEscaped(text) ? undefined : text;
}

/** The start of the UTF-8 character that contains this byte; the end of the text if there is none. */
function characterStart(bytes: Uint8Array, at: number): number {
  if (at >= bytes.byteLength) return bytes.byteLength;
  let start = at;
  while (start > at - 4 && ((bytes[start] as number) & 0xc0) === 0x80) start--;
  return start;
}

/**
 * Decodes bytes, without a byte order mark. Unicode first; legacy encodings as declared by the transport or the markup
 * if the bytes agree, or guessed from the text if nothing is declared. Never rejects.
 */
export async function decodeText(bytes: Uint8Array, transport?: string): Promise<Decoded> {
  const unicode = decodeUnicode(bytes, transport);
  if (unicode !== undefined) return unicode;
  const { decodeLegacy } = await import('./legacyCharset.js');
  return decodeLegacy(bytes, labelsOf(bytes, transport));
}
