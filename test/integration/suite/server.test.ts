import { strict as assert } from 'node:assert';
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';

import { startMockLlm, type MockLlm } from '../../../mock-llm/server.js';
import { agentFolder } from '../../../src/agent/server/discovery.js';
import { createEngine } from '../../../src/agent/index.js';
import { createAgentHost } from '../../../src/extension/agent/agentHost.js';
import { vscodeDocuments } from '../../../src/extension/documents/documents.js';
import { readSettings } from '../../../src/extension/settings.js';
import {
  connectByEndpoint,
  copyEndpoint,
  EXTENSION,
  workspaceFolder,
  writeSetting,
} from '../../helpers/agentInVsCode.js';
import { article } from '../../helpers/articles.js';
import { ofType, runToEnd } from '../../helpers/runEvents.js';

describe("this window's agent", () => {
  let ollama: MockLlm;

  before(async () => {
    await vscode.extensions.getExtension(EXTENSION)?.activate();
    ollama = await startMockLlm({ port: 0, wordDelayMs: 0 });
    await writeSetting('ollama.baseUrl', ollama.url);
    await writeSetting('mock.start', 'never');
  });
  after(async () => {
    for (const key of ['ollama.baseUrl', 'mock.start', 'server.port']) await writeSetting(key, undefined);
    await ollama.close();
  });

  it('answers a program that connects with the data from Copy Agent Endpoint', async () => {
    const uri = vscode.Uri.joinPath(workspaceFolder(), 'tides.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(article(4, 'Tides')));
    const client = await connectByEndpoint();
    const events = await runToEnd(client, { document: { uri: uri.toString() } });
    assert.equal(ofType(events, 'agent_start')[0]?.payload.provider, 'ollama');
    assert.ok((ofType(events, 'final_summary')[0]?.payload.citations ?? 0) >= 3);
    assert.equal(events.at(-1)?.type, 'agent_end');
    client.close();
  });

  it('explains invalid input in a message, and continues', async () => {
    const folder = workspaceFolder();
    const write = (name: string, bytes: Uint8Array) =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), bytes);
    await write('empty.md', new Uint8Array());
    await write('blank.md', new TextEncoder().encode(' \n\n'));
    await write('picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
    const client = await connectByEndpoint();
    for (const [request, code, sentence] of [
      [{ document: { uri: vscode.Uri.joinPath(folder, 'empty.md').toString() } }, 'empty_content', /empty|no text/i],
      [{ document: { uri: vscode.Uri.joinPath(folder, 'blank.md').toString() } }, 'empty_content', /empty|no text/i],
      [
        { document: { uri: vscode.Uri.joinPath(folder, 'picture.png').toString() } },
        'parser_failed',
        /image is damaged/i,
      ],
      [{ document: { uri: vscode.Uri.joinPath(folder, 'missing.md').toString() } }, 'not_found', /missing\.md/],
      [{ document: { uri: 'file:///etc/hostname' } }, 'read_failed', /open folders/],
      [{ url: 'http://127.0.0.1:9/' }, 'blocked_address', /127\.0\.0\.1/],
    ] as const) {
      const events = await runToEnd(client, request);
      const error = ofType(events, 'error')[0]?.payload;
      assert.equal(error?.code, code, JSON.stringify(error));
      assert.match(error.message, sentence);
      assert.match(error.message, /^["A-Z\d].*\.$/s);
      assert.deepEqual(events.at(-1)?.type, 'agent_end');
    }
    for (const url of ['not an address', 'ftp://example.org/a', 'file:///etc/passwd']) {
      const seen = client.events.length;
      client.send({ type: 'start_agent', query: 'Summarize', url, request_id: `bad-${seen}` });
      const refused = await client.until(
        (event) => event.type === 'error' && event.payload.request_id === `bad-${seen}`,
      );
      assert.ok(refused.type === 'error');
      assert.match(refused.payload.message, /address|http/);
    }
    client.close();
  });

  it('reads no document outside the open folders for a program, however its address is written', async () => {
    const folder = workspaceFolder();
    const outside = await mkdtemp(path.join(tmpdir(), 'regen-outside-'));
    const secret = path.join(outside, 'secret.txt');
    await writeFile(secret, 'The secret of the house is written here.');
    await symlink(secret, path.join(folder.fsPath, 'leads-out.txt'));
    await symlink(outside, path.join(folder.fsPath, 'leads-out'));
    const up = path.relative(folder.fsPath, secret).split(path.sep);
    const base = folder.toString();
    const client = await connectByEndpoint();
    for (const uri of [
      [base, ...up].join('/'),
      [base, ...up.map((part) => part.replaceAll('.', '%2e'))].join('/'),
      `${base}/${up.join('%2f')}`,
      `${base}/./tides.md`,
      `${base}/leads-out.txt`,
      `${base}/leads-out/secret.txt`,
      `${base}/leads-out/missing.txt`,
    ]) {
      const events = await runToEnd(client, { document: { uri } });
      const error = ofType(events, 'error')[0]?.payload;
      assert.equal(error?.code, 'read_failed', `${uri}: ${JSON.stringify(events)}`);
      assert.match(error.message, /open folders/);
    }
    const inside = vscode.Uri.joinPath(folder, '50% done..md');
    await vscode.workspace.fs.writeFile(inside, new TextEncoder().encode(article(3, 'Half done')));
    await symlink(inside.fsPath, path.join(folder.fsPath, 'inner-link.md'));
    for (const uri of [inside.toString(), `${base}/inner-link.md`]) {
      const events = await runToEnd(client, { document: { uri } });
      assert.ok(ofType(events, 'final_summary')[0], JSON.stringify(events));
    }
    client.close();
    await rm(outside, { recursive: true });
  });

  it('can be found by its discovery file, which only this user can read', async () => {
    const { url, token } = await copyEndpoint();
    const folder = agentFolder();
    const names = (await readdir(folder)).filter((name) => name.startsWith(`agent-${process.pid}-`));
    assert.equal(names.length, 1);
    const file = path.join(folder, names[0] ?? '');
    assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), {
      ...(JSON.parse(await readFile(file, 'utf8')) as object),
      url,
      token,
      pid: process.pid,
    });
    if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  it('still has one server after two concurrent restarts', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'regen-restart-'));
    const published = async () =>
      (await readdir(agentFolder())).filter((name) => name.startsWith(`agent-${process.pid}-`));
    const before = await published();
    const refused = () => Promise.resolve(false);
    const log = vscode.window.createOutputChannel('Restarts', { log: true });
    const host = createAgentHost({
      settings: () => ({ server: { enabled: true, port: 0, requireToken: true } }),
      pageIsHere: () => true,
      workspace: 'restarts',
      log,
      open: () =>
        createEngine({
          storePath: path.join(folder, 'store.db'),
          workerPath: path.join(vscode.extensions.getExtension(EXTENSION)?.extensionPath ?? '', 'dist', 'worker.js'),
          settings: readSettings,
          documents: vscodeDocuments,
          consent: { localAddress: refused, cloudProvider: refused },
          actionHost: { perform: () => Promise.reject(new Error('No actions here.')) },
          getKey: () => Promise.resolve(undefined),
          clientMayRead: () => false,
          folders: () => [],
          proxy: 'host',
          startMockLlm: refused,
          onWarning: (message) => log.warn(message),
          log: (line) => log.info(line),
        }),
    });
    await host.endpoint();
    await Promise.all([host.restartServer(), host.restartServer(), host.restartServer()]);
    assert.equal((await published()).length, before.length + 1);
    await host.close();
    assert.deepEqual(await published(), before);
    log.dispose();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('case 25, case 26: uses another port if something else has the one in the settings, and sends that server nothing', async () => {
    const heard: string[] = [];
    const stranger: Server = createServer((socket) => socket.on('data', (data) => heard.push(data.toString())));
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const address = stranger.address();
    assert.ok(address && typeof address === 'object');
    const before = await copyEndpoint();
    await writeSetting('server.port', address.port);
    let now = before;
    while (now.url === before.url) now = await copyEndpoint();
    assert.notEqual(new URL(now.url).port, String(address.port));
    assert.notEqual(now.token, before.token);
    const client = await connectByEndpoint();
    await client.settled();
    client.close();
    assert.deepEqual(heard, []);
    await new Promise((resolve) => stranger.close(resolve));
  });
});
