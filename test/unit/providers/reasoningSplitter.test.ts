import assert from 'node:assert/strict';
import { ReasoningSplitter, type SplitterOptions } from '../../../src/agent/providers/output/reasoningSplitter.js';

interface Split {
  text: string;
  reasoning: string;
}

function split(pieces: readonly string[], options: SplitterOptions = {}, reason: 'stop' | 'length' = 'stop'): Split {
  const splitter = new ReasoningSplitter(options);
  const result = { text: '', reasoning: '' };
  for (const { type, text } of [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.flush(reason)]) {
    if (type === 'rewrite') result.text = text;
    else result[type] += text;
  }
  return result;
}

const HARMONY =
  '<|channel|>analysis<|message|>Let me see.<|end|><|start|>assistant<|channel|>commentary<|message|>Hm.<|end|>' +
  '<|start|>assistant<|channel|>final<|message|>The bridge was built in 1932.<|return|>';

/** Outputs seen from models, with the part that is the answer. */
const FORMS: readonly [name: string, whole: string, expected: Split][] = [
  [
    'tags',
    '\n<think>\nis it < 3? </thin no\n</think>\n\nYes.',
    { reasoning: '\nis it < 3? </thin no\n', text: 'Yes.' },
  ],
  [
    'an end mark without an opening mark',
    'Let me see.\n</think>\n\nYes.',
    { reasoning: 'Let me see.\n', text: 'Yes.' },
  ],
  ['square brackets', '[THINK]Let me see.[/THINK]Yes.', { reasoning: 'Let me see.', text: 'Yes.' }],
  ['<thinking>', '<thinking>Let me see.</thinking> Yes.', { reasoning: 'Let me see.', text: 'Yes.' }],
  ['<thought>', '<thought>Let me see.</thought> Yes.', { reasoning: 'Let me see.', text: 'Yes.' }],
  ['triangles', '◁think▷Let me see.◁/think▷Yes.', { reasoning: 'Let me see.', text: 'Yes.' }],
  [
    'a late opening mark',
    'It is 42. <think>Or is it?</think> It is 43.',
    { reasoning: 'Or is it?', text: 'It is 42.  It is 43.' },
  ],
  [
    'a late opening mark that is never closed',
    'It is 42.\n<think>Or is it?',
    { reasoning: 'Or is it?', text: 'It is 42.\n' },
  ],
  ['a mention of a tag', 'Yes, <think> is a tag.', { reasoning: '', text: 'Yes, <think> is a tag.' }],
  [
    'a mention of both tags',
    'The tag <think> is used in prompts. It ends with </think> here.',
    { reasoning: '', text: 'The tag <think> is used in prompts. It ends with </think> here.' },
  ],
  [
    'a late opening mark after a sentence',
    'Sure! <think>Let me see.</think>Forty.',
    { reasoning: 'Let me see.', text: 'Sure! Forty.' },
  ],
  ['harmony', HARMONY, { reasoning: 'Let me see.Hm.', text: 'The bridge was built in 1932.' }],
  [
    'harmony without its first tokens',
    HARMONY.slice(30),
    { reasoning: 'Hm.Let me see.', text: 'The bridge was built in 1932.' },
  ],
  ['harmony without tokens', 'analysisLet me see.assistantfinalYes.', { reasoning: 'Let me see.', text: 'Yes.' }],
  ['no mark at all', ' Plain a < b text, [1] cited.', { reasoning: '', text: 'Plain a < b text, [1] cited.' }],
  [
    'a word that begins like harmony',
    'analysis shows that it holds.',
    { reasoning: '', text: 'analysis shows that it holds.' },
  ],
  ['a false opening mark', '<this> is text', { reasoning: '', text: '<this> is text' }],
  ['reasoning that never ends', '<think>on and on </th', { reasoning: 'on and on </th', text: '' }],
];

describe('ReasoningSplitter', () => {
  for (const [name, whole, expected] of FORMS) {
    it(`separates ${name}, however the stream is split`, () => {
      for (let cut = 0; cut <= whole.length; cut++)
        assert.deepEqual(split([whole.slice(0, cut), whole.slice(cut)]), expected, `cut at ${cut}`);
      assert.deepEqual(split(Array.from(whole)), expected);
    });
  }

  it('reads marks only at the beginning if the question is about them', () => {
    const options = { marksAreSubject: true };
    assert.deepEqual(split(['A block ends with </think>.'], options), {
      text: 'A block ends with </think>.',
      reasoning: '',
    });
    assert.deepEqual(split(['<think>hm</think>It is `<think>`.'], options), {
      text: 'It is `<think>`.',
      reasoning: 'hm',
    });
  });

  it("treats the beginning as reasoning for a model that never opens it, unless the model doesn't close it either", () => {
    assert.deepEqual(split(['Let me see.', '</think>', 'Yes.'], { beginsInside: true }), {
      text: 'Yes.',
      reasoning: 'Let me see.',
    });
    assert.equal(split(['Yes, it ', 'is.'], { beginsInside: true }).text, 'Yes, it is.');
    assert.equal(split(['On and on'], { beginsInside: true }, 'length').text, '');
  });
});
