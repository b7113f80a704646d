import assert from 'node:assert/strict';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';
import { startScriptedOllama, type ScriptedOllama } from '../../helpers/ollamaServer.js';

const TEXT = [
  'The harbour of Lindau was rebuilt in 1856 after a flood.',
  'Its lighthouse is 33 metres high and was lit by oil until 1936.',
  'The lion at its entrance was carved from Kelheim limestone.',
].join('\n\n');

/** Of four sentences, one is verbatim, one has a wrong number, one is about something else, and one is a lead-in. */
const ANSWER =
  'Here is a summary of the text:\n\nThe harbour of Lindau was rebuilt in 1856 after a flood. The lighthouse is 57 metres high. Penguins breed on the southern islands every spring.\n';

/** An English comparison of German sources: only its first sentence has something that can be looked up. */
const COMPARED =
  'Der Hafen von Lindau wurde 1856 neu gebaut. It is by far the busier of the two. Its neighbor attracts fewer sailors. Both are popular with tourists.\n';

describe('the verdict over a WebSocket', () => {
  let test: TestEngine;
  let ollama: ScriptedOllama;
  before(async () => {
    ollama = await startScriptedOllama(
      (prompt) => (prompt.includes('Bregenz') ? COMPARED : ANSWER).match(/.{1,7}/gs) ?? [],
    );
    test = await TestEngine.open({
      providers: { ollama: { baseUrl: ollama.origin, model: ollama.model } },
    });
  });
  after(async () => {
    await test.close();
    await ollama.close();
  });

  it('counts sentences by verdict, with the same counts live, cached, resumed, and in the next process', async () => {
    const client = await test.connect();
    const command = { query: 'Summarize this source.', document: { text: TEXT, title: 'harbour.txt' } };
    const live = await runToEnd(client, command);
    const [final] = ofType(live, 'final_summary');
    assert.ok(final);
    const { verdict, citations, confidence, summary } = final.payload;
    for (const [band, count] of Object.entries(verdict))
      assert.equal(summary.sentences.filter((sentence) => sentence.band === band).length, count, band);
    assert.equal(verdict.verbatim, 1);
    assert.equal(
      Object.values(verdict).reduce((sum, count) => sum + count, 0),
      3,
      "lead-ins aren't counted",
    );
    assert.ok(citations < summary.citations.length + 1);
    assert.ok(confidence < 0.75, 'two of three sentences are wrong');

    const cached = await runToEnd(client, command);
    assert.equal(ofType(cached, 'agent_end')[0]?.payload.cached, true);
    assert.deepEqual(ofType(cached, 'final_summary')[0]?.payload, final.payload);

    await test.reopen();
    const later = await test.connect();
    later.send({ type: 'resume', run_id: final.run_id, after_seq: 0 });
    assert.deepEqual((await later.untilType('final_summary')).payload, final.payload);
    assert.deepEqual(
      ofType(await runToEnd(later, command), 'final_summary')[0]?.payload,
      final.payload,
      "from the previous process's cache",
    );
  });

  it('counts what a comparison could not judge against its confidence, live and from the cache', async () => {
    const client = await test.connect();
    const sources = [
      { text: 'Der Hafen von Lindau wurde 1856 neu gebaut. Er ist für seinen Löwen bekannt.', title: 'lindau.txt' },
      { text: 'Der Hafen von Bregenz ist kleiner und liegt weiter im Osten des Sees.', title: 'bregenz.txt' },
    ];
    const live = await runToEnd(client, { query: 'Compare the harbours.', sources });
    const [final] = ofType(live, 'final_summary');
    assert.ok(final);
    const { verdict, confidence, summary } = final.payload;
    assert.equal(summary.sentences.length, 4);
    assert.equal(verdict.unjudged, 3, JSON.stringify(verdict));
    assert.ok(confidence <= 0.25, `${confidence}: three of four sentences were not judged`);
    const cached = await runToEnd(client, { query: 'Compare the harbours.', sources });
    assert.equal(ofType(cached, 'agent_end')[0]?.payload.cached, true);
    assert.deepEqual(ofType(cached, 'final_summary')[0]?.payload, final.payload);
  });
});
