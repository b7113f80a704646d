import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countWords } from '../../../src/agent/orchestrator/countWords.js';

/** The same for scripts with spaces, as a single expression, which takes too much time and memory for a whole book. */
const expected = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;

describe('counting words', () => {
  it('splits words at spaces, and counts each ideograph and kana as one', async () => {
    for (const [text, words] of [
      ['', 0],
      ['  \n', 0],
      ['one', 1],
      ["It's a well-known fact, isn’t it?", 6],
      ['Größe 12,5 кот', 4],
      ['潮汐の計測', 5],
      ['AI は 2024年', 4],
      ['- * #', 0],
      ['𠮷野家', 3],
      ['e\u0301te\u0301', 1],
      ['a😀b', 2],
    ] as const) {
      assert.equal(await countWords(text), words, text);
    }
  });

  it('matches the definition on any text whose words are separate', async () => {
    const unit = fc.oneof(
      fc.constantFrom(...Array.from(" \n\t.,-’'abcÄßдж0179한국\u0301")),
      fc.integer({ min: 0, max: 0x2fff }).map((code) => String.fromCharCode(code)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(unit).map((units) => units.join('').replace(/[\p{Script=Han}]/gu, '')),
        async (text) => {
          assert.equal(await countWords(text), expected(text));
        },
      ),
    );
  });

  it('counts a word once, wherever a long text is cut into slices', async () => {
    assert.equal(await countWords('wordwords '.repeat(150_000)), 150_000);
  });

  it('adds up over separated pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (one, other) => {
        assert.equal(await countWords(`${one} ${other}`), (await countWords(one)) + (await countWords(other)));
      }),
    );
  });
});
