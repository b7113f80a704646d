import { estimateTokens } from '@regen-research/text';

/** Longest output if the request sets no limit: a book chapter. UTF-16 units. */
const MOST_CHARACTERS = 400_000;
/** A server that respects its limit sends at most one chunk per token, or slightly more if it splits characters. */
const PIECES = { factor: 1.15, more: 8 };
/** For large chunks the token estimate decides, which may be off by half. */
const ESTIMATE = { factor: 2, more: 200 };

/** Detects a server that ignores the output limit of a request. */
export class OutputLimit {
  private pieces = 0;
  private characters = 0;
  private estimated = 0;

  /** `most`: tokens. */
  constructor(private readonly most: number | undefined) {}

  count(piece: string): void {
    if (piece === '') return;
    this.pieces++;
    this.characters += piece.length;
    this.estimated += estimateTokens(piece);
  }

  /** Estimated size of the output, in tokens. */
  get tokens(): number {
    return Math.max(1, Math.round(this.estimated));
  }

  get exceeded(): boolean {
    if (this.most === undefined) return this.characters > MOST_CHARACTERS;
    const byPieces = this.most * PIECES.factor + PIECES.more;
    // Many chunks with little text: the server sends single characters.
    if (this.pieces > byPieces && this.estimated > this.most * 0.5) return true;
    return this.estimated > this.most * ESTIMATE.factor + ESTIMATE.more;
  }
}
