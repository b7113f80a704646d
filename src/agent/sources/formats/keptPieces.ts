/** Stands for a piece, by its number. */
const MARK = /\uE000(\d+)\uE001/g;

/** A text without characters that could be taken for a mark. A forged one could name the piece that contains it. */
export const unmarked = (text: string): string => text.replaceAll('\uE000', '\uFFFD');

/** A text in which blanks of the same length take the place of marks, whose digits aren't the text's. */
export const withBlankMarks = (text: string): string => text.replace(MARK, (mark) => '\uE000'.repeat(mark.length));

/**
 * Pieces that are taken out of an unmarked text while rules rewrite the rest. Each leaves a mark in its place, and may
 * contain the marks of earlier ones.
 */
export class KeptPieces {
  private readonly pieces: string[] = [];

  /** Takes out a piece; returns its mark. */
  readonly keep = (piece: string): string => `\uE000${this.pieces.push(piece) - 1}\uE001`;

  /** Puts the pieces back. */
  restore(text: string): string {
    return text.replace(MARK, (_mark, index: string) => this.restore(this.pieces[Number(index)] ?? ''));
  }
}
