import { strict as assert } from 'node:assert';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';

import { infoOf } from '../../../src/agent/orchestrator/readSources.js';
import { createSourceReader } from '../../../src/agent/sources/reader.js';
import { vscodeDocuments } from '../../../src/extension/documents/documents.js';
import { EXTENSION } from '../../helpers/agentInVsCode.js';
import { articlePage } from '../../helpers/articles.js';
import { startTestServer } from '../../helpers/testServer.js';

const MEGABYTE = 1024 * 1024;
/** The asserted limit: ten frames, because the machine may be busy with other things. The actual value is printed. */
const STALL_LIMIT_MS = 500;

const PAGES: Record<string, () => string> = {
  'a 10 MB page': () => {
    const page = articlePage(40, 'A long page');
    return page.replace('</article>', `${page.repeat(Math.ceil((10 * MEGABYTE) / page.length))}</article>`);
  },
  '560 KB of <script': () => `<html><body><p>Before.</p>${'<script'.repeat(80_000)}`,
  '10,000 nested elements': () =>
    `<html><body>${'<div>'.repeat(10_000)}<p>The innermost words of all.</p>${'</div>'.repeat(10_000)}</body></html>`,
};

describe('the extension host', () => {
  it('case 51: stays responsive while reading pages designed to stall it, and frees their memory', async function () {
    this.timeout(120_000);
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    const none = () => Promise.resolve(undefined);
    const reader = createSourceReader({
      workerPath: path.join(extension.extensionPath, 'dist', 'worker.js'),
      documents: vscodeDocuments,
      snapshots: {
        getSnapshotByUrl: none,
        putSnapshot: () => Promise.resolve(),
      },
      proxy: 'host',
    });
    const bodies = new Map(
      Object.entries(PAGES).map(([name, make], index) => [`/${index}`, { name, body: Buffer.from(make()) }]),
    );
    const site = await startTestServer((request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(bodies.get(request.url ?? '')?.body),
    );
    const read = (url: string) =>
      reader
        .read(
          { url },
          { signal: new AbortController().signal, fresh: true, allowLocal: true, onProgress: () => undefined },
        )
        .then(
          async (source) => `${(await infoOf('s1', source)).words} words`,
          (error: unknown) => (error as { code: string }).code,
        );
    try {
      // By then, the worker is loaded and this process's code is compiled.
      await read(`${site.origin}/2`);
      const before = process.memoryUsage();
      const delay = monitorEventLoopDelay({ resolution: 1 });
      for (const [address, { name }] of bodies) {
        delay.reset();
        delay.enable();
        const outcome = await read(`${site.origin}${address}`);
        delay.disable();
        const stall = delay.max / 1e6;
        console.log(`      ${name}: ${outcome}, longest stall ${stall.toFixed(1)} ms`);
        assert.ok(stall < STALL_LIMIT_MS, `${name} stalled the extension host for ${stall} ms`);
      }
      const after = process.memoryUsage();
      console.log(
        `      resident memory ${Math.round(before.rss / MEGABYTE)} MB before, ${Math.round(after.rss / MEGABYTE)} MB after`,
      );
    } finally {
      await reader.close();
      await site.close();
    }
  });
});
