// What the renderer calls in a page, without the types of the DOM, which the engine doesn't have.

/** How much a document shows. */
export interface Measured {
  /** Text in UTF-16 units, open shadow roots included. */
  length: number;
  /** Whether the parser has finished the document. */
  isParsed: boolean;
}

/**
 * What the HTML of a page lacks. `end`: a limit came first. `frames`: a large part is another document, which couldn't be
 * read. `rows`: a list builds only the rows in view.
 */
export type MissingPart = 'end' | 'frames' | 'rows';

export interface Serialized {
  html: string;
  missing: readonly MissingPart[];
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
   * Scrolls down by one screen: the page, or the part in the middle of the window that scrolls instead. `end` if there was
   * nothing more to scroll, `rows` if a list that keeps only the rows in view has shown others.
   */
  scroll(): 'moved' | 'rows' | 'end';
  /** Undoes `scroll`. */
  scrollBack(): void;
  /**
   * The document as HTML, with the rows that lists have shown while the page was scrolled; the second time, without layers
   * that have come over the page since the first. In it, a frame leaves a comment, `MARK:N`, with its number.
   */
  serialize(limits: SerializeLimits, mark: string): Serialized;
}

/** Called on elements. */
export interface FrameNumbers {
  /** Gives the element of a frame a number for `PageReader.serialize`. */
  numberFrame(element: unknown, number: number): void;
}
