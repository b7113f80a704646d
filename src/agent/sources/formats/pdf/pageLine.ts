/** A line set in a fixed-width font, with its gaps as spaces. `advance`: the width of a letter, in points. */
export interface CodeLine {
  text: string;
  advance: number;
}

/** A piece of a line that wide spaces set apart. */
export interface LineCell {
  x: number;
  right: number;
  text: string;
}

/** A line of one column, in reading order. */
export interface PageLine {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  /** Edges of the column that contains the line. */
  columnLeft: number;
  columnRight: number;
  /** Writing direction; lines with different ones never form one paragraph. */
  angle?: number;
  /** Its pieces, if wide spaces divide it. */
  cells?: readonly LineCell[];
  /** Its pieces, if spaces divide it that are wider than those between words, but no wider than some. */
  pieces?: readonly LineCell[];
  /** The line as code, if all of it is in a fixed-width font. */
  code?: CodeLine;
  /** Its words, if they were recognized in a picture. */
  words?: WordOnPage[];
}

/** A recognized word; coordinates are fractions of the page as it is shown, from its top left corner. */
export interface WordOnPage {
  text: string;
  left: number;
  top: number;
  width: number;
  height: number;
}
