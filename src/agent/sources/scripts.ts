const LOWERED = '₀₁₂₃₄₅₆₇₈₉';
const LOWERED_SIGNS: Readonly<Record<string, string>> = { '+': '₊', '-': '₋', '−': '₋', '=': '₌', '(': '₍', ')': '₎' };

/** Marks by which texts refer to notes. */
const NOTE_MARK = /^(?:[*†‡§¶‖#]+|\[?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]?|\[[a-z]{1,2}\])$/i;
/** Raised letters that belong to a number or an abbreviation: 1st, 2e, n°, Mlle, ™. */
const RAISED_ENDING = /^(?:st|nd|rd|th|er?|re|ère|ème|nde?|[ºª°o]s?|tm|sm|®|©|™|[a-z]{2,5})$/i;

/** Units and letters of formulas end like this; a word before a raised number makes it a note's mark. */
function standsAfterWord(before: string): boolean {
  const word = /[\p{L}\p{M}]+$/u.exec(before)?.[0] ?? '';
  if (word === '') return /[.,;:!?"'”’»)\]]$/.test(before) && !/[)\]]$/.test(before);
  return word.length > 3 || /[\u3040-\u30ff\u3400-\u9fff]$/.test(word);
}

/**
 * Raised text as plain text that keeps its meaning: `10^6`, `m^2`, `e^{-kt}`, `1st`, and `[3]` for the mark of a note.
 * Carets rather than raised digits, since 10⁶ becomes 106 wherever text is normalized. `before` is the text it follows.
 */
export function raised(text: string, before: string): string {
  const inner = text.replace(/\s+/g, ' ').trim();
  if (inner === '') return '';
  const base = before.trimEnd();
  if (/^[*†‡§¶‖]+$/.test(inner)) return inner;
  if (NOTE_MARK.test(inner)) {
    const isList = /[,;–]|\d-\d|^\[/.test(inner);
    if (isList || (standsAfterWord(base) && !/\p{N}$/u.test(base)))
      return inner.startsWith('[') ? inner : `[${inner.replace(/\s+/g, '')}]`;
  }
  if (/^[\u2070-\u207f¹²³]+$/.test(inner)) return `^${inner.normalize('NFKC')}`;
  if (RAISED_ENDING.test(inner) && /[\p{L}\p{N}.]$/u.test(base) && (inner.length > 1 || !/\p{L}$/u.test(base))) {
    if (inner.length > 1 || /[ºª°oe®©™]/i.test(inner)) return inner;
  }
  const number = inner.replace(/[−–]/g, '-').replace(/\s+/g, '');
  if (/^[+-]?\d+(?:[.,]\d+)?$/.test(number) || /^[\p{L}+*-]$/u.test(number)) return `^${number}`;
  return `^{${inner}}`;
}

/** Lowered text as plain text: `CO₂`, `x_i`, `log₂`; `1010_2` behind a digit, where a lowered digit could be taken for one more. */
export function lowered(text: string, before: string): string {
  const inner = text.replace(/\s+/g, ' ').trim();
  if (inner === '') return '';
  if (/^[\d+\-−=()]+$/.test(inner) && !/\d$/.test(before))
    return inner.replace(/./g, (sign) => LOWERED_SIGNS[sign] ?? LOWERED[Number(sign)] ?? sign);
  return /^(?:\d+|\p{L})$/u.test(inner) ? `_${inner}` : `_{${inner}}`;
}
