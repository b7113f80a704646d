/** A letter of the text and its node. */
interface LetterPosition {
  node: Text;
  offset: number;
  /** The signs before the next letter, such as the end of a sentence. */
  signs: { sign: string; node: Text; offset: number }[];
}

/**
 * Letters and digits without case, accents, ligatures, and hyphens: makes a PDF's own text comparable to the text that
 * was read.
 */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A quote is also found by this many letters at either end, in case a page's footer interrupts it. */
const END_LETTERS = 40;

/** The range of a quote in the text nodes of `layers`, in order; undefined if not found. */
export function findQuoteOnPage(layers: readonly HTMLElement[], quote: string): Range | undefined {
  let letters = '';
  const places: LetterPosition[] = [];
  for (const layer of layers) {
    const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      let offset = 0;
      for (const character of node.data) {
        const plain = lettersOf(character);
        letters += plain;
        for (let index = 0; index < plain.length; index++) places.push({ node, offset, signs: [] });
        if (plain === '' && !/\s/.test(character)) places.at(-1)?.signs.push({ sign: character, node, offset });
        offset += character.length;
      }
    }
  }
  const wanted = lettersOf(quote);
  if (wanted === '') return undefined;
  const whole = letters.indexOf(wanted);
  const lastSigns = quote.replace(/^[^]*[\p{L}\p{N}]/u, '');
  if (whole >= 0) return rangeOf(places, whole, whole + wanted.length - 1, lastSigns);
  if (wanted.length <= END_LETTERS) return undefined;
  const from = letters.indexOf(wanted.slice(0, END_LETTERS));
  const tail = letters.indexOf(wanted.slice(-END_LETTERS), Math.max(0, from));
  if (from >= 0) {
    // An end much further on belongs to another passage.
    const near = tail >= 0 && tail - from < 2 * wanted.length;
    return rangeOf(places, from, (near ? tail : from) + END_LETTERS - 1, near ? lastSigns : '');
  }
  return tail < 0 ? undefined : rangeOf(places, tail, tail + END_LETTERS - 1, lastSigns);
}

/** From one letter to another, and on to the signs behind it that are among `lastSigns`. */
function rangeOf(places: readonly LetterPosition[], first: number, last: number, lastSigns: string): Range | undefined {
  const start = places[first];
  const letter = places[last];
  if (!start || !letter) return undefined;
  const other = letter.signs.findIndex(({ sign }) => !lastSigns.includes(sign));
  const end = letter.signs.slice(0, other < 0 ? undefined : other).at(-1) ?? letter;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, Math.min(end.node.data.length, end.offset + 1));
  return range;
}
