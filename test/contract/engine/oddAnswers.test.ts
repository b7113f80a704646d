import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AgentEvent } from '../../../src/protocol/index.js';
import { ofType, runToEnd, streamed, TestEngine } from '../../helpers/testEngine.js';
import { startScriptedOllama, type ScriptedOllama } from '../../helpers/ollamaServer.js';

const TEXT = 'The harbour of Lindau was rebuilt in 1856 after a flood. Its lighthouse is 33 metres high.';
const BLOCK = '```actions\n[{"action_type": "explain_term", "label": "Weir", "term": "weir"}]\n```';

/** What odd models write, in pieces. */
const piece = fc.constantFrom(
  'Sure! Here is a summary:\n\n',
  'Yes, this is forbidden under section 4. ',
  'If you have any swelling, call an ambulance. ',
  'The value lies in the interval [0, 1]. ',
  'It was rebuilt in 1856 [1][s1] (s1)【1】. ',
  '[7] ',
  '```actionscript\ntrace(1);\n```\n',
  '```actions\n[',
  '\n```actions\n[]\n```\n',
  `\n${BLOCK}\n`,
  '```markdown\n',
  '\n```\n',
  '~~~actions\n~~~\n',
  '````\n',
  '\n\n',
  '  \n',
  '\t',
  '\r\n',
  '汉字。',
  '👩‍👧 ',
  '| a |\n|---|\n| 1 |\n',
  'Let me know if you need more!',
  '`',
  '``',
  'actions',
  '<b>&amp;',
);
const oddAnswer = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.boolean())
  .map(([pieces, suggests]) => `Word ${pieces.join('')}${suggests ? `\n\n${BLOCK}` : ''}`);

describe('an odd model answer', function () {
  this.timeout(120_000);
  let test: TestEngine;
  let ollama: ScriptedOllama;
  let answer: string[] = [];
  before(async () => {
    ollama = await startScriptedOllama(() => answer);
    test = await TestEngine.open({
      providers: { ollama: { baseUrl: ollama.origin, model: ollama.model } },
    });
  });
  after(async () => {
    await test.close();
    await ollama.close();
  });

  const ask = async (pieces: string[]): Promise<{ events: AgentEvent[]; text: string }> => {
    answer = pieces;
    const client = await test.connect();
    const events = await runToEnd(client, { document: { text: TEXT }, fresh: true });
    // Every client of the session receives the events of every run.
    client.close();
    return { events, text: ofType(events, 'final_summary')[0]?.payload.summary.text ?? '' };
  };

  it('is stored as streamed, and loses only its actions block, however it is split', async () => {
    await fc.assert(
      fc.asyncProperty(oddAnswer, fc.array(fc.nat(400), { maxLength: 30 }), async (whole, places) => {
        const cuts = [...new Set(places)].filter((place) => place > 0 && place < whole.length).sort((a, b) => a - b);
        const { events, text } = await ask([0, ...cuts].map((from, index) => whole.slice(from, cuts[index])));
        assert.equal(text, streamed(events));
        const isSuggested = ofType(events, 'action_suggestion').some(({ payload }) => payload.label === 'Weir');
        const body = whole.trim();
        if (text !== body) {
          assert.ok(body.startsWith(text));
          assert.match(body.slice(text.length), /^\s*```actions[ \t]*\n[^]*\n```$/);
        } else assert.equal(isSuggested, false);
      }),
      { numRuns: 220 },
    );
  });

  for (const [what, whole, kept] of [
    ['an unclosed block', 'The lighthouse is 33 metres high.\n\n```actions\n[{', undefined],
    ['only an unclosed block', '```actions\nThe lighthouse is 33 metres high.', undefined],
    ["a language name that begins like the block's", 'Code:\n\n```actionscript\ntrace(1);\n```', undefined],
    ['a block before its last words', `A word.\n\n${BLOCK}\n\nThe lighthouse is 33 metres high.`, undefined],
    ['a block without actions', 'Write this at its end:\n\n```actions\nopen the bridge\n```', undefined],
    ['an interval', 'The value lies in the interval [0, 1] of it.', undefined],
    ['the block', `The lighthouse is 33 metres high.\n\n${BLOCK}\n`, 'The lighthouse is 33 metres high.'],
  ] as const) {
    it(`keeps the text around ${what}`, async () => {
      const { events, text } = await ask(whole.match(/[^]{1,5}/g) ?? []);
      assert.equal(text, kept ?? whole);
      assert.equal(streamed(events), text);
    });
  }
});
