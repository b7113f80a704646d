import assert from 'node:assert/strict';
import type { AgentEvent, GroundedSentence, SummarySentence } from '../../../src/protocol/index.js';
import { startScriptedOllama, type ScriptedOllama } from '../../helpers/ollamaServer.js';
import { ofType, runToEnd, streamed, TestEngine, untilEnd } from '../../helpers/testEngine.js';
import { documentOf } from '../../bench/digest/documents.js';

const SHORT = `The ferry between Halden and Moss was taken over by Nordlys in 2021. It carries 1,240 cars a day.

Dogs may travel on deck only if they are on a lead. Night crossings are not offered in winter.`;
const LONG = documentOf(120_000);
/** Sent to the thread in several parts, between which are halves of characters. */
const LONGEST = `A ferry 🚢${'⛴ 🚢🚢'.repeat(150_000)}\n\n${SHORT}`;
const FACTS = /[^.\n]+\./g;

/** What a client that processes every `sentence_grounded` has when the run ends. */
function kept(events: AgentEvent[]): GroundedSentence[] {
  const sentences: GroundedSentence[] = [];
  for (const event of events) {
    if (event.type === 'partial_summary' && event.payload.restart) sentences.length = 0;
    if (event.type === 'sentence_grounded') sentences[event.payload.index] = event.payload;
  }
  return sentences;
}

function assertSameAsFinal(events: AgentEvent[]): SummarySentence[] {
  const final = ofType(events, 'final_summary')[0]?.payload;
  assert.ok(final);
  const { text, sentences, citations } = final.summary;
  const told = kept(events);
  assert.deepEqual(
    told.map(({ index, citations: cited, ...sentence }) => ({
      ...sentence,
      citations: cited.map(({ id }) => id),
      index,
    })),
    sentences.map((sentence, index) => ({ ...sentence, index })),
    'what was reported for each sentence matches the final answer',
  );
  assert.deepEqual(
    told.flatMap((sentence) => sentence.citations),
    citations,
  );
  for (const { start, end, text: own } of told) assert.equal(text.slice(start, end), own);
  return sentences;
}

