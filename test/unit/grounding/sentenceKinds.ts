import assert from 'node:assert/strict';
import { verifySentences } from '../../../src/agent/grounding/index.js';

/** A source with true sentences, which must be accepted, and minimally false ones, which must not. */
export interface SentenceKind {
  kind: string;
  source: string;
  supported: string[];
  falsified: string[];
}

/** One test for each kind of difference. */
export function tellApart(kinds: readonly SentenceKind[]): void {
  for (const { kind, source, supported, falsified } of kinds)
    it(kind, () => {
      const sentences = [...supported, ...falsified];
      const { bands, reasons } = verifySentences({ source, sentences });
      const told = sentences.map(
        (sentence, at) => `${bands[at] ?? ''}: ${sentence} ${(reasons[at] ?? []).map(({ text }) => text).join(' ')}`,
      );
      assert.deepEqual(
        bands.map((band) => band === 'supported' || band === 'verbatim'),
        sentences.map((_, at) => at < supported.length),
        told.join('\n'),
      );
    });
}
