/**
 * Tokens per UTF-16 unit by script, typical of the vocabularies of common open models; the measured ratio of the model
 * in use corrects the rest.
 */
const WEIGHT = {
  latinLetter: 1 / 4.1,
  digit: 0.4,
  punctuation: 0.45,
  accented: 0.6,
  otherAlphabet: 0.45,
  ideograph: 0.9,
} as const;

/** Estimates the tokens of `text.slice(start, end)`, without a tokenizer. */
export function estimateTokens(text: string, start = 0, end = text.length): number {
  let tokens = 0;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    tokens += unit < ASCII_WEIGHTS.length ? (ASCII_WEIGHTS[unit] as number) : weightOf(unit);
  }
  return tokens;
}

function weightOf(unit: number): number {
  if (unit < 0x80) {
    const lower = unit | 0x20;
    if ((lower >= 0x61 && lower <= 0x7a) || unit === 0x20) return WEIGHT.latinLetter;
    return unit >= 0x30 && unit <= 0x39 ? WEIGHT.digit : WEIGHT.punctuation;
  }
  if (unit < 0x370) return WEIGHT.accented;
  return unit < 0x2e80 ? WEIGHT.otherAlphabet : WEIGHT.ideograph;
}

/** Most units of most texts. */
const ASCII_WEIGHTS = Float64Array.from({ length: 0x80 }, (_, unit) => weightOf(unit));
