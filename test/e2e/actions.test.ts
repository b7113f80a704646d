import { strict as assert } from 'node:assert';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import type { AgentEvent, EventOf } from '../../src/protocol/index.js';
import { agentFolder, findAgents } from '../../src/agent/server/discovery.js';
import { answerText, newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';
import { WebSocketTestClient } from '../unit/server/testClient.js';

const TIDES = `# Tide gauges

Tide gauges measure the height of the sea against a fixed point on land. The oldest continuous record began at
Amsterdam in 1700.

## Stilling wells

A stilling well damps the waves so that only the slow change remains. The well is a pipe with a small opening below
the lowest tide.

## Land that moves

In many harbors the land itself sinks or rises by a few millimeters a year. A gauge alone can't tell that from the
sea. Receivers of satellite signals next to the gauge measure it.

## Keeping records

Each station writes its readings down every six minutes. Errors are found by comparing neighbors.
`;

describe('actions in VS Code', function () {
  this.timeout(120_000);
  let ollama: MockLlm;
  let vscode: VsCodeWindow;
  let runtime: string;
  let turn: Locator;

  before(async () => {
    ollama = await startMockLlm({ port: 0, wordDelayMs: 1 });
    runtime = await mkdtemp(path.join(tmpdir(), 'regen-runtime-'));
    vscode = await openVsCode({
      files: { 'tides.md': TIDES, 'draft.md': 'Draft: ' },
      env: { OLLAMA_BASE_URL: ollama.url, XDG_RUNTIME_DIR: runtime, HOME: runtime },
      settings: { 'regenResearch.server.port': 0 },
    });
    await vscode.openFile('tides.md');
    await vscode.openSidebar();
    turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await untilEnded(turn);
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await Promise.all([ollama.close(), rm(runtime, { recursive: true, force: true, maxRetries: 5 })]);
  });

  const card = (name: string | RegExp) => turn.locator('.actions').getByRole('button', { name });
  const tool = (name: string) => turn.getByRole('toolbar', { name: 'Answer' }).getByRole('button', { name });
  const clipboard = () => vscode.page.evaluate(() => navigator.clipboard.readText());
  const notes = () => readdir(path.join(vscode.workspaceFolder, 'notes')).catch(() => []);

  it('opens the source at the passage that the answer cites', async () => {
    await vscode.openFile('draft.md');
    await turn.locator('.cite[data-citation]').first().click();
    await vscode.page.locator('.tab.active[data-resource-name="tides.md"]').waitFor();
  });

  it('saves a note when the person clicks it', async () => {
    assert.deepEqual(await notes(), []);
    await tool('Save as Note').click();
    await vscode.sidebar.locator('.strip-text', { hasText: /^Saved as notes/ }).waitFor();
    const [note = ''] = await notes();
    const text = await readFile(path.join(vscode.workspaceFolder, 'notes', note), 'utf8');
    assert.match(text, /^# /);
    assert.match(text, /<sup>\[1\]\(/);
    assert.match(text, /^## Sources\n\n1\. “/m);
    assert.match(text, /^\*Answered by .+ on \d{4}-\d\d-\d\d\./m);
    await vscode.screenshot('action-note');
    await vscode.page.keyboard.press('Control+Shift+v');
    const preview = vscode.editorPage;
    await preview.getByRole('heading', { name: 'Sources' }).waitFor();
    await vscode.screenshot('action-note-preview');
    await tool('Save as Note').click();
    await vscode.sidebar.locator('.strip-text', { hasText: /^Saved as notes/ }).waitFor();
    assert.deepEqual(await notes(), [note]);
  });

  it('asks a suggested follow-up and grounds its answer like the first', async () => {
    const next = await newTurn(vscode, () =>
      card(/^What does it say under ".+"\?$/)
        .first()
        .click(),
    );
    await untilEnded(next);
    await next.locator('.verdict').first().waitFor();
    await next.locator('.cite[data-citation]').first().waitFor();
    await vscode.screenshot('action-follow-up');
  });

  it('copies the answer, and inserts it at the cursor', async () => {
    await tool('Copy Answer').click();
    const answer = await answerText(turn);
    for (const until = Date.now() + 10_000; !(await clipboard()).startsWith(answer.slice(0, 20));)
      assert.ok(Date.now() < until, await clipboard());
    await vscode.openFile('draft.md');
    await vscode.page.keyboard.press('Control+End');
    await tool('Insert into Editor').click();
    await vscode.page
      .locator('.editor-instance .view-line', { hasText: answer.slice(0, 20) })
      .first()
      .waitFor();
  });

  for (const [format, extension, holds] of [
    ['Markdown', 'md', /^## Sources$/m],
    ['Word', 'docx', /^PK/],
    ['HTML', 'html', /<ol>\n<li id="source-1"/],
    ['BibTeX', 'bib', /@\w+\{/],
    ['CSL-JSON', 'json', /"title": "Tide gauges"/],
  ] as const) {
    it(`exports as ${format}`, async () => {
      const file = path.join(vscode.workspaceFolder, `exported.${extension}`);
      await tool('Export Answer…').click();
      const row = vscode.page.locator('.quick-input-list .monaco-list-row', { hasText: format }).first();
      await row.waitFor();
      if (extension === 'md') await vscode.screenshot('export-formats');
      await row.click();
      await vscode.saveAs('Export Answer', file);
      await vscode.sidebar.locator('.strip', { hasText: `Exported to exported.${extension}.` }).waitFor();
      assert.match(await readFile(file, 'utf8'), holds);
    });
  }

  describe('for a program on the WebSocket', () => {
    let client: WebSocketTestClient;
    let events: AgentEvent[];
    let runId: string;

    before(async () => {
      const [agent] = await findAgents(agentFolder({ XDG_RUNTIME_DIR: runtime }, process.platform, runtime));
      assert.ok(agent?.token, 'the discovery file says where the agent is');
      client = await WebSocketTestClient.connect(agent.url, agent.token);
      client.send({
        type: 'start_agent',
        query: 'What is a stilling well?',
        document: { markdown: TIDES, title: 'Tides' },
      });
      const { run_id: id = '' } = await client.untilType('agent_start');
      runId = id;
      await client.until((event) => event.type === 'agent_end' && event.run_id === runId);
      events = client.of(runId);
    });
    after(() => client.close());

    const idOf = (type: string) =>
      events.find(
        (event): event is EventOf<'action_suggestion'> =>
          event.type === 'action_suggestion' && event.payload.action_type === type,
      )?.payload.id ?? '';
    const execute = (id: string) => client.send({ type: 'execute_action', run_id: runId, action_id: id });
    const resultOf = async (id: string) => {
      const result = await client.until((event) => event.type === 'action_result' && event.payload.action_id === id);
      assert.ok(result.type === 'action_result');
      return result.payload;
    };

    it('executes harmless actions and sends the result', async () => {
      const id = idOf('ask_follow_up');
      execute(id);
      const { success, run_id: next } = await resultOf(id);
      assert.equal(success, true);
      await client.until((event) => event.type === 'agent_end' && event.run_id === next);
    });

    it('case 61: waits for confirmation in VS Code before changing a file', async () => {
      const before = await notes();
      const id = idOf('save_note');
      execute(id);
      await vscode.dialog.getByText('Save the answer as a note in this workspace?').waitFor();
      await client.settled();
      assert.ok(!client.events.some((event) => event.type === 'action_result' && event.payload.action_id === id));
      assert.deepEqual(await notes(), before);
      await vscode.dialog.getByRole('button', { name: 'Save' }).click();
      assert.equal((await resultOf(id)).success, true);
      assert.equal((await notes()).length, before.length + 1);
    });

    it('case 60: refuses a replay', async () => {
      const before = client.events.length;
      execute(idOf('save_note'));
      const refusal = await client.until((event) => event.type === 'error' && client.events.indexOf(event) >= before);
      assert.ok(refusal.type === 'error');
      assert.equal(refusal.payload.code, 'action_refused');
      assert.equal(await vscode.dialog.count(), 0);
    });
  });
});
