import { randomUUID } from 'node:crypto';

/** A word that no text contains by chance. Letters only: digits would be checked as a number. */
export const secretWord = (beginning: string): string =>
  beginning +
  randomUUID()
    .replaceAll('-', '')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
