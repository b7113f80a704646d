import { detectAll } from 'jschardet';

/** Names of the detector that the Encoding Standard doesn't know. */
const STANDARD_NAMES: Readonly<Record<string, string>> = {
  'TIS-620': 'windows-874',
  MacCyrillic: 'x-mac-cyrillic',
  EUCTW: 'big5',
};

/** Likely encodings of an undeclared text, likeliest first, by letter statistics. */
export function guessCharset(sample: Buffer): string[] {
  return detectAll(sample)
    .sort((left, right) => right.confidence - left.confidence)
    .flatMap(({ encoding }) => (encoding === null ? [] : [STANDARD_NAMES[encoding] ?? encoding]));
}
