import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AgentEvent } from '../../../src/protocol/index.js';
import { article, articlePage } from '../../helpers/articles.js';
import { ofType, runToEnd, startRun, TestEngine, untilEnd } from '../../helpers/testEngine.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import type { WebSocketTestClient } from '../../unit/server/testClient.js';

const SECRET = 'Zwetschgendatschi';
const secretText = `${article(30, 'Coast')}\n\nThe cook of the harbour made ${SECRET} for 12 guests.\n`;

describe('case 80: deleted data', () => {
  let test: TestEngine;
  let page: TestServer;
  let client: WebSocketTestClient;
  beforeEach(async () => {
    page = await startTestServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(articlePage(6, 'Coast', `<p>The cook of the harbour made ${SECRET} for 12 guests.</p>`));
    });
    test = await TestEngine.open();
    client = await test.connect();
  });
  afterEach(() => Promise.all([test.close(), page.close()]));

  const standsInFiles = () =>
    readdirSync(test.folder, { withFileTypes: true }).some(
      (entry) => entry.isFile() && readFileSync(path.join(test.folder, entry.name)).includes(SECRET),
    );
  const remove = async (...runs: AgentEvent[][]) => {
    for (const [start] of runs) {
      client.send({ type: 'delete_run', run_id: start?.run_id });
      await client.until((event) => event.type === 'run_deleted' && event.run_id === start?.run_id);
    }
  };

  it('is nowhere in the files: sources, questions, answers, calls, and cached copies', async () => {
    const question = `What of ${SECRET}?`;
    const runs = [
      await runToEnd(client, { query: question, document: { text: secretText, title: `On ${SECRET}` } }),
      await runToEnd(client, { url: `${page.origin}/${SECRET}` }),
    ];
    runs.push(await runToEnd(client, { query: question, follow_up: runs[0]?.[0]?.run_id }));
    // One run that takes its answer from the cache, and one that reads the same source among others.
    runs.push(await runToEnd(client, { url: `${page.origin}/${SECRET}` }));
    assert.equal(ofType(runs[3] ?? [], 'agent_end')[0]?.payload.cached, true);
    const other = await runToEnd(client, { document: { text: article(5, 'Other') } });
    assert.ok(standsInFiles());
    await remove(...runs);
    assert.ok(!standsInFiles());
    client.send({ type: 'resume', run_id: other[0]?.run_id, after_seq: 0 });
    await test.reopen();
    assert.ok(!standsInFiles(), 'also after a restart');
    assert.equal((await test.engine.runs.list({ limit: 5 }, { trust: 'user' })).length, 1);
  });

  it('is nowhere in the files even if the run was in progress', async () => {
    const command = { query: `What of ${SECRET}?`, model: 'mock-slow', document: { text: secretText } };
    const runId = await startRun(client, command);
    await client.until((event) => event.type === 'partial_summary');
    client.send({ type: 'delete_run', run_id: runId });
    await client.until((event) => event.type === 'run_deleted');
    assert.equal(ofType(await untilEnd(client, runId), 'agent_end')[0]?.payload.reason, 'cancelled');
    await test.reopen();
    assert.ok(!standsInFiles());
  });

  it('stays while another run shares the work, and is deleted with that run', async () => {
    const command = { query: `What of ${SECRET}?`, model: 'mock-slow', document: { text: secretText } };
    const other = await test.connect();
    const first = await startRun(client, { ...command, session_id: 'a' });
    const second = await startRun(other, { ...command, session_id: 'b' });
    await client.until((event) => event.type === 'partial_summary');
    client.send({ type: 'delete_run', run_id: first });
    await client.until((event) => event.type === 'run_deleted');
    other.send({ type: 'cancel_agent', run_id: second });
    await untilEnd(other, second);
    assert.equal((await test.engine.runs.list({ limit: 5 }, { trust: 'user' })).length, 1);
    client.send({ type: 'delete_run', run_id: second });
    await client.until((event) => event.type === 'run_deleted' && event.run_id === second);
    await test.reopen();
    assert.ok(!standsInFiles());
  });

  it('covers everything, including runs in progress', async () => {
    await runToEnd(client, { document: { text: secretText } });
    const command = { query: `What of ${SECRET}?`, model: 'mock-slow', document: { text: secretText } };
    const runId = await startRun(client, command);
    await client.until((event) => event.type === 'partial_summary' && event.run_id === runId);
    await test.engine.runs.deleteAll();
    assert.equal(ofType(await untilEnd(client, runId), 'agent_end')[0]?.payload.reason, 'cancelled');
    assert.deepEqual(await test.engine.runs.list({ limit: 5 }, { trust: 'user' }), []);
    client.send({ type: 'resume', run_id: runId, after_seq: 0 });
    assert.equal((await client.untilType('error')).payload.code, 'unknown_run');
    await test.reopen();
    assert.ok(!standsInFiles());
  });
});
