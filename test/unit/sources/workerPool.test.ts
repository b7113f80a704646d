import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WorkerPool, type TaskOptions } from '../../../src/agent/sources/workerPool.js';
import { createTestReader } from '../../helpers/testReader.js';

/** A worker that does what its task says. */
const SCRIPT = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ id, input: { text } }) => {
  if (text === 'hang') for (;;);
  if (text === 'exit') process.exit(3);
  if (text === 'throw') throw new Error('outside of any task');
  if (text === 'memory') { const all = []; for (;;) all.push(new Array(1e6).fill(id)); }
  if (text === 'noise') console.log('printed by a parser');
  parentPort.postMessage({ kind: 'done', id, result: { markdown: text } });
});
parentPort.postMessage({ kind: 'loaded' });
`;

describe('worker pool', function () {
  this.timeout(30_000);
  let folder: string;
  let pool: WorkerPool;
  const parse = (text: string, options: Partial<TaskOptions> = {}) =>
    pool.parse({ text, document: false }, { signal: new AbortController().signal, deadlineMs: 5_000, ...options });
  const failed =
    (pattern: RegExp, expected = 'parser_failed') =>
    (error: unknown) => {
      assert.equal((error as { code?: unknown }).code, expected);
      assert.match((error as Error).message, pattern);
      return true;
    };

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'regen-pool-'));
    await writeFile(path.join(folder, 'worker.js'), SCRIPT);
  });
  beforeEach(() => {
    pool = new WorkerPool(path.join(folder, 'worker.js'), 100);
  });
  afterEach(() => pool.close());
  after(() => rm(folder, { recursive: true }));

  it('starts on first use, keeps threads for the next task, and ends them when idle', async () => {
    const alive = () => pool.size;
    assert.equal(alive(), 0);
    const results = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => parse(text)));
    assert.deepEqual(
      results.map(({ markdown }) => markdown),
      ['a', 'b', 'c', 'd', 'e'],
    );
    assert.ok(alive() <= 2);
    while (alive() > 0) await wait(20);
    assert.equal((await parse('again')).markdown, 'again');
  });

  it('kills and replaces a thread that hangs, dies, throws, or uses too much memory, and continues', async () => {
    await assert.rejects(parse('hang', { deadlineMs: 100 }), failed(/took longer/));
    await assert.rejects(parse('exit'), failed(/crashed/));
    await assert.rejects(parse('throw'), failed(/crashed/));
    await assert.rejects(parse('memory', { deadlineMs: 20_000 }), failed(/memory/));
    assert.equal((await parse('fine')).markdown, 'fine');
  });

  it('an abort frees the thread immediately, and a waiting task never starts', async () => {
    const controllers = Array.from({ length: 3 }, () => new AbortController());
    const hanging = controllers.map(({ signal }) =>
      assert.rejects(parse('hang', { signal }), failed(/stopped/, 'cancelled')),
    );
    const next = parse('next');
    await wait(100);
    for (const controller of controllers) controller.abort();
    await Promise.all(hanging);
    assert.equal((await next).markdown, 'next');
    await assert.rejects(parse('late', { signal: AbortSignal.abort() }), failed(/stopped/, 'cancelled'));
  });

  it('closing rejects tasks in progress, and closing twice is the same as once', async () => {
    const hanging = [1, 2, 3].map(() => assert.rejects(parse('hang'), failed(/shutting down/, 'cancelled')));
    await Promise.all([pool.close(), pool.close()]);
    await Promise.all(hanging);
    await assert.rejects(parse('late'), failed(/shutting down/, 'cancelled'));
  });

  it('a missing worker fails the task, not the process', async () => {
    const broken = new WorkerPool(path.join(folder, 'missing.js'));
    await assert.rejects(
      broken.parse({ text: 'a', document: false }, { signal: new AbortController().signal, deadlineMs: 1_000 }),
      failed(/crashed/),
    );
    await broken.close();
  });

  it('case 51: hostile HTML is read or abandoned, and the host stays responsive meanwhile', async () => {
    const { reader, context } = await createTestReader();
    const pages: Record<string, string> = {
      scripts: '<script'.repeat(80_000),
      comments: '<!--'.repeat(80_000),
      nest: '<div>'.repeat(10_000) + 'deep' + '</div>'.repeat(10_000),
      attributes: `<p ${'a="b" '.repeat(100_000)}>text</p>`,
      tables: '<table><tr><td>'.repeat(5_000),
      formatting: '<b><i><a>'.repeat(10_000),
    };
    let turns = 0;
    const turning = setInterval(() => {
      turns++;
    }, 5);
    try {
      for (const [name, html] of Object.entries(pages)) {
        const before = turns;
        const outcome = await reader.read({ html }, context()).then(
          () => 'read',
          (error: unknown) => String((error as { code?: unknown }).code),
        );
        assert.ok(
          ['read', 'empty_content', 'parser_failed', 'needs_javascript'].includes(outcome),
          `${name}: ${outcome}`,
        );
        assert.ok(turns > before, name);
      }
    } finally {
      clearInterval(turning);
      await reader.close();
    }
  });
});
