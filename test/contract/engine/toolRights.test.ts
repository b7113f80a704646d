import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Requester } from '../../../src/agent/interfaces/index.js';
import { TOOL_NAMES, type ToolName } from '../../../src/agent/tools/names.js';
import { AgentError, type AgentEvent } from '../../../src/protocol/index.js';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';
import { secretWord } from '../../helpers/secretWord.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import type { WebSocketTestClient } from '../../unit/server/testClient.js';
import { trustTable } from '../../helpers/trustTable.js';
import { call, ORCHARD, resultOf } from '../../helpers/toolCalls.js';

describe('case 81: what a tool can read', () => {
  const secret = secretWord('Zwetschgen');
  const diary = `The cook made ${secret} for 12 guests.\n`;
  let test: TestEngine;
  let pages: TestServer;
  let client: WebSocketTestClient;
  before(async () => {
    pages = await startTestServer((_request, response) => response.end(diary));
    test = await TestEngine.open({
      settings: { allowLocalAddresses: 'user', providerOrder: ['ollama'] },
      engine: {
        clientMayRead: (uri) => uri.endsWith('/inside.md'),
        folders: () => [pathToFileURL(test.folder).href],
        consent: { localAddress: () => Promise.resolve(true), cloudProvider: () => Promise.resolve(false) },
      },
    });
    for (const name of ['inside.md', 'outside.md']) await writeFile(path.join(test.folder, name), diary);
    client = await test.connect();
  });
  after(async () => {
    client.close();
    await Promise.all([test.close(), pages.close()]);
  });

  const PLACES: Record<string, { source: () => object; refused?: string }> = {
    'a local page': { source: () => ({ url: `${pages.origin}/diary` }), refused: 'blocked_address' },
    'a document outside': { source: () => ({ path: path.join(test.folder, 'outside.md') }), refused: 'read_failed' },
    'a path that leads out': { source: () => ({ path: 'sub/../../etc/passwd' }), refused: 'read_failed' },
    'a document of another scheme': {
      source: () => ({ path: 'vscode-userdata:/User/settings.json' }),
      refused: 'read_failed',
    },
    'a document inside': { source: () => ({ path: 'inside.md' }) },
    'a text': { source: () => ({ text: diary }) },
  };
  /** Every tool that accepts sources. */
  const READING: Partial<Record<ToolName, (source: object) => object>> = {
    read_source: (source) => source,
    ask_with_evidence: (source) => ({ question: 'Summarize this source.', sources: [source] }),
    verify_claims: (source) => ({ sentences: ['The cook made 12 cakes.'], sources: [source] }),
    compare_sources: (source) => ({ sources: [source, { text: 'The cook made something for 12 guests.' }] }),
  };
  for (const [tool, inputFor] of Object.entries(READING)) {
    for (const [place, { source, refused }] of Object.entries(PLACES)) {
      it(`${tool} ${refused ? 'is refused' : 'reads'} ${place}`, async () => {
        const { error, data } = await resultOf(client, tool, inputFor(source()));
        const unread = (data?.['unread'] ?? []) as { code: string }[];
        assert.equal(error?.code ?? unread[0]?.code, refused, JSON.stringify(error ?? data));
        assert.equal(JSON.stringify(data ?? '').includes(secret), refused === undefined);
      });
    }
  }

  it("case 77: no tool sends text to a remote provider without the user's consent", async () => {
    const before = test.mockLlm.activity.calls.length;
    for (const provider of ['openai', 'anthropic']) {
      test.use({ openai: { baseUrl: 'https://api.openai.example/v1' }, anthropic: { baseUrl: 'https://api.example' } });
      const input = { question: 'What?', sources: [{ text: diary }], provider };
      assert.equal((await resultOf(client, 'ask_with_evidence', input)).error?.code, 'consent_needed');
    }
    assert.equal(test.mockLlm.activity.calls.length, before);
  });
});

