import assert from 'node:assert/strict';
import { finalSummaryOf, type Summary, type SummarySentence } from '../../../src/protocol/index.js';

const sentence = (band: SummarySentence['band'], support: number | null): SummarySentence => ({
  text: 'A sentence.',
  start: 0,
  end: 11,
  support,
  band,
  reasons: [],
  citations: [],
});
const summaryOf = (...sentences: SummarySentence[]): Summary => ({
  title: '',
  text: '',
  key_points: [],
  sources: [],
  sentences,
  citations: [],
  coverage: 1,
});

describe('the verdict on an answer', () => {
  it('counts its sentences by band', () => {
    const { verdict } = finalSummaryOf(
      summaryOf(sentence('verbatim', 1), sentence('doubtful', 0.5), sentence('unjudged', null)),
    );
    assert.deepEqual(verdict, { verbatim: 1, supported: 0, doubtful: 1, unsupported: 0, unjudged: 1 });
  });

  it('counts unchecked sentences against the answer, whatever score they have', () => {
    assert.equal(finalSummaryOf(summaryOf(sentence('unjudged', 0.75))).confidence, 0);
    assert.equal(finalSummaryOf(summaryOf(sentence('verbatim', 1), sentence('unjudged', 0.75))).confidence, 0.5);
  });
});
