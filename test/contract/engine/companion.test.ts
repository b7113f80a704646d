import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { startMockLlm } from '../../../mock-llm/server.js';
import type { AgentEvent } from '../../../src/protocol/index.js';
import { article, articlePage } from '../../helpers/articles.js';
import { ofType, TestEngine, untilEnd } from '../../helpers/testEngine.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';

describe('pages from a paired browser', () => {
  let test: TestEngine;
  let site: TestServer;
  const asked: string[] = [];

  before(async () => {
    site = await startTestServer((_request, response) => response.end(articlePage(4, 'Inside')));
    test = await TestEngine.open({
      // The setting that gives programs the most permissions.
      settings: { allowLocalAddresses: 'everyone' },
      engine: {
        clientMayRead: () => true,
        consent: {
          localAddress: (url) => Promise.resolve(asked.push(url) > 0),
          cloudProvider: () => Promise.resolve(true),
        },
      },
    });
  });
  after(() => Promise.all([test.close(), site.close()]));

  async function handOver(command: object): Promise<AgentEvent[]> {
    const companion = await test.connectAsCompanion();
    companion.send({ type: 'start_agent', query: 'Summarize this source.', ...command });
    const runId = (await companion.untilType('handed_over')).payload.run_id;
    assert.equal(test.handedOver.at(-1), runId);
    const person = await test.connectAsUser();
    person.send({ type: 'resume', run_id: runId, after_seq: 0 });
    const events = await untilEnd(person, runId);
    companion.close();
    person.close();
    return events;
  }

  /** The person runs an earlier run again. */
  async function repeat(runId: string | undefined): Promise<AgentEvent[]> {
    const person = await test.connectAsUser();
    person.send({ type: 'repeat', run_id: runId, request_id: 'again' });
    const start = await person.until(({ type, payload }) => type === 'agent_start' && 'request_id' in payload);
    const events = await untilEnd(person, start.run_id ?? '');
    person.close();
    return events;
  }

  it("are read as sent, without fetching, in the sidebar's session, and marked as private", async () => {
    const url = `${site.origin}/account`;
    const events = await handOver({ document: { html: articlePage(4, 'Account'), title: 'Account', url } });
    const [read] = ofType(events, 'source_read');
    assert.equal(read?.payload.source.private, true);
    assert.equal(read.payload.source.url, url);
    assert.equal(ofType(events, 'agent_start')[0]?.payload.session_id, test.companionSession);
    const [final] = ofType(events, 'final_summary');
    assert.equal(final?.payload.summary.sources[0]?.private, true);
    assert.ok(final.payload.citations > 0);
    assert.deepEqual(site.requests, []);
  });

  it('stay private in follow-ups', async () => {
    const [first] = await handOver({ document: { html: articlePage(4, 'Mail'), title: 'Mail' } });
    const person = await test.connectAsUser();
    person.send({ type: 'start_agent', query: 'How many boats?', follow_up: first?.run_id, request_id: 'f' });
    const start = await person.until(({ type, payload }) => type === 'agent_start' && 'request_id' in payload);
    const events = await untilEnd(person, start.run_id ?? '');
    assert.equal(ofType(events, 'source_read')[0]?.payload.source.private, true);
    const program = await test.connect();
    program.send({ type: 'resume', run_id: start.run_id, after_seq: 0 });
    assert.equal((await program.untilType('error')).payload.code, 'unknown_run');
    person.close();
    program.close();
  });

  it('can be several, including one with a transcript', async () => {
    const sources = [
      { html: articlePage(3, 'One'), title: 'One', url: 'https://one.example/' },
      { markdown: article(3, 'Two'), title: 'Two', url: 'https://two.example/' },
    ];
    assert.equal(ofType(await handOver({ sources }), 'source_read').length, 2);
  });

  it('stay private when the person runs them again, links included, which then need a confirmation to be local', async () => {
    const [first] = await handOver({ document: { html: articlePage(4, 'Bank'), title: 'Bank' } });
    const [link] = await handOver({ document: { url: `${site.origin}/reset?token=1` } });
    const program = await test.connect();
    asked.splice(0);
    for (const earlier of [first, link]) {
      const again = await repeat(earlier?.run_id);
      assert.equal(ofType(again, 'source_read')[0]?.payload.source.private, true);
      program.send({ type: 'resume', run_id: again[0]?.run_id, after_seq: 0 });
      assert.equal((await program.untilType('error')).payload.code, 'unknown_run');
    }
    assert.deepEqual(asked.splice(0), [`${site.origin}/reset?token=1`]);
    assert.deepEqual(site.requests.splice(0), ['/reset?token=1']);
    program.close();
  });

  it('case 75: a link to a local address is refused without asking, whatever the settings', async () => {
    const events = await handOver({ sources: [{ url: `${site.origin}/inside` }] });
    assert.equal(ofType(events, 'error')[0]?.payload.code, 'blocked_address');
    assert.deepEqual(site.requests, []);
    assert.deepEqual(asked, []);
  });

  it('case 75: are refused while many others are in progress, whatever connection they come by', async () => {
    const slow = await startMockLlm({ port: 0, wordDelayMs: 60_000 });
    const { ollama = {} } = test.settings.providers;
    test.use({ ollama: { baseUrl: slow.url, model: 'mock-extractive' } });
    const companions = [await test.connectAsCompanion(), await test.connectAsCompanion()];
    const begun: string[] = [];
    const refused: string[] = [];
    const send = async (number: number): Promise<void> => {
      const companion = companions[number % 2] ?? assert.fail();
      const document = { html: articlePage(4, `Page ${number}`), title: `Page ${number}` };
      companion.send({ type: 'start_agent', query: 'Summarize this source.', document, request_id: `${number}` });
      const answer = await companion.until(
        ({ payload }) => 'request_id' in payload && payload.request_id === `${number}`,
      );
      if (answer.type === 'handed_over') begun.push(answer.payload.run_id);
      else if (answer.type === 'error') refused.push(`${answer.payload.code} ${answer.payload.message}`);
    };
    let number = 0;
    // A run of the test before may still be writing its end.
    for (; begun.length < 8 && number < 200; number++) {
      await send(number);
      if (begun.length <= number) await pause(50);
    }
    refused.splice(0);
    for (const end = number + 32; number < end; number++) await send(number);
    assert.equal(begun.length, 8);
    assert.equal(refused.length, 32);
    assert.match(refused[0] ?? '', /^agent_busy VS Code is still working on 8 pages from your browser\./);
    // The person isn't limited, and makes room.
    const person = await test.connectAsUser();
    for (const run_id of begun) person.send({ type: 'cancel_agent', run_id });
    for (const run_id of begun) {
      person.send({ type: 'resume', run_id, after_seq: 0 });
      await untilEnd(person, run_id);
    }
    test.use({ ollama });
    assert.ok((await handOver({ document: { html: articlePage(4, 'Last'), title: 'Last' } })).length > 0);
    for (const client of [...companions, person]) client.close();
    await slow.close();
  });

  it('are refused if there is nothing to read', async () => {
    const companion = await test.connectAsCompanion();
    companion.send({ type: 'start_agent', query: 'Summarize this source.' });
    assert.equal((await companion.untilType('error')).payload.code, 'invalid_message');
    companion.close();
  });
});
