/** Letters that aren't ASCII, as UTF-16 in Base64 between "+" and "-" (RFC 2152). A library would bring the tables of all other encodings. */
const SHIFTED = /\+([A-Za-z\d+/]*)-?/g;
const NAMED = /charset\s*=\s*"?(?:x-)?(?:unicode-[12]-[01]-)?utf-7\b/i;

/** Whether a mail or one of its parts is in UTF-7, which no decoder of the platform knows. */
export const isUtf7Mail = (bytes: Uint8Array): boolean =>
  NAMED.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));

/** Decodes UTF-7 that was read as ASCII. */
export const decodeUtf7 = (text: string): string =>
  text.replace(SHIFTED, (whole, letters: string) => {
    if (letters === '') return whole === '+-' ? '+' : whole;
    const bytes = Buffer.from(letters, 'base64');
    // Half a letter is none.
    return bytes.length < 2
      ? whole
      : bytes
          .subarray(0, bytes.length & ~1)
          .swap16()
          .toString('utf16le');
  });