describe('case 79: text passed by an assistant', () => {
  let test: TestEngine;
  before(async () => {
    test = await TestEngine.open({
      engine: { clientMayRead: () => true, folders: () => [pathToFileURL(test.folder).href] },
    });
    await writeFile(path.join(test.folder, 'orchard.md'), ORCHARD);
  });
  after(() => test.close());

  /** What the caller learns about a text and the run that read it. */
  async function knowledgeOf(client: WebSocketTestClient, runId: string, snapshot: string, word: string) {
    const gives = async (tool: ToolName, input: object) => {
      const { error, data } = await resultOf(client, tool, input);
      if (error) assert.ok(['not_found', 'unknown_run'].includes(error.code), JSON.stringify(error));
      return data !== undefined && JSON.stringify(data).includes(tool === 'receipt' ? runId : word);
    };
    const sources = [{ snapshot }];
    const resources = await resourcesOf(client);
    client.send({ type: 'list_runs', request_id: randomUUID() });
    const { runs } = (await client.untilType('runs')).payload;
    client.send({ type: 'resume', run_id: runId, after_seq: 0 });
    const resumed = await client.until(({ type }) => type === 'final_summary' || type === 'error');
    return {
      read_source: await gives('read_source', { snapshot }),
      ask_with_evidence: await gives('ask_with_evidence', { question: 'What is ripe?', sources }),
      verify_claims: await gives('verify_claims', { sentences: ['Nothing is ripe in May.'], sources }),
      compare_sources: await gives('compare_sources', { sources: [...sources, { text: 'Nothing is ripe in May.' }] }),
      search_read: await gives('search_read', { query: word }),
      receipt: await gives('receipt', { run_id: runId }),
      run: resources.includes(runId),
      source: resources.includes(snapshot),
      listed: runs.some(({ run_id }) => run_id === runId),
      resumed: resumed.type === 'final_summary',
    };
  }

  async function resourcesOf(client: WebSocketTestClient): Promise<string> {
    const id = randomUUID();
    client.send({ type: 'list_resources', request_id: id });
    return JSON.stringify(await client.until(({ payload }) => 'request_id' in payload && payload.request_id === id));
  }

  const everything = (known: boolean) => ({
    read_source: known,
    ask_with_evidence: known,
    verify_claims: known,
    compare_sources: known,
    search_read: known,
    receipt: known,
    run: known,
    source: known,
  });

  it('has its row in the table', () => {
    const [row] = trustTable().filter(({ asked }) => asked === 'assistant');
    for (const [operation, who] of row?.who ?? [])
      assert.deepEqual(who, ['tools', 'resources'].includes(operation) ? ['user', 'that assistant'] : ['user']);
  });

  it('is visible to the user and that assistant, but not to another one or to its next session', async () => {
    const word = secretWord('Zwetschgen');
    const sources = [{ text: `Nothing but ${word} is ripe in May, and ${word} is sour.`, title: 'Diary' }];
    const one = await test.connect();
    const { run_id: runId } = await call(one, 'ask_with_evidence', { question: 'What is ripe in May?', sources });
    const claims = await call(one, 'verify_claims', { sentences: ['Nothing is ripe.'], sources });
    const snapshot = claims.sources[0]?.content_hash ?? '';
    const own = await knowledgeOf(one, runId, snapshot, word);
    assert.deepEqual(own, { ...everything(true), listed: false, resumed: false });
    const other = await test.connect();
    const stranger = { ...everything(false), listed: false, resumed: false };
    assert.deepEqual(await knowledgeOf(other, runId, snapshot, word), stranger);
    one.close();
    const next = await test.connect();
    assert.deepEqual(await knowledgeOf(next, runId, snapshot, word), stranger);
    const user = await test.connectAsUser();
    user.send({ type: 'list_runs' });
    assert.ok((await user.untilType('runs')).payload.runs.some(({ run_id }) => run_id === runId));
    await test.reopen();
    const later = await test.connect();
    assert.deepEqual(await knowledgeOf(later, runId, snapshot, word), stranger);
    for (const client of [other, next, user, later]) client.close();
  });

  it('is not compared with what another assistant or the user passed by the same name, and no cache tells of it', async () => {
    const { runs } = test.engine;
    const versionOf = (word: string) => ({
      markdown: `# Plan\n\n${word} is the plan for May.\n\nThe rest stays.`,
      title: 'Plan',
    });
    const ask = async (word: string, asker: Pick<Requester, 'trust' | 'caller'>) => {
      const command = { type: 'start_agent', query: 'What is the plan?', document: versionOf(word) } as const;
      const { runId } = runs.start(command, { ...asker, sessionId: randomUUID() });
      let events: AgentEvent[] = [];
      while (events.at(-1)?.type !== 'agent_end') {
        await new Promise((resolve) => setTimeout(resolve, 5));
        await runs.replay(runId, 0, asker, (all) => (events = all));
      }
      return {
        changes: ofType(events, 'final_summary')[0]?.payload.summary.changes,
        cached: ofType(events, 'agent_end')[0]?.payload.cached,
      };
    };
    const one = { trust: 'client', caller: 'one' } as const;
    await ask('Zwetschge', one);
    for (const other of [{ trust: 'client', caller: 'other' }, { trust: 'client' }, { trust: 'user' }] as const) {
      assert.deepEqual(await ask('Zwetschge', other), { changes: undefined, cached: undefined });
      assert.equal((await ask('Zwetschge', other)).cached, true);
    }
    await ask('Walnut', one);
    const stranger = { trust: 'client', caller: 'stranger' } as const;
    assert.equal((await ask('Almond', stranger)).changes, undefined);
    assert.match(JSON.stringify((await ask('Almond', one)).changes), /plan/i);
  });

  it("doesn't hide files and pages, which every program may read", async () => {
    const one = await test.connect();
    const other = await test.connect();
    const sources = [{ path: 'orchard.md' }];
    const { run_id: runId } = await call(one, 'ask_with_evidence', { question: 'How many trees?', sources });
    const { content_hash: snapshot } = await call(one, 'read_source', { path: 'orchard.md' });
    for (const client of [one, other]) {
      const resources = await resourcesOf(client);
      assert.ok(resources.includes(runId) && resources.includes(snapshot));
      assert.equal((await call(client, 'receipt', { run_id: runId })).run_id, runId);
      client.close();
    }
  });
});

