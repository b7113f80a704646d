import assert from 'node:assert/strict';
import { withRecognition } from '../../../src/agent/orchestrator/recognition.js';
import type { Citation, SummarySentence } from '../../../src/protocol/index.js';

const sentence: SummarySentence = {
  text: 'The bridge was closed.',
  start: 0,
  end: 22,
  support: 0.97,
  band: 'verbatim',
  reasons: [],
  citations: [1],
};
const citation = (recognized?: number): Citation => ({
  id: 1,
  sentence_index: 0,
  sentence: sentence.text,
  source_id: 's1',
  quote: sentence.text,
  start: 0,
  end: 22,
  support: 0.97,
  recognized,
});

describe('evidence recognized in a picture', () => {
  it('states the recognition confidence, and limits the support to it', () => {
    const [judged] = withRecognition([sentence], [citation(0.82)]);
    assert.deepEqual(judged?.reasons, ['The text of the source was recognized with 82% confidence.']);
    assert.deepEqual([judged.support, judged.band], [0.82, 'verbatim']);
  });

  it("leaves a sentence in doubt if the recognition isn't sure of the letters", () => {
    const [judged] = withRecognition([sentence], [citation(0.5)]);
    assert.deepEqual([judged?.support, judged?.band], [0.5, 'doubtful']);
  });

  it('leaves sentences alone if their evidence is text', () => {
    assert.deepEqual(withRecognition([sentence], [citation()]), [sentence]);
  });
});
