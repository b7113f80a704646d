import type { Marked } from './markers.js';
import type { Statement } from './statement.js';

const AUXILIARY =
  /(?<!\p{L})(?:was|were|is|are|been|being|be|wurde|wurden|wird|worden|est|été|fut|fue|fueron|sido)\s(?:not\s|never\s|also\s|nicht\s|pas\s|\p{L}+ly\s)?$/iu;

/** A form of "be" stands right before a verb: its subject is not who does it. */
export function isPassive({ text }: Statement, verb: Marked): boolean {
  return AUXILIARY.test(text.slice(Math.max(0, verb.start - 24), verb.start));
}
