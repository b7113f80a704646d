import { strict as assert } from 'node:assert';

import type { ClientConnection } from '../../../src/agent/engine.js';
import { createDirectConnection } from '../../../src/extension/sidebar/directConnection.js';

describe("the page's own connection to the agent", () => {
  function connections() {
    const opened: { heard: unknown[]; closed: number }[] = [];
    const open = async (): Promise<ClientConnection> => {
      await Promise.resolve();
      const one = { heard: [] as unknown[], closed: 0 };
      opened.push(one);
      return { receive: (command) => one.heard.push(command), closed: () => one.closed++ };
    };
    return { opened, open };
  }
  const ping = { type: 'ping' } as const;

  it('is opened once, however many commands arrive meanwhile, and receives them in order', async () => {
    const { opened, open } = connections();
    const direct = createDirectConnection(open);
    await Promise.all([direct.receive(ping), direct.receive({ type: 'list_models' }), direct.receive(ping)]);
    assert.deepEqual(opened, [{ heard: [ping, { type: 'list_models' }, ping], closed: 0 }]);
  });

  it('is closed once, even while opening, and opened anew by a later page', async () => {
    const { opened, open } = connections();
    const direct = createDirectConnection(open);
    const early = direct.receive(ping);
    direct.close();
    direct.close();
    await early;
    await direct.receive(ping);
    assert.deepEqual(
      opened.map(({ closed }) => closed),
      [1, 0],
    );
  });

  it("is retried after the agent couldn't be opened", async () => {
    const { opened, open } = connections();
    let failing = true;
    const direct = createDirectConnection(() => (failing ? Promise.reject(new Error('no disk')) : open()));
    await assert.rejects(direct.receive(ping), /no disk/);
    failing = false;
    await direct.receive(ping);
    assert.equal(opened.length, 1);
  });
});
