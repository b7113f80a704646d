import { strict as assert } from 'node:assert';
import { numberCitations, type CitedAnswer } from '../../../src/protocol/index.js';

/** An answer whose sentences are ten characters long and cite these ids. */
function cited(sentences: readonly (readonly number[])[]): CitedAnswer {
  return {
    sources: [],
    sentences: sentences.map((citations, index) => ({
      text: 'A sentence',
      start: index * 11,
      end: index * 11 + 10,
      support: 1,
      band: 'verbatim',
      reasons: [],
      citations: [...citations],
    })),
    citations: sentences.flatMap((ids, index) =>
      ids.map((id) => ({
        id,
        sentence_index: index,
        source_id: 's1',
        start: 0,
        end: 9,
        quote: 'The quote',
        sentence: '',
        support: 1,
      })),
    ),
  };
}

describe('the numbers of citations', () => {
  const answer = cited([[1], [2, 3], [], [4]]);
  const numbers = (corrections: ReadonlyMap<number, CitedAnswer>, of: CitedAnswer = answer) => {
    const numberOf = numberCitations(answer, corrections);
    return of.citations.map(({ id }) => numberOf(of, id));
  };

  it('are the ids if nothing was corrected', () => {
    assert.deepEqual(numbers(new Map()), [1, 2, 3, 4]);
  });

  it('follow the reading order of the corrected answer, without those of a replaced sentence', () => {
    const correction = cited([[7], [9]]);
    assert.deepEqual(numbers(new Map([[1, correction]])), [1, undefined, undefined, 4]);
    assert.deepEqual(numbers(new Map([[1, correction]]), correction), [2, 3]);
  });

  it('leave no gap when several sentences were corrected, one of them without evidence', () => {
    const first = cited([[1]]);
    const second = cited([[]]);
    const corrections = new Map([
      [2, first],
      [1, second],
    ]);
    assert.deepEqual(numbers(corrections), [1, undefined, undefined, 3]);
    assert.deepEqual(numbers(corrections, first), [2]);
  });
});