describe('case 79: what a tool reveals about runs', () => {
  const TABLE = trustTable().flatMap(({ asked, ...row }) => (asked === 'assistant' ? [] : [{ asked, ...row }]));
  let test: TestEngine;
  let pages: TestServer;
  let secret = '';
  const diary = () => `The cook made ${secret} for 12 guests. The guests praised ${secret} and asked for more.\n`;
  before(async () => {
    pages = await startTestServer((_request, response) => response.end(diary()));
    test = await TestEngine.open({
      settings: { allowLocalAddresses: 'user', revalidateMinutes: 0 },
      engine: { clientMayRead: (uri) => uri.endsWith('/inside.md'), folders: () => [] },
    });
  });
  after(() => Promise.all([test.close(), pages.close()]));

  const document = (name: string) => pathToFileURL(path.join(test.folder, name)).href;
  const commandFor = {
    'local page': () => ({ url: `${pages.origin}/diary` }),
    'document outside': () => ({ document: { uri: document('outside.md') } }),
    'document inside': () => ({ document: { uri: document('inside.md') } }),
    'supplied text': () => ({ document: { text: diary(), title: 'Diary' } }),
  };
  /** Every tool, with an input that would reveal the run or its text. */
  const inputFor: Record<ToolName, (runId: string, snapshot: string) => object> = {
    read_source: (_run, snapshot) => ({ snapshot }),
    ask_with_evidence: (_run, snapshot) => ({ question: 'Summarize this source.', sources: [{ snapshot }] }),
    verify_claims: (_run, snapshot) => ({ sentences: ['The cook made cakes for 12 guests.'], sources: [{ snapshot }] }),
    search_read: () => ({ query: 'cook guests praised' }),
    compare_sources: (_run, snapshot) => ({ sources: [{ snapshot }, { text: 'The cook made soup for 12 guests.' }] }),
    receipt: (run_id) => ({ run_id }),
  };

  async function runAs(asked: 'user' | 'program', command: Record<string, unknown>): Promise<AgentEvent[]> {
    const asker = await (asked === 'user' ? test.connectAsUser() : test.connect());
    const events = await runToEnd(asker, command);
    asker.close();
    return events;
  }

  /** A companion is told only that its run started, so the user follows it. */
  async function runAsCompanion(command: { query: string }): Promise<AgentEvent[]> {
    const { runs } = test.engine;
    const events: AgentEvent[] = [];
    const ended = new Promise<void>((resolve) => {
      const stop = runs.listen({ trust: 'user' }, (_session, event) => {
        events.push(event);
        if (event.type !== 'agent_end') return;
        stop();
        resolve();
      });
    });
    runs.start({ type: 'start_agent', ...command }, { trust: 'companion', sessionId: 'browser' });
    await ended;
    return events;
  }

  for (const row of TABLE) {
    for (const reopened of [false, true]) {
      it(`a run requested by a ${row.asked}, of a ${row.source}${reopened ? ', after a restart' : ''}`, async () => {
        secret = secretWord('Zwetschgen');
        for (const name of ['inside.md', 'outside.md']) await writeFile(path.join(test.folder, name), diary());
        const command = { query: `What of ${secret}?`, ...commandFor[row.source]() };
        const events = await (row.asked === 'companion' ? runAsCompanion(command) : runAs(row.asked, command));
        const runId = events[0]?.run_id ?? '';
        const snapshot = ofType(events, 'source_read')[0]?.payload.source.content_hash ?? '';
        if (reopened) await test.reopen();
        for (const trust of ['companion', 'client', 'user'] as const) {
          const who = trust === 'client' ? 'program' : 'user';
          const known = trust !== 'companion' && row.may('tools', who);
          assert.equal(row.may('resources', who), row.may('tools', who));
          for (const tool of TOOL_NAMES) {
            const outcome = await test.engine.tools
              .call(tool, inputFor[tool](runId, snapshot), { asker: { trust }, signal: new AbortController().signal })
              .then(
                ({ data }) => (tool === 'receipt' ? true : JSON.stringify(data).includes(secret)),
                (error: unknown) => {
                  assert.ok(
                    error instanceof AgentError && ['not_found', 'unknown_run'].includes(error.code),
                    String(error),
                  );
                  return false;
                },
              );
            // A comparison that can't read one of its sources continues, and names it.
            assert.equal(outcome, known, `${tool} as ${trust}`);
          }
          const resources = JSON.stringify(await test.engine.tools.resources({ trust }));
          assert.equal(resources.includes(runId), known);
          assert.equal(resources.includes(snapshot), known);
          for (const uri of [`regen://run/${runId}`, `regen://source/${snapshot}`]) {
            const read = test.engine.tools.resource(uri, { trust });
            if (known) assert.match((await read).text, new RegExp(secret));
            else await assert.rejects(read, { code: 'not_found' });
          }
        }
      });
    }
  }
});
