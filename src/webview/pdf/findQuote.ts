/** A letter of the text with the node that shows it. */
interface Place {
  node: Text;
  offset: number;
}

/** Letters and figures without case, accents, ligatures and hyphens: how a PDF's own text and what was read of it agree. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A quote is also found by this many letters at either end, where a page's footer stands in the middle of it. */
const END_LETTERS = 40;

/** The range of a quote in the text nodes of `layers`, in their order; undefined where it isn't there. */
export function findQuote(layers: readonly HTMLElement[], quote: string): Range | undefined {
  let letters = '';
  const places: Place[] = [];
  for (const layer of layers) {
    const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      let offset = 0;
      for (const character of node.data) {
        const plain = lettersOf(character);
        letters += plain;
        for (let index = 0; index < plain.length; index++) places.push({ node, offset });
        offset += character.length;
      }
    }
  }
  const wanted = lettersOf(quote);
  if (wanted === '') return undefined;
  const whole = letters.indexOf(wanted);
  if (whole >= 0) return rangeOf(places, whole, whole + wanted.length - 1);
  if (wanted.length <= END_LETTERS) return undefined;
  const from = letters.indexOf(wanted.slice(0, END_LETTERS));
  const tail = letters.indexOf(wanted.slice(-END_LETTERS), Math.max(0, from));
  if (from >= 0) {
    // A tail much further on belongs to another passage.
    const near = tail >= 0 && tail - from < 2 * wanted.length;
    return rangeOf(places, from, (near ? tail : from) + END_LETTERS - 1);
  }
  return tail < 0 ? undefined : rangeOf(places, tail, tail + END_LETTERS - 1);
}

function rangeOf(places: readonly Place[], first: number, last: number): Range | undefined {
  const start = places[first];
  const end = places[last];
  if (!start || !end) return undefined;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, Math.min(end.node.data.length, end.offset + 1));
  return range;
}
