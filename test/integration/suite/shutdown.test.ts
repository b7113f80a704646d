import { strict as assert } from 'node:assert';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import * as vscode from 'vscode';

import { agentFolder } from '../../../src/agent/server/discovery.js';
import { copyEndpoint, EXTENSION } from '../../helpers/agentInVsCode.js';

// Suites run in the order of their names; after this one there is no agent.
describe('closing a window', () => {
  it('case 29: frees the port and removes the discovery file', async () => {
    const extension = vscode.extensions.getExtension<{ close(): Promise<void> }>(EXTENSION);
    assert.ok(extension);
    const port = Number(new URL((await copyEndpoint()).url).port);
    await extension.exports.close();
    const server = createServer();
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    await new Promise((resolve) => server.close(resolve));
    assert.deepEqual(
      (await readdir(agentFolder())).filter((name) => name.startsWith(`agent-${process.pid}-`)),
      [],
    );
  });
});
