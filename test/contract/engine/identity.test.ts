import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AgentEvent, EventOf } from '../../../src/protocol/index.js';
import { article } from '../../helpers/articles.js';
import { startScriptedOllama, type ScriptedOllama } from '../../helpers/ollamaServer.js';
import { ofType, runToEnd, startRun, TestEngine, untilEnd } from '../../helpers/testEngine.js';
import type { WebSocketTestClient } from '../../unit/server/testClient.js';

const CONTRACT =
  'The tenant pays a rent of 940 euros on the first working day of a month. The landlord keeps the roof and the drains in repair.';
const QUESTION = 'Who keeps the roof in repair?';

const finalOf = (events: AgentEvent[]): EventOf<'final_summary'>['payload'] => {
  const [final] = ofType(events, 'final_summary');
  assert.ok(final, JSON.stringify(events.at(-2)));
  return final.payload;
};
const isCached = (events: AgentEvent[]): boolean => ofType(events, 'agent_end')[0]?.payload.cached === true;

async function repeat(client: WebSocketTestClient, runId: string | undefined, fresh: boolean): Promise<AgentEvent[]> {
  const before = client.events.length;
  client.send({ type: 'repeat', run_id: runId, fresh });
  const start = await client.until(
    (event) =>
      event.type === 'agent_start' && event.payload.repeats === runId && client.events.indexOf(event) >= before,
  );
  return untilEnd(client, start.run_id ?? '');
}

