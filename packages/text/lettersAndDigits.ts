/** A text's letters and digits alone, in lower case: two texts with the same ones say the same. */
export const lettersAndDigits = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
