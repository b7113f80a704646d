import { strict as assert } from 'node:assert';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';

import type { Engine } from '../../../src/agent/engine.js';
import type { AgentEvent, Summary } from '../../../src/protocol/index.js';
import { decorateShown } from '../../../src/extension/sidebar/decorateShown.js';
import { exportEverything } from '../../../src/extension/documents/exportEverything.js';
import { answerOf } from '../../../src/extension/documents/shownAnswer.js';

const summary = (title: string): Summary => ({
  title,
  text: 'Gauges.',
  key_points: [],
  sources: [],
  sentences: [],
  citations: [],
  coverage: 1,
});

describe('answers in VS Code', () => {
  it('are saved with their question', async () => {
    const events = [
      { type: 'agent_start', payload: { query: 'Who measured first?' } },
      { type: 'final_summary', payload: { summary: summary('Tide gauges') } },
    ] as unknown as AgentEvent[];
    const replay: Engine['runs']['replay'] = (_runId, _after, _asker, deliver) => {
      deliver(events);
      return Promise.resolve(true);
    };
    const answer = await answerOf({ runs: { replay } as Engine['runs'] }, 'run-1');
    assert.deepEqual([answer?.query, answer?.summary.title], ['Who measured first?', 'Tide gauges']);
  });

  it('are marked in editors only while they are shown, however late they arrive', async () => {
    const changed = new vscode.EventEmitter<void>();
    const sidebar: { shown: { runId: string; running: boolean } | undefined; onDidChangeShown: vscode.Event<void> } = {
      shown: undefined,
      onDidChangeShown: changed.event,
    };
    const marked: (string | undefined)[] = [];
    const pending = new Map<string, (summary: Summary) => void>();
    const following = decorateShown(
      sidebar,
      { show: (_runId, shown) => marked.push(shown?.title) },
      (runId) => new Promise((resolve) => pending.set(runId, resolve)),
    );
    const show = (shown: typeof sidebar.shown) => {
      sidebar.shown = shown;
      changed.fire();
    };
    const arrives = async (runId: string) => {
      pending.get(runId)?.(summary(runId));
      await new Promise((resolve) => setImmediate(resolve));
    };
    show({ runId: 'first', running: false });
    show({ runId: 'second', running: false });
    await arrives('second');
    await arrives('first');
    assert.deepEqual(marked, ['second']);
    show({ runId: 'third', running: true });
    show(undefined);
    assert.deepEqual(marked, ['second', undefined, undefined]);
    following.dispose();
    changed.dispose();
  });

  it('are exported from the store as a stream, not as one string', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'regen-export-'));
    const file = path.join(folder, 'all.jsonl');
    const shown = vscode.window.showSaveDialog;
    vscode.window.showSaveDialog = () => Promise.resolve(vscode.Uri.file(file));
    const LINES = 100;
    const line = 'x'.repeat(100_000);
    let early = 0;
    async function* exportAll(): AsyncGenerator<string> {
      for (let index = 0; index < LINES; index++) {
        if (index === LINES - 1) early = (await stat(file)).size;
        yield line;
      }
    }
    await exportEverything({ store: { exportAll } });
    vscode.window.showSaveDialog = shown;
    assert.ok(early > 0, 'nothing was written before the last line arrived');
    assert.equal(await readFile(file, 'utf8'), `${line}\n`.repeat(LINES));
    await rm(folder, { recursive: true });
  });
});
