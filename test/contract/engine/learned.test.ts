import assert from 'node:assert/strict';
import { HiddenContextServer } from '../../helpers/hiddenContextServer.js';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';

const textOf = (what: string) =>
  Array.from(
    { length: 170 },
    (_, index) => `The ${what} over river ${index} was built in ${1800 + index} by the people of valley ${index}.`,
  ).join('\n\n');

describe('measurements of a server', function () {
  this.timeout(30_000);
  let server: HiddenContextServer;
  let test: TestEngine;
  before(async () => {
    server = await HiddenContextServer.start({
      contextTokens: 2_000,
      slots: 2,
      sharedPool: false,
      manner: 'refuses',
      charactersPerToken: 4,
    });
    test = await TestEngine.open({
      providers: { openai: { baseUrl: server.url } },
      settings: { provider: 'openai', parallelCalls: undefined },
    });
  });
  after(async () => {
    await test.close();
    await server.close();
  });

  const learned = async () => {
    const { models } = await test.engine.runs.models();
    return models.find(({ id }) => id === 'hidden')?.learned;
  };
  const run = async (text = textOf('bridge')) => {
    const client = await test.connect();
    const events = await runToEnd(client, { document: { text, title: 'Rivers' }, fresh: true });
    client.close();
    assert.equal(ofType(events, 'agent_end')[0]?.payload.success, true);
  };

  it('are listed with the model: context, speed, and start date', async () => {
    assert.equal(await learned(), undefined);
    const begun = new Date().toISOString();
    await run();
    const facts = await learned();
    assert.equal(facts?.context_tokens, 2_000);
    assert.ok((facts.prompt_tokens_per_second ?? 0) > 0 && (facts.output_tokens_per_second ?? 0) > 0);
    assert.ok(facts.since >= begun && facts.since <= new Date().toISOString());
  });

  it('belong to one server address', async () => {
    const elsewhere = await HiddenContextServer.start({
      contextTokens: 8_000,
      slots: 1,
      sharedPool: false,
      manner: 'refuses',
      charactersPerToken: 4,
    });
    const { providers } = test.settings;
    test.settings.providers = { ...providers, openai: { baseUrl: elsewhere.url } };
    assert.equal(await learned(), undefined);
    test.settings.providers = providers;
    await elsewhere.close();
    assert.equal((await learned())?.context_tokens, 2_000);
  });

  it('are used by the next run and taken again after a reset', async () => {
    const before = server.refused;
    await run();
    assert.equal(server.refused, before, 'known');
    await test.engine.runs.forgetLearned('openai', 'hidden');
    assert.equal(await learned(), undefined);
    await run();
    assert.ok(server.refused > before, 'more was requested than it has, as on the first run');
    assert.equal((await learned())?.context_tokens, 2_000);
  });

  it('are shared by runs at the same time', async () => {
    await test.engine.runs.forgetLearned('openai', 'hidden');
    const before = server.refused;
    const first = run();
    while (server.refused === before) await new Promise(setImmediate);
    const known = server.refused;
    await run(textOf('ferry'));
    assert.equal(server.refused, known, 'the first one has found the context');
    await first;
  });
});
