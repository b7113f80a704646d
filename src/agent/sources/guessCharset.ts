import { detectAll } from 'jschardet';

/** The detector's names that the Encoding Standard doesn't know. */
const STANDARD_NAMES: Readonly<Record<string, string>> = {
  'TIS-620': 'windows-874',
  MacCyrillic: 'x-mac-cyrillic',
  EUCTW: 'big5',
};

/** Encodings that a text without labels may be in, the likeliest first, by the statistics of its letters. */
export function guessCharset(sample: Buffer): string[] {
  return detectAll(sample)
    .sort((left, right) => right.confidence - left.confidence)
    .flatMap(({ encoding }) => (encoding === null ? [] : [STANDARD_NAMES[encoding] ?? encoding]));
}
