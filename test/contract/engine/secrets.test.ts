import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { article } from '../../helpers/articles.js';
import { ofType, runToEnd, TestEngine } from '../../helpers/testEngine.js';

const KEYS: Record<string, string> = { openai: 'sk-planted-openai-5d1c9f', anthropic: 'sk-ant-planted-77aa02' };

/** All files below a folder, as text. */
async function contents(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) files.set(entry.name, await readFile(path.join(entry.parentPath, entry.name), 'latin1'));
  }
  return files;
}

describe('secrets', () => {
  it('case 40: API keys appear in no event, log, store, or discovery file; the token appears in no log', async () => {
    const test = await TestEngine.open({ engine: { getKey: (provider) => Promise.resolve(KEYS[provider]) } });
    const runtime = process.env.XDG_RUNTIME_DIR;
    const home = process.env.HOME;
    // The discovery file is below one or the other, depending on the system.
    process.env.XDG_RUNTIME_DIR = process.env.HOME = test.folder;
    try {
      const lines: string[] = [];
      const published = await test.engine.listen({
        port: 0,
        requireToken: true,
        workspace: test.folder,
        fallbackToAnyPort: false,
        publish: true,
        log: (line) => lines.push(line),
      });
      const client = await test.connect();
      for (const provider of ['openai', 'anthropic']) {
        const good = await runToEnd(client, { document: { markdown: article(4, provider) }, provider });
        assert.equal(ofType(good, 'agent_end')[0]?.payload.success, true, JSON.stringify(ofType(good, 'error')[0]));
        for (const model of ['mock-401', 'mock-error-line', 'mock-none']) {
          const bad = await runToEnd(client, { document: { markdown: article(4, provider) }, provider, model });
          assert.equal(ofType(bad, 'agent_end')[0]?.payload.success, false);
        }
      }
      client.send({ type: 'list_models' });
      client.send({ type: 'list_runs' });
      await Promise.all([client.untilType('models'), client.untilType('runs')]);

      const sent = JSON.stringify(test.mockLlm.activity.calls.map(({ headers }) => headers));
      for (const key of Object.values(KEYS)) assert.ok(sent.includes(key), 'the provider got its key');
      const seen = await contents(test.folder);
      assert.ok(
        [...seen.keys()].some((name) => name.startsWith('agent-') && name.endsWith('.json')),
        [...seen.keys()].join(),
      );
      seen.set('events', JSON.stringify(client.events));
      seen.set('logs', [...test.logs, ...lines].join('\n'));
      await test.closeEngine();
      for (const [name, text] of await contents(test.folder)) seen.set(`${name} after the end`, text);
      assert.ok(
        [...seen].some(([name, text]) => name.startsWith('agent.db') && text.includes('mock-extractive')),
        'the store is in plain text',
      );
      for (const [name, text] of seen) {
        for (const key of Object.values(KEYS)) assert.ok(!text.includes(key), name);
      }
      for (const token of [published.token, published.sidebarToken, test.server.token, test.server.sidebarToken]) {
        assert.ok(!seen.get('logs')?.includes(token ?? ''), 'no token in the log');
      }
    } finally {
      if (runtime === undefined) delete process.env.XDG_RUNTIME_DIR;
      else process.env.XDG_RUNTIME_DIR = runtime;
      if (home === undefined) delete process.env.HOME;
      else process.env.HOME = home;
      await test.close();
    }
  }).timeout(30_000);
});
