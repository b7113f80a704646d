/** A piece of an RTF file. */
export type RtfToken =
  | { kind: 'open' | 'close' }
  /** A control word with its number, or a control symbol such as `~`. */
  | { kind: 'control'; name: string; value?: number }
  /** Text in the encoding of the current font, a byte per character. */
  | { kind: 'bytes'; text: string };

const TOKEN = /([{}])|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([^{}\\\r\n]+)|[\r\n]+|\\/gy;

/** Splits RTF, decoded as Latin-1, into its tokens. Linear; never throws. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  const token = new RegExp(TOKEN);
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const [, brace, word, number, hex, symbol, text] = match;
    if (brace !== undefined) yield { kind: brace === '{' ? 'open' : 'close' };
    else if (word === 'bin') token.lastIndex += Math.max(0, Number(number ?? 0));
    else if (word !== undefined)
      yield { kind: 'control', name: word, value: number === undefined ? undefined : Number(number) };
    else if (hex !== undefined) yield { kind: 'bytes', text: String.fromCharCode(parseInt(hex, 16)) };
    // A line break after a backslash ends a paragraph.
    else if (symbol !== undefined) yield { kind: 'control', name: /[\r\n]/.test(symbol) ? 'par' : symbol };
    else if (text !== undefined) yield { kind: 'bytes', text };
  }
}
