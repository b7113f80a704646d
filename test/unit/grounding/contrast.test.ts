import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { verifySentences } from '../../../src/agent/grounding/index.js';

interface Pair {
  id: string;
  kind: string;
  source: string;
  true: string;
  false: string;
}

function figuresOf(name: string): {
  pairs: number;
  accepted: number;
  flagged: number;
  doubted: number;
  count: number;
} {
  const file = new URL(`../../fixtures/contrast/${name}.jsonl`, import.meta.url);
  const items = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Pair);
  const figures = {
    pairs: 0,
    accepted: 0,
    flagged: 0,
    doubted: 0,
    count: items.length,
  };
  for (const item of items) {
    const { scores, bands } = verifySentences({
      source: item.source,
      sentences: [item.true, item.false],
    });
    const [right, wrong] = scores;
    if (right === null || right === undefined || wrong === null || wrong === undefined) figures.pairs += 0.5;
    else if (right > wrong) figures.pairs++;
    if (bands[1] === 'verbatim' || bands[1] === 'supported') figures.accepted++;
    if (bands[0] === 'unsupported') figures.flagged++;
    if (bands[0] === 'doubtful') figures.doubted++;
  }
  return figures;
}

/**
 * Pairs of a true and a minimally false sentence of 27 kinds in seven languages. Results of the first, the sixth, the
 * ninth, and the eleventh to the seventeenth held-out set were never looked at item by item (of the sixth and the eleventh,
 * one item each was), those of the others only after their own first figures.
 */
describe('contrast pairs', () => {
  /** The second pair of halves is harder: half of its sentences require a conclusion. Shares of all pairs. */
  const BOUNDS = {
    tuning: { pairs: 0.95, accepted: 0.05, flagged: 0.01, doubted: 0.1 },
    'held-out': { pairs: 0.9, accepted: 0.13, flagged: 0.03, doubted: 0.17 },
    'tuning-2': { pairs: 0.75, accepted: 0.14, flagged: 0.03, doubted: 0.22 },
    'held-out-2': { pairs: 0.77, accepted: 0.15, flagged: 0.04, doubted: 0.24 },
    'tuning-3': { pairs: 0.8, accepted: 0.08, flagged: 0.05, doubted: 0.15 },
    'held-out-3': { pairs: 0.82, accepted: 0.12, flagged: 0.04, doubted: 0.19 },
    'held-out-4': { pairs: 0.84, accepted: 0.14, flagged: 0.04, doubted: 0.23 },
    'tuning-4': { pairs: 0.78, accepted: 0.12, flagged: 0.03, doubted: 0.28 },
    'held-out-5': { pairs: 0.83, accepted: 0.1, flagged: 0.05, doubted: 0.27 },
    'tuning-6': { pairs: 0.85, accepted: 0.17, flagged: 0.04, doubted: 0.27 },
    'tuning-5': { pairs: 0.84, accepted: 0.13, flagged: 0.02, doubted: 0.27 },
    'held-out-6': { pairs: 0.84, accepted: 0.19, flagged: 0.05, doubted: 0.27 },
    'held-out-12': { pairs: 0.78, accepted: 0.14, flagged: 0.08, doubted: 0.37 },
    'tuning-7': { pairs: 0.8, accepted: 0.17, flagged: 0.04, doubted: 0.37 },
    // Strongly reworded, as by a model that answers in its own words.
    'tuning-8': { pairs: 0.66, accepted: 0.19, flagged: 0.09, doubted: 0.52 },
    'tuning-9': { pairs: 0.88, accepted: 0.12, flagged: 0.05, doubted: 0.23 },
    'tuning-10': { pairs: 0.79, accepted: 0.15, flagged: 0.05, doubted: 0.34 },
    'tuning-11': { pairs: 0.92, accepted: 0.14, flagged: 0.02, doubted: 0.27 },
    'held-out-11': { pairs: 0.78, accepted: 0.25, flagged: 0.05, doubted: 0.33 },
    // Strongly reworded by another author, and half of a set by a third one.
    'tuning-12': { pairs: 0.74, accepted: 0.16, flagged: 0.03, doubted: 0.48 },
    'held-out-15': { pairs: 0.76, accepted: 0.2, flagged: 0.04, doubted: 0.41 },
    'tuning-13': { pairs: 0.88, accepted: 0.08, flagged: 0.02, doubted: 0.23 },
    'held-out-16': { pairs: 0.85, accepted: 0.18, flagged: 0.04, doubted: 0.26 },
    // Only across languages, and half of the sentences have neither a number nor a name; what isn't judged counts half.
    'tuning-14': { pairs: 0.42, accepted: 0.02, flagged: 0.02, doubted: 0.12 },
    'held-out-17': { pairs: 0.48, accepted: 0.01, flagged: 0.02, doubted: 0.1 },
    'held-out-14': { pairs: 0.8, accepted: 0.2, flagged: 0.06, doubted: 0.31 },
    'held-out-13': { pairs: 0.78, accepted: 0.2, flagged: 0.06, doubted: 0.24 },
    'held-out-9': { pairs: 0.76, accepted: 0.21, flagged: 0.08, doubted: 0.33 },
  };
  for (const [name, bounds] of Object.entries(BOUNDS))
    it(`distinguishes most pairs of the ${name} half, and leaves true sentences alone`, () => {
      const { pairs, accepted, flagged, doubted, count } = figuresOf(name);
      const told = JSON.stringify({ pairs, accepted, flagged, doubted, count });
      assert.ok(count > 50, told);
      assert.ok(pairs / count >= bounds.pairs, told);
      assert.ok(accepted / count <= bounds.accepted, told);
      assert.ok(flagged / count <= bounds.flagged, told);
      assert.ok(doubted / count <= bounds.doubted, told);
    });

  it('leaves free paraphrases alone and notices natural errors', () => {
    const file = new URL('../../fixtures/contrast/natural.jsonl', import.meta.url);
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map(
        (line) =>
          JSON.parse(line) as {
            source: string;
            sentence: string;
            supported: boolean;
          },
      );
    const bands = rows.map(({ source, sentence }) => verifySentences({ source, sentences: [sentence] }).bands[0]);
    const count = (supported: boolean, ...sought: string[]): number =>
      rows.filter((row, at) => row.supported === supported && sought.includes(bands[at] ?? '')).length;
    const told = rows.map(({ sentence, supported }, at) => `${supported} ${bands[at]}: ${sentence}`).join('\n');
    const all = rows.filter(({ supported }) => supported).length;
    assert.ok(count(true, 'unsupported') / all <= 0.06, told);
    assert.ok(count(true, 'doubtful') / all <= 0.25, told);
    assert.ok(count(false, 'verbatim', 'supported') / (rows.length - all) <= 0.1, told);
  });
});
