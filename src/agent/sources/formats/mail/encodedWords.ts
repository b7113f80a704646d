/** Encoded words of one encoding in a row (RFC 2047); the space between them doesn't count. */
const ROW = /=\?([\w.:-]{1,40})\?([bq])\?[^?\s]{0,1000}\?=(?:\s{1,8}=\?\1\?[bq]\?[^?\s]{0,1000}\?=)+/gi;
const WORD = /=\?[\w.:-]{1,40}\?([bq])\?([^?\s]{0,1000})\?=/gi;

function bytesOf(encoding: string, text: string): Buffer {
  if (/^b$/i.test(encoding)) return Buffer.from(text, 'base64');
  const plain = text
    .replaceAll('_', ' ')
    .replace(/=([\da-f]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}

/**
 * A message whose encoded words in a row are one: many programs cut them between any two bytes, in the middle of a
 * letter, and each half alone can't be decoded.
 */
export function withWholeWords(bytes: Uint8Array): Uint8Array {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!message.includes('=?')) return bytes;
  const text = message.toString('latin1');
  const joined = text.replace(ROW, (row: string, charset: string) => {
    const content = [...row.matchAll(WORD)].map(([, encoding = '', inner = '']) => bytesOf(encoding, inner));
    return `=?${charset}?B?${Buffer.concat(content).toString('base64')}?=`;
  });
  return joined === text ? bytes : Buffer.from(joined, 'latin1');
}
