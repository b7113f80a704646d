import assert from 'node:assert/strict';
import { gateway, type Allowed } from '../../../src/agent/providers/gateway.js';
import type { ProviderDependencies } from '../../../src/agent/providers/configuration.js';

describe('the gateway to a remote provider', () => {
  async function outcomeOf(may: Allowed, method: string | undefined) {
    let sent = 0;
    const own: ProviderDependencies = {
      now: () => 0,
      fetch: () => Promise.resolve({ sent: ++sent } as unknown as Awaited<ReturnType<ProviderDependencies['fetch']>>),
      getKey: () => Promise.resolve('key'),
    };
    const { fetch, getKey } = gateway(own, 'Somewhere', () => Promise.resolve(may));
    const code = await fetch('https://models.example/v1', { method }).then(
      () => 'sent',
      (error: unknown) => (error as { code: string }).code,
    );
    return [code, sent, await getKey()];
  }

  it('case 77: lets text through only with consent, whatever the method', async () => {
    for (const method of ['POST', 'post', 'PUT', 'DELETE']) {
      assert.deepEqual(await outcomeOf('ask', method), ['consent_needed', 0, 'key'], method);
      assert.deepEqual(await outcomeOf('send', method), ['sent', 1, 'key'], method);
    }
    for (const method of [undefined, 'GET']) assert.deepEqual(await outcomeOf('ask', method), ['sent', 1, 'key']);
  });

  it('case 78: passes on neither key nor request if nothing is allowed', async () => {
    for (const method of [undefined, 'GET', 'POST'])
      assert.deepEqual(await outcomeOf('nothing', method), ['consent_needed', 0, undefined]);
  });
});
