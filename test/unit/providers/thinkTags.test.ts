import assert from 'node:assert/strict';
import { ThinkTagSplitter } from '../../../src/agent/providers/thinkTags.js';

function split(pieces: string[]): { text: string; reasoning: string } {
  const splitter = new ThinkTagSplitter();
  const result = { text: '', reasoning: '' };
  for (const { type, text } of [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.flush()])
    result[type] += text;
  return result;
}

describe('ThinkTagSplitter', () => {
  it('parts reasoning from text wherever the stream is cut', () => {
    const whole = '\n<think>\nis it < 3? </thin no\n</think>\n\nYes, <think> is a tag.';
    const expected = { reasoning: '\nis it < 3? </thin no\n', text: 'Yes, <think> is a tag.' };
    for (let cut = 0; cut <= whole.length; cut++)
      assert.deepEqual(split([whole.slice(0, cut), whole.slice(cut)]), expected);
    assert.deepEqual(split(Array.from(whole)), expected);
  });

  it('leaves text without tags alone, and gives back a beginning that turned out to be none', () => {
    assert.deepEqual(split(['<thi', 's> is text']), { text: '<this> is text', reasoning: '' });
    assert.deepEqual(split(['<th']), { text: '<th', reasoning: '' });
    assert.deepEqual(split([' Plain ', '</think> text']), { text: ' Plain </think> text', reasoning: '' });
  });

  it('keeps reasoning that never ends as reasoning', () => {
    assert.deepEqual(split(['<think>on and on </th']), { text: '', reasoning: 'on and on </th' });
  });
});
