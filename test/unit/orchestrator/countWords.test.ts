import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countWords } from '../../../src/agent/orchestrator/countWords.js';

/** The same for scripts with spaces by one expression, which takes too long and too much memory for a whole book. */
const expected = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;

describe('the count of words', () => {
  it('takes words by spaces, and ideographs and kana one by one', () => {
    for (const [text, words] of [
      ['', 0], ['  \n', 0], ['one', 1], ["It's a well-known fact, isn’t it?", 6], ['Größe 12,5 кот', 4], ['潮汐の計測', 5], ['AI は 2024年', 4], ['- * #', 0], ['𠮷野家', 3], ['e\u0301te\u0301', 1], ['a😀b', 2],
    ] as const) {
      assert.equal(countWords(text), words, text);
    }
  });

  it('agrees with the definition on any text whose words stand apart', () => {
    const unit = fc.oneof(fc.constantFrom(...Array.from(" \n\t.,-’'abcÄßдж0179한국\u0301")), fc.integer({ min: 0, max: 0x2fff }).map((code) => String.fromCharCode(code)));
    fc.assert(fc.property(fc.array(unit).map((units) => units.join('').replace(/[\p{Script=Han}]/gu, '')), (text) => {
      assert.equal(countWords(text), expected(text));
    }));
  });

  it('adds up over what is set apart', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      assert.equal(countWords(`${one} ${other}`), countWords(one) + countWords(other));
    }));
  });
});