describe('the identity of an answer', () => {
  let test: TestEngine;
  const open = async (options: Parameters<typeof TestEngine.open>[0] = {}) => {
    test = await TestEngine.open({ ...options, engine: { clientMayRead: () => true, ...options.engine } });
    return test;
  };
  const save = async (name: string, text: string): Promise<string> => {
    const file = path.join(test.folder, name);
    await writeFile(file, text);
    return pathToFileURL(file).href;
  };
  afterEach(() => test.close());

  it('gives two documents with the same text their own names: live, cached, in a follow-up, and later', async () => {
    await open();
    const names = ['contract-2023.txt', 'copy-in-downloads.txt'];
    const client = await test.connect();
    const runs = new Map<string, string | undefined>();
    const check = (events: AgentEvent[], name: string, what: string) => {
      const { summary } = finalOf(events);
      assert.deepEqual(
        summary.sources.map(({ title, uri = '' }) => [title, path.basename(uri)]),
        [[name, name]],
        what,
      );
    };
    for (const name of names) {
      const document = { uri: await save(name, CONTRACT) };
      for (const what of ['live', 'again']) {
        const events = await runToEnd(client, { query: QUESTION, document });
        check(events, name, what);
        runs.set(name, events[0]?.run_id);
      }
    }
    const later = async (one: WebSocketTestClient, what: string) => {
      for (const [name, runId] of runs) {
        check(await runToEnd(one, { query: 'What is the rent?', follow_up: runId }), name, `a follow-up ${what}`);
        check(await repeat(one, runId, false), name, `repeated ${what}`);
      }
    };
    await later(client, 'in this process');
    await test.reopen();
    await later(await test.connect(), 'in the next process');
  });

  it('cites a selection at its own lines, even if the same text was selected elsewhere', async () => {
    await open();
    const filler = Array.from({ length: 99 }, (_, line) => `Clause ${line + 1} is about something else.`);
    const uri = await save('contract.txt', [CONTRACT, ...filler, CONTRACT].join('\n'));
    const client = await test.connect();
    const linesOf = (events: AgentEvent[]) => {
      const { citations } = finalOf(events).summary;
      assert.ok(citations.length > 0);
      return [...new Set(citations.map(({ range }) => range?.start.line))];
    };
    const runs = new Map<number, string | undefined>();
    for (const line of [0, 100, 0, 100]) {
      const range = { start: { line, character: 0 }, end: { line, character: CONTRACT.length } };
      const events = await runToEnd(client, { query: QUESTION, document: { uri, range } });
      assert.deepEqual(linesOf(events), [line]);
      runs.set(line, events[0]?.run_id);
    }
    const check = async (one: WebSocketTestClient) => {
      for (const [line, runId] of runs) {
        const follow = await runToEnd(one, { query: 'Who pays the rent?', follow_up: runId });
        assert.deepEqual(linesOf(follow), [line], 'in a follow-up');
        for (const fresh of [false, true]) {
          const again = await repeat(one, runId, fresh);
          assert.equal(ofType(again, 'agent_start')[0]?.payload.sources[0]?.kind, 'selection');
          assert.deepEqual(linesOf(again), [line], `repeated, fresh: ${fresh}`);
        }
      }
    };
    await check(client);
    await test.reopen();
    await check(await test.connect());
  });

  describe('another model under the same name', () => {
    let servers: ScriptedOllama[];
    beforeEach(async () => {
      servers = [];
      for (const name of ['first', 'second']) {
        // Its notes and answers name the server and the weights that produced them.
        const server: ScriptedOllama = await startScriptedOllama(() => [
          `Server ${name} with weights ${server.digest.slice(0, 2)} read this.`,
        ]);
        servers.push(server);
      }
      await open({ settings: { providerOrder: ['ollama'] } });
    });
    afterEach(() => Promise.all(servers.map((server) => server.close())));

    const documents = {
      'a text that fits': { markdown: article(6), title: 'Short' },
      'a text read in parts': { markdown: article(220), title: 'Long' },
    };
    for (const [what, document] of Object.entries(documents)) {
      it(`is asked again about ${what}, and the first model's answer is reused only for the first model`, async () => {
        const client = await test.connect();
        const [first, second] = servers as [ScriptedOllama, ScriptedOllama];
        const answerOf = async (server: ScriptedOllama) => {
          test.use({ ollama: { baseUrl: server.origin } });
          // The model list does this when it opens.
          client.send({ type: 'list_models' });
          await client.settled();
          const before = server.prompts.length;
          const events = await runToEnd(client, { document });
          return {
            text: finalOf(events).summary.text,
            prompts: server.prompts.slice(before).join('\n'),
            cached: isCached(events),
          };
        };
        const made = await answerOf(first);
        assert.match(made.text, /Server first with weights 00/);
        const elsewhere = await answerOf(second);
        assert.match(elsewhere.text, /Server second with weights 00/);
        assert.doesNotMatch(elsewhere.prompts, /Server first/, "its notes aren't reused either");
        first.digest = '1'.repeat(64);
        const pulled = await answerOf(first);
        assert.match(pulled.text, /Server first with weights 11/);
        assert.doesNotMatch(pulled.prompts, /weights 00/);
        first.digest = '0'.repeat(64);
        const back = await answerOf(first);
        assert.deepEqual([back.cached, back.text, back.prompts], [true, made.text, '']);
      });
    }
  });

  it('answers a run that requests a provider from that provider or not at all, even while another run shares the work', async () => {
    await open();
    const asked = { query: QUESTION, document: { text: CONTRACT, title: 'contract.txt' }, model: 'mock-500' };
    const [any, named] = [await test.connect(), await test.connect()];
    const ids = await Promise.all([
      startRun(any, { ...asked, session_id: 'any' }),
      startRun(named, { ...asked, provider: 'ollama', session_id: 'named' }),
    ]);
    const [replaced, refused] = await Promise.all([untilEnd(any, ids[0]), untilEnd(named, ids[1])]);
    assert.equal(ofType(replaced, 'receipt')[0]?.payload.provider, 'mock');
    assert.equal(ofType(refused, 'final_summary').length, 0);
    assert.equal(ofType(refused, 'agent_end')[0]?.payload.success, false);
  });

  it('reads the rest again with the same sources and depth', async () => {
    await open({ settings: { budget: { calls: 5, minutes: 5 }, depth: 'thorough' } });
    const uri = await save('long.md', article(300));
    const client = await test.connect();
    const query = 'What does the oyster bed shelter?';
    const readOf = (events: AgentEvent[]) => finalOf(events).summary.coverage;
    const part = await runToEnd(client, { query, document: { uri }, model: 'mock-fast' });
    const rest = await runToEnd(client, { query, continue_run: part[0]?.run_id, model: 'mock-fast' });
    assert.ok(readOf(part) < 0.9 && readOf(rest) > readOf(part) + 0.05, `${readOf(part)}, then ${readOf(rest)}`);
    const check = async (one: WebSocketTestClient) => {
      const calls = test.ollama.activity.calls.length;
      const again = await repeat(one, rest[0]?.run_id, true);
      assert.deepEqual(
        ofType(again, 'agent_start')[0]?.payload.sources,
        ofType(rest, 'agent_start')[0]?.payload.sources,
      );
      assert.ok(Math.abs(readOf(again) - readOf(rest)) < 0.02, `${readOf(again)} instead of ${readOf(rest)}`);
      assert.ok(test.ollama.activity.calls.length > calls + 5, 'all of it is read again');
    };
    await check(client);
    await test.reopen();
    await check(await test.connect());
  });
});
