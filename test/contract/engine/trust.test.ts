import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { commandSchema, type AgentEvent } from '../../../src/protocol/index.js';
import { article, articlePage } from '../../helpers/articles.js';
import { ofType, runToEnd, startRun, TestEngine, untilEnd } from '../../helpers/testEngine.js';
import { secretWord } from '../../helpers/secretWord.js';
import { startTestServer, type TestServer } from '../../helpers/testServer.js';
import { trustTable, type TrustAsker, type TrustPlace } from '../../helpers/trustTable.js';
import type { WebSocketTestClient } from '../../unit/server/testClient.js';

/** A unique word in each text, so that a leak is detected wherever it appears; each row has its own. */
let secret = '';

type Asker = Exclude<TrustAsker, 'assistant'>;

/** The rows of the table whose runs are started by commands; those of tools are in toolRights.test.ts. */
const TABLE = trustTable().flatMap(({ asked, ...row }) => (asked === 'assistant' ? [] : [{ asked, ...row }]));

/** What a client learns from each operation: whether the run exists for it, and everything that was sent to it. */
const OPERATIONS: Readonly<
  Record<string, (client: WebSocketTestClient, runId: string, test: TestEngine) => Promise<boolean>>
> = {
  list: async (client, runId) => {
    client.send({ type: 'list_runs' });
    return (await client.untilType('runs')).payload.runs.some((run) => run.run_id === runId);
  },
  search: async (client, runId) => {
    client.send({ type: 'list_runs', search: secret });
    return (await client.untilType('runs')).payload.runs.some((run) => run.run_id === runId);
  },
  resume: async (client, runId) => {
    client.send({ type: 'resume', run_id: runId, after_seq: 0 });
    return answeredWith(client, 'final_summary');
  },
  update: async (client, runId) => {
    client.send({ type: 'update_run', run_id: runId, pinned: true });
    return answeredWith(client, 'run_updated');
  },
  repeat: async (client, runId) => {
    client.send({ type: 'repeat', run_id: runId, session_id: 'elsewhere' });
    return answeredWith(client, 'agent_end');
  },
  'follow up': (client, runId, test) => goesOn(client, test, { follow_up: runId }),
  'follow up with another source': (client, runId, test) =>
    goesOn(client, test, { follow_up: runId, document: { text: article(2, 'Bait'), title: 'Bait' } }),
  continue: (client, runId, test) => goesOn(client, test, { continue_run: runId }),
  act: async (client, runId) => {
    client.send({ type: 'execute_action', run_id: runId, action_id: 'a999' });
    const { code } = (await client.untilType('error')).payload;
    assert.ok(['unknown_run', 'unknown_action', 'action_refused'].includes(code), code);
    return code !== 'unknown_run';
  },
  delete: async (client, runId) => {
    client.send({ type: 'delete_run', run_id: runId });
    return answeredWith(client, 'run_deleted');
  },
};

async function answeredWith(client: WebSocketTestClient, type: AgentEvent['type']): Promise<boolean> {
  const answer = await client.until((event) => event.type === type || event.type === 'error');
  if (answer.type === 'error') assert.equal(answer.payload.code, 'unknown_run');
  return answer.type === type;
}

/** Whether a run continued the other; if not, nothing of it may be in the model's prompts. */
async function goesOn(client: WebSocketTestClient, test: TestEngine, further: object): Promise<boolean> {
  const before = test.ollama.activity.calls.length;
  const events = await runToEnd(client, { query: 'And what else?', session_id: 'elsewhere', ...further });
  const [failure] = ofType(events, 'error');
  if (!failure) return true;
  assert.equal(failure.payload.code, 'unknown_run');
  assert.doesNotMatch(JSON.stringify(test.ollama.activity.calls.slice(before)), new RegExp(secret));
  return false;
}

