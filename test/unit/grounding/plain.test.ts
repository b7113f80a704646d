import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { verifySentences } from '../../../src/agent/grounding/index.js';

interface Item {
  source: string;
  supported: string[];
  falsified: string[];
}

/** Shares of a set's false sentences that are accepted, and of its true ones that are flagged or doubted, 0..1. */
function sharesOf(name: string): { accepted: number; flagged: number; doubted: number } {
  const items = readFileSync(new URL(`../../fixtures/plain/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Item);
  const bandsOf = (sentences: (item: Item) => string[]): string[] =>
    items.flatMap((item) => verifySentences({ source: item.source, sentences: sentences(item) }).bands);
  const share = (bands: readonly string[], ...sought: string[]): number =>
    bands.filter((band) => sought.includes(band)).length / bands.length;
  const [right, wrong] = [bandsOf(({ supported }) => supported), bandsOf(({ falsified }) => falsified)];
  return {
    accepted: share(wrong, 'verbatim', 'supported'),
    flagged: share(right, 'unsupported'),
    doubted: share(right, 'doubtful'),
  };
}

/** Short sentences in everyday words about sources of a few lines: what nobody would get wrong. */
describe('plain sentences', () => {
  for (const [name, most] of [
    ['first', { accepted: 0.18, flagged: 0.03, doubted: 0.2 }],
    ['second', { accepted: 0.22, flagged: 0.09, doubted: 0.19 }],
  ] as const)
    it(`distinguishes most true from false ones of the ${name} set`, () => {
      const shares = sharesOf(name);
      for (const measure of ['accepted', 'flagged', 'doubted'] as const)
        assert.ok(shares[measure] <= most[measure], JSON.stringify(shares));
    });
});
