export interface Decoded {
  text: string;
  /** The WHATWG name of the encoding used. */
  charset: string;
  /** The encoding wasn't declared and isn't Unicode: it was guessed from statistics. */
  guessed?: boolean;
}

/** The declarations that determine how bytes are decoded: the transport's, then the markup's. */
export interface CharsetLabels {
  transport?: string;
  declared?: string;
}
