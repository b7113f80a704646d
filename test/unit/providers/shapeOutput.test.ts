import assert from 'node:assert/strict';
import type { GenerateEvent } from '../../../src/agent/interfaces/index.js';
import { shapeOutput } from '../../../src/agent/providers/output/shapeOutput.js';

async function shaped(pieces: readonly string[], prompt = 'Summarize.', maxOutputTokens?: number) {
  async function* events(): AsyncGenerator<GenerateEvent> {
    await Promise.resolve();
    for (const text of pieces) yield { type: 'text', text };
    yield { type: 'done', reason: 'stop', usage: { promptTokens: 9, outputTokens: pieces.length } };
  }
  const request = { model: 'm', prompt, maxOutputTokens };
  let text = '';
  let reason = '';
  for await (const event of shapeOutput(events(), { label: 'M', request, beginsInside: new Set() })) {
    if (event.type === 'text') text += event.text;
    else if (event.type === 'rewrite') text = event.text;
    else if (event.type === 'done') reason = event.reason;
  }
  return { text, reason };
}

describe('shapeOutput', () => {
  it('ends an answer at a chat template token and where the model invents the next question', async () => {
    for (const rest of ['<|im_end|>\n<|im_start|>user\nMore?', '</s> more', '\n\nUser: And then?', '\n### Human: And?'])
      for (const pieces of [[`It is so.${rest}`], Array.from(`It is so.${rest}`)])
        assert.equal((await shaped(pieces)).text.trimEnd(), 'It is so.', rest);
  });

  it('ends an answer where the model invents another exchange, in any language', async () => {
    for (const rest of [
      '\n\nQ: next?\nA: hm',
      '\n\nFrage: Und dann?',
      '\n\nPregunta: ¿Y después?\nRespuesta: Nada.',
      '\n\n**Swali:** Na kisha?\n\n**Jibu:** Hakuna.',
      '\n\nประชา: อะไร?\nคำตอบ: ไม่มี',
      '<unk>',
      '<sep>',
      '<0x0A>',
    ])
      for (const pieces of [[`It is so.${rest}`], Array.from(`It is so.${rest}`)])
        assert.equal((await shaped(pieces)).text.trimEnd(), 'It is so.', rest);
  });

  it("keeps labels that aren't an exchange", async () => {
    for (const text of [
      'It is so.\n\nMethod: they asked why?\n\nThat was all.',
      'It is so.\n\nNote: it hums.\nSource: the mill.',
      '**Analysis:**\nThe mill hums.',
    ])
      for (const pieces of [[text], Array.from(text)])
        assert.equal((await shaped(pieces)).text.replace('**Analysis:**\n', ''), text.replace('**Analysis:**\n', ''));
  });

  it('leaves out reasoning under its own heading', async () => {
    for (const [thinking, answer] of [
      ['**Thinking:**', '**Answer:**'],
      ['## Reasoning', '## Final answer'],
      ['**Gedankengang**:', '**Antwort**:'],
      ['**Thought process:**', '**Final Answer:** '],
    ] as const)
      for (const text of [`${thinking}\nHmm, what is it?\n\n${answer}\nIt is so.`])
        for (const pieces of [[text], Array.from(text)])
          assert.equal((await shaped(pieces)).text.trim(), 'It is so.', thinking);
  });

  it('keeps them if the source has the same text', async () => {
    const text = 'It says:\nUser: hello <|im_end|> bye';
    assert.equal((await shaped([text], 'A log:\nUser: hello <|im_end|>')).text, text);
  });

  it('stops a model that goes in circles, and keeps what it said once', async () => {
    const pieces = ['It began well. ', ...Array.from({ length: 400 }, () => 'The bridge was built in 1932. ')];
    assert.deepEqual(await shaped(pieces), {
      text: 'It began well. The bridge was built in 1932.',
      reason: 'repetition',
    });
    const listed = Array.from({ length: 300 }, (_, index) => `${index + 1}. The bridge was built in 1932.\n`);
    assert.equal((await shaped(listed)).reason, 'repetition');
  });

  it('leaves tables and lists alone if they only look alike', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => `| ${1900 + index} | ${index * 7} m | town ${index % 9} |\n`);
    assert.equal((await shaped(rows)).text, rows.join('').trimStart());
  });

  it('cuts off what exceeds the limit, and says so', async () => {
    const { text, reason } = await shaped(
      Array.from({ length: 8_181 }, (_, index) => `word${index} `),
      'Hi.',
      5,
    );
    assert.equal(reason, 'length');
    assert.ok(text.split(' ').length < 30);
  });
});