describe('case 79: who can see a run', () => {
  let test: TestEngine;
  let pages: TestServer;
  const documents = { inside: '', outside: '' };

  before(async () => {
    pages = await startTestServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(articlePage(4, 'Diary', `<p>The cook of the harbour made ${secret} for 12 guests.</p>`));
    });
    test = await TestEngine.open({
      settings: { allowLocalAddresses: 'user', revalidateMinutes: 0 },
      engine: { clientMayRead: (uri) => uri === documents.inside },
    });
    for (const place of ['inside', 'outside'] as const)
      documents[place] = pathToFileURL(path.join(test.folder, `${place}.md`)).href;
  });
  async function newSecret() {
    secret = secretWord('Zwetschgen');
    for (const place of ['inside', 'outside'] as const) await writeFile(path.join(test.folder, `${place}.md`), diary());
  }
  const diary = () => `${article(4, 'Diary')}\n\nThe cook of the harbour made ${secret} for 12 guests.\n`;
  after(() => Promise.all([test.close(), pages.close()]));

  const connectAs = (asker: Asker) =>
    ({ user: () => test.connectAsUser(), program: () => test.connect(), companion: () => test.connectAsCompanion() })[
      asker
    ]();
  /** Starts a run and waits for its end; a companion learns only that it started. */
  async function runAs(asker: Asker, client: WebSocketTestClient, command: Record<string, unknown>) {
    if (asker !== 'companion') {
      const runId = await startRun(client, command);
      return { runId, events: await untilEnd(client, runId) };
    }
    client.send({ type: 'start_agent', ...command });
    const runId = (await client.untilType('handed_over')).payload.run_id;
    const person = await test.connectAsUser();
    person.send({ type: 'resume', run_id: runId, after_seq: 0 });
    const events = await untilEnd(person, runId);
    person.close();
    return { runId, events };
  }
  const commandFor: Record<TrustPlace, () => object> = {
    'local page': () => ({ url: `${pages.origin}/diary` }),
    'document outside': () => ({ document: { uri: documents.outside } }),
    'document inside': () => ({ document: { uri: documents.inside } }),
    'supplied text': () => ({
      document: {
        text: diary(),
        title: 'Diary',
        url: 'https://mail.example.com/',
      },
    }),
  };

  for (const row of TABLE) {
    describe(`that a ${row.asked} asked for, of a ${row.source}`, () => {
      let runId: string;
      let asker: WebSocketTestClient;
      beforeEach(async () => {
        await newSecret();
        asker = await connectAs(row.asked);
        const run = await runAs(row.asked, asker, { query: `What of ${secret}?`, ...commandFor[row.source]() });
        assert.equal(ofType(run.events, 'final_summary').length, 1);
        runId = run.runId;
      });
      afterEach(() => asker.close());

      for (const reopened of [false, true]) {
        for (const who of ['user', 'program'] as const) {
          it(`${row.may('list', who) ? 'is there' : 'does not exist'} for a ${who}${reopened ? ', also after a restart' : ''}`, async () => {
            if (reopened) await test.reopen();
            for (const [operation, attempt] of Object.entries(OPERATIONS)) {
              const client = await connectAs(who);
              const isAllowed = row.may(operation, who);
              assert.equal(await attempt(client, runId, test), isAllowed, operation);
              if (!isAllowed)
                assert.doesNotMatch(
                  JSON.stringify(client.events.filter((event) => event.type !== 'agent_start')),
                  new RegExp(secret),
                );
              client.close();
            }
          });
        }
      }
    });

    it(`does not exist for a companion if a ${row.asked} asked for it, of a ${row.source}`, async () => {
      await newSecret();
      const asker = await connectAs(row.asked);
      const { runId } = await runAs(row.asked, asker, { query: 'What of it?', ...commandFor[row.source]() });
      asker.close();
      const { runs } = test.engine;
      const companion = { trust: 'companion', sessionId: test.companionSession } as const;
      const followUp = { type: 'start_agent', query: 'And what else?', follow_up: runId } as const;
      assert.deepEqual(await runs.list({ limit: 500 }, companion), []);
      assert.equal(await runs.replay(runId, 0, companion, () => assert.fail()), false);
      assert.equal(await runs.page(runId, 0, companion, () => assert.fail()), false);
      const refused = { code: 'unknown_run' };
      await assert.rejects(runs.repeat({ type: 'repeat', run_id: runId }, companion), refused);
      await assert.rejects(runs.update(runId, { pinned: true }, companion), refused);
      await assert.rejects(runs.delete(runId, companion), refused);
      const action = { type: 'execute_action', run_id: runId, action_id: 'a1' } as const;
      await assert.rejects(runs.execute(action, companion), refused);
      const before = test.ollama.activity.calls.length;
      const next = runs.start(followUp, companion).runId;
      const person = await test.connectAsUser();
      person.send({ type: 'resume', run_id: next, after_seq: 0 });
      const events = await untilEnd(person, next);
      person.close();
      assert.equal(ofType(events, 'error')[0]?.payload.code, 'unknown_run');
      assert.equal(test.ollama.activity.calls.length, before);
    });

    it(`${row.may('live events', 'program') ? 'notifies' : 'does not notify'} a program in the same session of a run that a ${row.asked} asks for, of a ${row.source}, while it is in progress`, async () => {
      await newSecret();
      const watcher = await test.connect();
      const asker = await connectAs(row.asked);
      const session_id = row.asked === 'companion' ? test.companionSession : 'shared';
      for (const client of row.asked === 'companion' ? [watcher] : [watcher, asker]) {
        client.send({ type: 'join_session', session_id });
        await client.settled();
      }
      const { runId, events } = await runAs(row.asked, asker, {
        query: `Tell of ${secret}.`,
        ...(row.asked !== 'companion' && { session_id }),
        ...commandFor[row.source](),
      });
      await watcher.settled();
      assert.deepEqual(watcher.of(runId), row.may('live events', 'program') ? events : []);
      watcher.close();
      asker.close();
    });

    it(`${row.may('cancel', 'program') ? 'can' : 'cannot'} be canceled, or found to be in progress, by a program if a ${row.asked} asks for it, of a ${row.source}`, async () => {
      await newSecret();
      test.settings.model = 'mock-hang';
      const session_id = row.asked === 'companion' ? test.companionSession : 'one';
      const [person, asker, program] = [await test.connectAsUser(), await connectAs(row.asked), await test.connect()];
      person.send({ type: 'join_session', session_id });
      await person.settled();
      const command = { query: 'Wait.', ...commandFor[row.source]() };
      asker.send({ type: 'start_agent', ...command, ...(row.asked !== 'companion' && { session_id }) });
      const runId = (await person.untilType('agent_start')).run_id ?? '';
      await person.until(({ type }) => type === 'source_read');
      await test.engine.runs.replay(runId, 0, { trust: 'user' }, () => undefined);
      const isKnown = row.may('cancel', 'program');
      program.send({ type: 'join_session', session_id });
      assert.deepEqual((await program.untilType('session_joined')).payload.active_runs, isKnown ? [runId] : []);
      program.send({ type: 'cancel_agent', run_id: runId, request_id: 'stop' });
      const answer = await program.until(({ type }) => type === 'command_done' || type === 'error');
      assert.equal(answer.type, isKnown ? 'command_done' : 'error');
      if (answer.type === 'error') assert.equal(answer.payload.code, 'unknown_run');
      test.settings.model = undefined;
      if (!isKnown) person.send({ type: 'cancel_agent', run_id: runId });
      await untilEnd(person, runId);
      for (const client of [person, asker, program]) client.close();
    });
  }

  it('has every operation of the table in its tests', () => {
    const elsewhere = ['live events', 'cancel', 'tools', 'resources'];
    for (const { who } of TABLE)
      assert.deepEqual([...who.keys()].sort(), [...Object.keys(OPERATIONS), ...elsewhere].sort());
  });

  it('a run stopped before its page was read stays hidden from programs, because nobody knows where the page would have led', async () => {
    const silent = await startTestServer(() => undefined);
    const person = await test.connectAsUser();
    const runId = await startRun(person, { url: `${silent.origin}/page` });
    person.send({ type: 'cancel_agent', run_id: runId });
    await untilEnd(person, runId);
    const program = await test.connect();
    program.send({ type: 'list_runs' });
    const { runs } = (await program.untilType('runs')).payload;
    assert.ok(!runs.some(({ run_id }) => run_id === runId));
    program.send({ type: 'resume', run_id: runId, after_seq: 0 });
    assert.equal((await program.untilType('error')).payload.code, 'unknown_run');
    person.close();
    program.close();
    await silent.close();
  });

  it('every command that names a run is one of these operations', () => {
    const schema = z.toJSONSchema(commandSchema, { unrepresentable: 'any' });
    const naming = (schema.anyOf ?? schema.oneOf ?? []).flatMap(({ properties = {} }) => {
      const type = properties['type'];
      const names = ['run_id', 'follow_up', 'continue_run'].some((field) => Object.hasOwn(properties, field));
      return names && typeof type === 'object' ? [type.const] : [];
    });
    // `cancel_agent` needs a run in progress; it has a test of its own.
    const tried = ['start_agent', 'repeat', 'resume', 'execute_action', 'update_run', 'delete_run', 'cancel_agent'];
    assert.deepEqual(naming.sort(), tried.sort(), 'add the operation to the table');
  });

  it('a program cannot stop, find busy, or list a run that it may not see', async () => {
    const person = await test.connectAsUser();
    const program = await test.connect();
    const command = { query: 'Wait.', model: 'mock-hang', document: { uri: documents.outside } };
    const runId = await startRun(person, { ...command, session_id: 'one' });
    program.send({ type: 'cancel_agent', run_id: runId });
    assert.equal((await program.untilType('error')).payload.code, 'unknown_run');
    program.send({ type: 'join_session', session_id: 'one' });
    assert.deepEqual((await program.untilType('session_joined')).payload.active_runs, []);
    const own = await runToEnd(program, { ...command, session_id: 'one' });
    assert.equal(ofType(own, 'error')[0]?.payload.code, 'read_failed');
    person.send({ type: 'cancel_agent', run_id: runId });
    await untilEnd(person, runId);
  });
});
