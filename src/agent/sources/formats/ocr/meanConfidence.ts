import type { RecognizedSpan } from '../../../interfaces/index.js';

/** The recognition confidence of spans together, weighted by their length. */
export function meanConfidence(spans: readonly RecognizedSpan[]): number {
  const characters = spans.reduce((sum, { start, end }) => sum + end - start, 0);
  return (
    spans.reduce((sum, { start, end, confidence }) => sum + (end - start) * confidence, 0) / Math.max(1, characters)
  );
}
