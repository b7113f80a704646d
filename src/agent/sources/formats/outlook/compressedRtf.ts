import { AgentError, BYTES_IN_MEGABYTE, message } from '../../../../protocol/index.js';

/** What every compressed text may refer to from its start on ([MS-OXRTFCP] 2.1.2.1). */
const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const DICTIONARY_BYTES = 4_096;
const HEADER_BYTES = 16;
const UNCOMPRESSED = 'MELA';
/** Of 17 compressed bytes, 8 references of 17 bytes each. */
const MOST_GROWTH = 8;
const MAX_MEGABYTES = 64;

/** The text of a message that Outlook stores as compressed RTF; undefined if it isn't that. Throws `too_large`. */
export function decompressRtf(bytes: Buffer): Buffer | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const kind = bytes.toString('latin1', 8, 12);
  if (kind === UNCOMPRESSED) return bytes.subarray(HEADER_BYTES);
  if (kind !== 'LZFu') return undefined;
  const dictionary = Buffer.alloc(DICTIONARY_BYTES, ' ');
  let end = dictionary.write(DICTIONARY, 'latin1');
  const output = Buffer.alloc(Math.min(MOST_GROWTH * bytes.length, MAX_MEGABYTES * BYTES_IN_MEGABYTE));
  let length = 0;
  const put = (byte: number): void => {
    if (length === output.length)
      throw new AgentError('too_large', message('sources.unpackedTooLarge', { megabytes: MAX_MEGABYTES }));
    output[length++] = byte;
    dictionary[end] = byte;
    end = (end + 1) % DICTIONARY_BYTES;
  };
  for (let at = HEADER_BYTES; at < bytes.length;) {
    const flags = bytes.readUInt8(at++);
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(bytes.readUInt8(at++));
        continue;
      }
      if (at + 2 > bytes.length) return output.subarray(0, length);
      const reference = bytes.readUInt16BE(at);
      at += 2;
      const from = reference >> 4;
      // A reference to the place where writing goes on ends the text.
      if (from === end) return output.subarray(0, length);
      for (let offset = 0; offset < (reference & 15) + 2; offset++)
        put(dictionary[(from + offset) % DICTIONARY_BYTES] ?? 0);
    }
  }
  return output.subarray(0, length);
}
