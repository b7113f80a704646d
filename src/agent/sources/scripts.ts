const LOWERED = '₀₁₂₃₄₅₆₇₈₉';
const LOWERED_SIGNS: Readonly<Record<string, string>> = { '+': '₊', '-': '₋', '−': '₋', '=': '₌', '(': '₍', ')': '₎' };

/** Symbols that texts use to refer to notes. */
const NOTE_MARK = /^(?:[*†‡§¶‖#]+|\[?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\]?|\[[a-z]{1,2}\])$/i;
/** Superscript letters of a number or an abbreviation: 1st, 2e, n°, Mlle, ™. */
const RAISED_ENDING = /^(?:st|nd|rd|th|er?|re|ère|ème|nde?|[ºª°o]s?|tm|sm|®|©|™|[a-z]{2,5})$/i;

/** A price without its cents. */
const WHOLE_PRICE = /(?:^|[^\p{L}\p{N}])[$€£¥]\s?\d{1,3}(?:[., \u00a0]\d{3})*$/u;
/** Prices rarely end otherwise, but note numbers do. */
const CENTS = /^\d[059]$/;
const CURRENCY_AFTER = /^\s?(?:[€$£¥]|(?:EUR|USD|CHF|GBP|kr|zł|Kč)(?![\p{L}]))/u;
/** An hour without its minutes. */
const HOUR = /(?:^|[^\p{L}\p{N}.,:/])(?:[01]?\d|2[0-4])$/u;
const CLOCK_AFTER = /^\s?(?:Uhr|uhr|hrs?|h|[ap]\.?\s?m\.?|ч)(?![\p{L}])/u;

/**
 * A superscript that is the end of the number before it, as it is written in one line: the cents of a price, the minutes
 * of a time, and the numerator of a fraction.
 */
function endOfNumber(inner: string, before: string, after: string): string | undefined {
  if (/^[.,]\d{1,2}$/.test(inner) && /\d$/.test(before)) return inner;
  if (/^[€$£]\d{2}$/.test(inner) && /\d$/.test(before)) return inner;
  if (/^\d{2}$/.test(inner)) {
    if (CENTS.test(inner) && (WHOLE_PRICE.test(before) || (/\d$/.test(before) && CURRENCY_AFTER.test(after))))
      return `.${inner}`;
    // No exponent starts with a zero.
    if (/^[0-5]/.test(inner) && HOUR.test(before) && (inner.startsWith('0') || CLOCK_AFTER.test(after)))
      return `:${inner}`;
  }
  if (/^\d{1,3}$/.test(inner) && /^\s*⁄/.test(after)) return /\p{N}$/u.test(before) ? ` ${inner}` : inner;
  return undefined;
}

/** A raised letter or zero instead of the sign of degrees; minutes of an angle or a direction may follow as well. */
const DEGREE = /^[oO0]$/;
const SCALE_AFTER = /^\s?(?:[CFKNSEW](?![\p{L}\p{N}])|\d{1,2}(?:[.,]\d+)?\s?['′’])/u;

/** The symbol of an element, which a number of nucleons stands directly before. */
const SYMBOL_AFTER = /^[A-Z][a-z]?(?![\p{L}\p{M}])/u;

/** Units and letters of formulas end like this; after any other word, a superscript number is a note reference. */
function standsAfterWord(before: string): boolean {
  const word = /[\p{L}\p{M}]+$/u.exec(before)?.[0] ?? '';
  if (word === '') return /[.,;:!?"'”’»)\]]$/.test(before) && !/[)\]]$/.test(before);
  return word.length > 3 || /[\u3040-\u30ff\u3400-\u9fff]$/.test(word);
}

/**
 * Superscript text as plain text that preserves its meaning: `10^6`, `m^2`, `e^{-kt}`, `1st`, and `[3]` for a note
 * reference. Carets rather than superscript digits, because normalization turns 10⁶ into 106. `before` is the preceding
 * text, and `after` the following one, in which a fraction slash makes this a numerator.
 */
export function raised(text: string, before: string, after = ''): string {
  const inner = text.replace(/\s+/g, ' ').trim();
  if (inner === '') return '';
  const base = before.trimEnd();
  const ending = endOfNumber(inner, before, after);
  if (ending !== undefined) return ending;
  // Words in small print rather than an exponent.
  if (/\p{L}{3}\S*\s+\S*\p{L}{3}/u.test(inner)) return /\s$/.test(before) || before === '' ? inner : ` ${inner}`;
  if (/^[*†‡§¶‖]+$/.test(inner) || /^[®©™℠\p{Sc}]$/u.test(inner)) return inner;
  if (DEGREE.test(inner) && /\p{N}$/u.test(base) && SCALE_AFTER.test(after)) return '°';
  // "No." in Romance languages.
  if (/^[oº]s?$/.test(inner) && /(?:^|[^\p{L}])[nN]$/u.test(base)) return inner;
  if (/^\d{1,3}m?$/.test(inner) && /(?:^|[\s([{/–—-])$/.test(before) && SYMBOL_AFTER.test(after)) return `^${inner}`;
  if (NOTE_MARK.test(inner)) {
    const isList = /[,;–]|\d-\d|^\[/.test(inner);
    // One mark may follow another, which would make it a link.
    if (/\[\d{1,3}\]$/.test(before)) return ` [${inner.replace(/[[\]\s]/g, '')}]`;
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

/**
 * Subscript text as plain text: `CO₂`, `x_i`, `log₂`; `1010_2` after a digit, where a subscript digit could be read as
 * part of the number.
 */
export function lowered(text: string, before: string): string {
  const inner = text.replace(/\s+/g, ' ').trim();
  if (inner === '') return '';
  if (/^\d{1,3}$/.test(inner) && /\d\s*[/⁄∕]\s*$/.test(before)) return inner;
  if (/^[\d+\-−=()]+$/.test(inner) && !/\d$/.test(before))
    return inner.replace(/./g, (sign) => LOWERED_SIGNS[sign] ?? LOWERED[Number(sign)] ?? sign);
  return /^(?:\d+|\p{L})$/u.test(inner) ? `_${inner}` : `_{${inner}}`;
}

/**
 * A whole number apart from the fraction after it, which glyphs of their own draw: `12 1⁄2` rather than `121⁄2`. Only
 * fractions below one are written so.
 */
export function withFractionsApart(text: string): string {
  return text
    .replace(/\d(?=[¹²³⁴-⁹][⁰¹²³⁴-⁹]*[⁄/])/g, '$& ')
    .replace(/(\d)([1-8])⁄([2-9])(?!\d)/g, (whole, before: string, part: string, of: string) =>
      part < of ? `${before} ${part}⁄${of}` : whole,
    );
}
