import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultFetch } from '../../../src/agent/providers/wire/nodeFetch.js';
import { startTestServer } from '../../helpers/testServer.js';

describe('defaultFetch', () => {
  it('rejects a request whose signal aborted before or meanwhile, and raises no error that nothing handles', async () => {
    const server = await startTestServer(() => undefined);
    const uncaught: unknown[] = [];
    const note = (error: unknown) => void uncaught.push(error);
    process.prependListener('uncaughtException', note);
    try {
      const post = { method: 'POST', body: '{"model":"one"}' };
      await assert.rejects(defaultFetch(server.origin, { ...post, signal: AbortSignal.abort() }), {
        name: 'AbortError',
      });
      assert.deepEqual(server.requests, []);
      await assert.rejects(defaultFetch(server.origin, { ...post, signal: AbortSignal.timeout(20) }));
      await sleep(20);
      assert.deepEqual(uncaught, []);
    } finally {
      process.removeListener('uncaughtException', note);
      await server.close();
    }
  });
});
