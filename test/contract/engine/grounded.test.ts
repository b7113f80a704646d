import assert from 'node:assert/strict';
import type { SummarySentence } from '../../../src/protocol/index.js';
import { startScriptedOllama, type ScriptedOllama } from '../../helpers/ollamaServer.js';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';

const TEXT = `The ferry between Halden and Moss was taken over by Nordlys in 2021. It carries 1,240 cars a day, 31 % more than in 2019.

Dogs may travel on deck only if they are on a lead. Night crossings are not offered in winter. The captain is not responsible for lost luggage.

| Route | Minutes | Price (€) |
|---|---|---|
| Halden–Moss | 35 | 12 |
| Moss–Horten | 50 | 19 |`;

describe('an answer with a single error, over a WebSocket', () => {
  let test: TestEngine;
  let ollama: ScriptedOllama;
  let answer = '';
  before(async () => {
    ollama = await startScriptedOllama(() => answer.match(/.{1,9}/gs) ?? []);
    test = await TestEngine.open({ providers: { ollama: { baseUrl: ollama.origin, model: ollama.model } } });
  });
  after(async () => {
    await test.close();
    await ollama.close();
  });

  const ask = async (
    text: string,
    query = 'Summarize this source.',
  ): Promise<{ sentences: SummarySentence[]; mayNotAnswer?: boolean }> => {
    answer = text;
    const client = await test.connect();
    const events = await runToEnd(client, { query, document: { text: TEXT, title: 'ferry.md' }, fresh: true });
    client.close();
    const summary = ofType(events, 'final_summary')[0]?.payload.summary;
    assert.ok(summary);
    return { sentences: summary.sentences, mayNotAnswer: summary.may_not_answer };
  };

  /** Each answer is a true sentence, then a false one; and the source's words that contradict the false one. */
  const FALSE: Record<string, { right: string; wrong: string; band: string[]; against: RegExp }> = {
    'a false number': {
      right: 'The ferry carries 1,240 cars a day.',
      wrong: 'The ferry carries 1,420 cars a day.',
      band: ['unsupported'],
      against: /1,240 cars/,
    },
    'a dropped "not"': {
      right: 'Night crossings are not offered in winter.',
      wrong: 'Night crossings are offered in winter.',
      band: ['unsupported'],
      against: /not offered/,
    },
    'a dropped condition': {
      right: 'Dogs may travel on deck if they are on a lead.',
      wrong: 'Dogs may travel on deck.',
      band: ['doubtful', 'unsupported'],
      against: /only if/,
    },
    "another row's cell": {
      right: 'The route Moss–Horten takes 50 minutes.',
      wrong: 'The route Moss–Horten takes 35 minutes.',
      band: ['unsupported'],
      against: /Horten \| 50/,
    },
    "another event's year": {
      right: 'Nordlys took over the ferry between Halden and Moss in 2021.',
      wrong: 'Nordlys took over the ferry between Halden and Moss in 2019.',
      band: ['doubtful', 'unsupported'],
      against: /in 2021/,
    },
  };

  for (const [name, { right, wrong, band, against }] of Object.entries(FALSE))
    it(`marks ${name} and quotes what the source says instead`, async () => {
      const { sentences } = await ask(`${right} ${wrong}`);
      assert.equal(sentences.length, 2);
      assert.ok(['verbatim', 'supported'].includes(sentences[0]?.band ?? ''), `${sentences[0]?.band} ${right}`);
      assert.ok(band.includes(sentences[1]?.band ?? ''), `${sentences[1]?.band} ${wrong}`);
      const evidence = sentences[1]?.reason_details?.flatMap(({ counter_evidence }) => counter_evidence ?? []) ?? [];
      assert.match(evidence.map(({ quote }) => quote).join('\n'), against);
      for (const { start, end, quote } of evidence) assert.equal(TEXT.slice(start, end), quote);
    });

  it('checks numbers and negation in a German answer about an English source, and leaves the rest unjudged', async () => {
    const { sentences } = await ask(
      'Die Fähre befördert täglich 1.240 Autos und damit 31 % mehr als 2019. Die Fähre befördert heute 47 % mehr Autos als im Jahr 2019.',
    );
    assert.deepEqual(
      sentences.map(({ band }) => band),
      ['unjudged', 'unsupported'],
    );
    assert.match(sentences[1]?.reasons.join(' ') ?? '', /47/);
  });

  it('says when an answer is unrelated to its question', async () => {
    const question = 'Which company operates the lighthouse keepers’ pension fund?';
    assert.equal((await ask('Dogs may travel on deck only if they are on a lead.', question)).mayNotAnswer, true);
    const asked = 'How many cars does the ferry carry each day?';
    assert.notEqual((await ask('The ferry carries 1,240 cars a day.', asked)).mayNotAnswer, true);
    // The question asks for a person and the answer names none. A single name is an answer, and so is saying that the
    // text doesn't say.
    assert.equal((await ask('The ferry carries 1,240 cars a day.', 'Who designed it?')).mayNotAnswer, true);
    assert.notEqual((await ask('The text does not say.', 'What is the capital of Mongolia?')).mayNotAnswer, true);
  });
});
