/** The usual constants of Robertson and Walker's BM25. */
const TERM_SATURATION = 1.2;
const LENGTH_NORMALIZATION = 0.75;

/** Rarity of a term that `containing` of `documents` hold: ln(1 + (N - n + 0.5) / (n + 0.5)). */
export function inverseDocumentFrequency(documents: number, containing: number): number {
  return Math.log(1 + (documents - containing + 0.5) / (containing + 0.5));
}

/** What a term adds to a document's score: `relativeLength` is the document's length over the average. */
export function bm25Term(rarity: number, frequency: number, relativeLength: number): number {
  const length = 1 - LENGTH_NORMALIZATION + LENGTH_NORMALIZATION * relativeLength;
  return (rarity * frequency * (TERM_SATURATION + 1)) / (frequency + TERM_SATURATION * length);
}

/** An index over token lists that ranks them against a query by BM25. Built once, asked as often as needed. */
export class Bm25 {
  readonly size: number;
  private readonly postings = new Map<string, Map<number, number>>();
  private readonly lengths: number[];
  private readonly averageLength: number;

  /** `documents` are lists of stems, e.g. from `contentStems`. */
  constructor(documents: readonly (readonly string[])[]) {
    this.size = documents.length;
    this.lengths = documents.map((document) => document.length);
    this.averageLength = Math.max(1, this.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, this.size));
    documents.forEach((document, index) => {
      for (const token of document) {
        const posting = this.postings.get(token);
        if (posting === undefined) this.postings.set(token, new Map([[index, 1]]));
        else posting.set(index, (posting.get(index) ?? 0) + 1);
      }
    });
  }

  /** One score a document, 0 where it shares no token with the query; a token counts once. */
  score(query: readonly string[]): number[] {
    const scores = new Array<number>(this.size).fill(0);
    for (const token of new Set(query)) {
      const posting = this.postings.get(token);
      if (posting === undefined) continue;
      const rarity = inverseDocumentFrequency(this.size, posting.size);
      for (const [index, frequency] of posting) {
        const relativeLength = (this.lengths[index] as number) / this.averageLength;
        scores[index] = (scores[index] as number) + bm25Term(rarity, frequency, relativeLength);
      }
    }
    return scores;
  }
}