describe('grounding sentences while the answer streams', () => {
  let test: TestEngine;
  let ollama: ScriptedOllama;
  let answer = '';
  /** Resolves when the server may send the rest of the answer after `§`. */
  let goOn: Promise<void> = Promise.resolve();
  before(async () => {
    ollama = await startScriptedOllama(
      (prompt) => (prompt.includes('Write dense notes') ? ['- A note.'] : (answer.match(/§|[^§]{1,7}/g) ?? [])),
      {},
      () => goOn,
    );
    test = await TestEngine.open({ providers: { ollama: { baseUrl: ollama.origin, model: ollama.model } } });
  });
  after(async () => {
    await test.close();
    await ollama.close();
  });

  const first =
    LONG.match(FACTS)
      ?.slice(4, 9)
      .map((sentence) => sentence.trim()) ?? [];
  for (const [name, document, text] of [
    [
      'a short source',
      SHORT,
      'The ferry carries 1,240 cars a day. Dogs may travel on deck.\n\n- Night crossings are not offered in winter.\n- It carries 1,420 cars a day.',
    ],
    [
      'a long source, in a thread',
      LONG,
      `${first.slice(0, 3).join(' ')}\n\n## More\n\n| Who | What |\n|---|---|\n| ${first[3]} | yes |\n\n${first[4]} Nobody had expected 17 elephants.`,
    ],
    [
      'the end of a source of a megabyte',
      LONGEST,
      'It carries 1,240 cars a day. Dogs may travel on deck only if they are on a lead.\n\n- Night crossings are not offered in winter.\n- It carries 1,420 cars a day.',
    ],
  ] as const)
    it(`reports each sentence of an answer from ${name} before the answer is complete, consistent with the final result`, async () => {
      answer = `${text.slice(0, text.lastIndexOf('\n') + 1)}§${text.slice(text.lastIndexOf('\n') + 1)}`;
      let release = () => {};
      goOn = new Promise((resolve) => (release = resolve));
      const client = await test.connect();
      client.send({
        type: 'start_agent',
        query: 'Summarize this source.',
        document: { text: document, title: name },
        fresh: true,
      });
      // The server holds back the last line until the earlier sentences have been reported.
      const told = await client.untilType('sentence_grounded');
      assert.equal(told.payload.index, 0);
      assert.equal(
        client.events.some(({ type }) => type === 'final_summary'),
        false,
      );
      release();
      const events = await untilEnd(client, told.run_id ?? '');
      const sentences = assertSameAsFinal(events);
      assert.ok(sentences.length >= 4, `${sentences.length} sentences`);
      const bands = sentences.map(({ band }) => band);
      assert.ok(bands.includes('unsupported'), bands.join());
      assert.ok(
        bands.some((band) => band === 'verbatim' || band === 'supported'),
        bands.join(),
      );
      const at = (type: AgentEvent['type']) => events.findIndex((event) => event.type === type);
      assert.ok(at('sentence_grounded') < events.findLastIndex(({ type }) => type === 'partial_summary'));
      assert.ok(events.findLastIndex(({ type }) => type === 'sentence_grounded') < at('final_summary'));

      // A client that connects later gets the same events.
      const late = await test.connect();
      late.send({ type: 'resume', run_id: told.run_id, after_seq: at('sentence_grounded') });
      assert.deepEqual(await untilEnd(late, told.run_id ?? ''), events.slice(at('sentence_grounded')));
      late.close();
      client.close();
    });

  it('reports all sentences of a first answer while the rest is being read', async () => {
    const draft = `${first.slice(0, 2).join(' ')}\n\n- ${first[2]}\n\n\`\`\`actions\n[{"ask": "What else?"}]\n\`\`\``;
    let release = () => {};
    const wait = new Promise<void>((resolve) => (release = resolve));
    let notes = 0;
    const server = await startScriptedOllama(
      (prompt) => {
        if (prompt.includes('Write dense notes')) return notes++ === 0 ? ['- A note.'] : ['§', '- A note.'];
        return (prompt.includes('most telling passages') ? draft : 'All of it was read.').match(/[^]{1,7}/g) ?? [];
      },
      {},
      () => wait,
    );
    const own = await TestEngine.open({ providers: { ollama: { baseUrl: server.origin, model: server.model } } });
    try {
      const client = await own.connect();
      const document = { text: LONG, title: 'Long' };
      client.send({ type: 'start_agent', query: 'Summarize this source.', document, depth: 'thorough' });
      // Nothing else is sent until the last sentence has been judged.
      const last = await client.until((event) => event.type === 'sentence_grounded' && event.payload.index === 2);
      assert.ok(last.type === 'sentence_grounded' && last.payload.band === 'verbatim');
      release();
      const events = await untilEnd(client, last.run_id ?? '');
      assert.equal(assertSameAsFinal(events).length, 1);
      client.close();
    } finally {
      release();
      await own.close();
      await server.close();
    }
  });

  it('judges the answers of several sessions at once as it judges one alone', async () => {
    answer = 'The ferry carries 1,240 cars a day. Dogs may travel on deck.\n\n§Night crossings are offered in winter.';
    let release = () => {};
    goOn = new Promise((resolve) => (release = resolve));
    const begun = await Promise.all(
      [1, 2, 3, 4].map(async (number) => {
        const client = await test.connect();
        const document = { text: `${SHORT}\n\nNote ${number}.`, title: 'Ferries' };
        client.send({
          type: 'start_agent',
          query: 'Summarize this source.',
          document,
          session_id: `session-${number}`,
        });
        // All are open before one may end.
        const { run_id: runId = '' } = await client.untilType('sentence_grounded');
        return { client, runId };
      }),
    );
    release();
    const judged = await Promise.all(
      begun.map(async ({ client, runId }) => {
        const sentences = assertSameAsFinal(await untilEnd(client, runId));
        client.close();
        return sentences;
      }),
    );
    assert.ok((judged[0]?.length ?? 0) >= 3);
    for (const others of judged) assert.deepEqual(others, judged[0]);
  });

  it('gives streamed and final answers the same verdict, whatever the answer and however it is split', async () => {
    goOn = Promise.resolve();
    const pieces = [
      'Sure, here is a summary:\n\n',
      'The ferry carries 1,240 cars a day [1].',
      ' Dr. Moss',
      ' is not on board.',
      '\n\n',
      '# Heading\n',
      '- Night crossings are offered in winter',
      '\n- Dogs may travel on deck only if they are on a lead.\n',
      '| a | b |\n',
      '|---|---|\n',
      '| Halden | 2021 |\n',
      '```\ncode. More code.\n```\n',
      'Die Fähre befördert täglich 1.240 Autos. ',
      'The U.S. bought it.',
      '\n',
      '```actions\n[]\n```',
    ];
    let state = 7;
    const random = (below: number) => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % below;
    const client = await test.connect();
    for (let round = 0; round < 25; round++) {
      answer = Array.from({ length: 3 + random(9) }, () => pieces[random(pieces.length)] ?? '').join('');
      const events = await runToEnd(client, { document: { text: SHORT, title: `ferry ${round}` }, fresh: true });
      const final = ofType(events, 'final_summary')[0]?.payload.summary;
      if (final === undefined) continue;
      assert.equal(streamed(events), final.text);
      assertSameAsFinal(events);
    }
    client.close();
  });
});
