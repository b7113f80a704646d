// What the renderer calls in a page, without the types of the DOM, which the engine doesn't have.

/** How much a document shows. */
export interface Measured {
  /** Text in UTF-16 units, open shadow roots included. */
  length: number;
  /** Whether the parser has finished the document. */
  isParsed: boolean;
}

export interface Serialized {
  html: string;
  /** Whether a limit came first: the rest of the page is missing. */
  isCut: boolean;
}

export interface SerializeLimits {
  /** Longest HTML, in bytes of UTF-8. */
  bytes: number;
  /** When to end, in milliseconds since 1970. */
  endsAt: number;
}

/** The functions of a document in a world of its own. Their parameters and results are JSON. */
export interface PageReader {
  measure(): Measured;
  /** Type of the document, such as `text/html`. */
  contentType(): string;
  /**
   * Scrolls down by one screen: the page, or the part in the middle of the window that scrolls instead. Whether there was
   * more to scroll.
   */
  scroll(): boolean;
  /** Undoes `scroll`. */
  scrollBack(): void;
  /** The document as HTML, in which a frame leaves a comment, `MARK:N`, with its number. */
  serialize(limits: SerializeLimits, mark: string): Serialized;
}

/** Called on elements. */
export interface FrameNumbers {
  /** Gives the element of a frame a number for `PageReader.serialize`. */
  numberFrame(element: unknown, number: number): void;
}
