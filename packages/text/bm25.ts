/** The usual constants of Robertson and Walker's BM25. */
const TERM_SATURATION = 1.2;
const LENGTH_NORMALIZATION = 0.75;

/**
 * Inverse document frequency of a term that occurs in `containing` of `documents`: ln(1 + (N - n + 0.5) / (n + 0.5)).
 */
export function inverseDocumentFrequency(documents: number, containing: number): number {
  return Math.log(1 + (documents - containing + 0.5) / (containing + 0.5));
}

/** A term's contribution to a document's score; `relativeLength` is the document's length divided by the average. */
export function bm25Term(rarity: number, frequency: number, relativeLength: number): number {
  const length = 1 - LENGTH_NORMALIZATION + LENGTH_NORMALIZATION * relativeLength;
  return (rarity * frequency * (TERM_SATURATION + 1)) / (frequency + TERM_SATURATION * length);
}

/** An index over token lists that ranks them against a query by BM25. Build once, query many times. */
export class Bm25 {
  private readonly postings = new Map<string, Map<number, number>>();
  private readonly lengths: number[] = [];
  private total = 0;

  /** `documents` are lists of stems, e.g. from `contentStems`. */
  constructor(documents: Iterable<readonly string[]> = []) {
    for (const document of documents) this.add(document);
  }

  get size(): number {
    return this.lengths.length;
  }

  /** Adds a document after the others. */
  add(document: readonly string[]): void {
    const index = this.lengths.push(document.length) - 1;
    this.total += document.length;
    for (const token of document) {
      const posting = this.postings.get(token);
      if (posting === undefined) this.postings.set(token, new Map([[index, 1]]));
      else posting.set(index, (posting.get(index) ?? 0) + 1);
    }
  }

  /** One score per document, 0 if it shares no token with the query; each token counts once. */
  score(query: readonly string[]): number[] {
    const scores = new Array<number>(this.size).fill(0);
    const averageLength = Math.max(1, this.total / Math.max(1, this.size));
    for (const token of new Set(query)) {
      const posting = this.postings.get(token);
      if (posting === undefined) continue;
      const rarity = inverseDocumentFrequency(this.size, posting.size);
      for (const [index, frequency] of posting) {
        const relativeLength = (this.lengths[index] as number) / averageLength;
        scores[index] = (scores[index] as number) + bm25Term(rarity, frequency, relativeLength);
      }
    }
    return scores;
  }
}
