import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';

import type { Engine } from '../../../src/agent/engine.js';
import * as exporters from '../../../src/agent/export/index.js';
import type { ActionHost } from '../../../src/agent/interfaces/index.js';
import type { ActionProposal, Summary } from '../../../src/protocol/index.js';
import { createActionHost } from '../../../src/extension/agent/actionHost.js';
import { createNotes } from '../../../src/extension/documents/notes.js';

const TEXT = 'Tide gauges measure the height of the sea.';

function summaryOf(title: string): Summary {
  return { title, text: TEXT, key_points: [], sources: [], sentences: [], citations: [], coverage: 1 };
}

/** The parts of an engine that notes need. */
const engine = { runs: { replay: () => Promise.resolve(false) }, exporters } as unknown as Engine;

describe('actions in VS Code', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const shown = vscode.window.showWarningMessage;
  let folder = 'notes';
  let outside: string;
  /** Questions to the person. */
  let asked: string[] = [];
  let host: ActionHost;

  before(async () => {
    assert.notEqual(root, '', 'the tests need an open folder');
    await vscode.extensions.getExtension('regen-research.regen-research')?.activate();
    outside = await mkdtemp(path.join(tmpdir(), 'regen-outside-'));
    host = createActionHost(
      createNotes(() => folder),
      () => Promise.resolve(engine),
    );
  });
  after(async () => {
    vscode.window.showWarningMessage = shown;
    await rm(outside, { recursive: true, force: true });
  });
  beforeEach(() => {
    asked = [];
    folder = 'notes';
    answerWith(true);
  });

  afterEach(async () => {
    // A document without a file would prompt to be saved.
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  /** The test driver opens no dialogs, so the test answers for the person. */
  function answerWith(yes: boolean, preferred?: string): void {
    vscode.window.showWarningMessage = (question: string, options: { detail?: string }, ...buttons: string[]) => {
      asked.push(`${question} ${options.detail ?? ''}`.trim());
      const button = buttons.find((candidate) => candidate === preferred) ?? buttons[0];
      return Promise.resolve(yes ? button : undefined);
    };
  }
  const perform = (
    action: ActionProposal,
    title = 'Tide gauges',
    query = 'Why?',
    askedBy: 'user' | 'client' = 'user',
  ) => host.perform({ ...action, id: 'a1' }, { runId: 'run-1', query, summary: summaryOf(title), askedBy });
  const save = (title?: string, query?: string) => perform({ action_type: 'save_note', label: 'Save' }, title, query);
  const nameOf = (uri = '') => path.basename(vscode.Uri.parse(uri).fsPath);

  it('case 61: asks before a program changes the clipboard, but not before the person does', async () => {
    await vscode.env.clipboard.writeText('mine');
    answerWith(false);
    const copy: ActionProposal = { action_type: 'copy_answer', label: 'Copy' };
    await assert.rejects(perform(copy, undefined, undefined, 'client'));
    assert.deepEqual(asked, ['Copy the answer to the clipboard?']);
    assert.equal(await vscode.env.clipboard.readText(), 'mine');
    await perform(copy);
    assert.equal(asked.length, 1);
    assert.notEqual(await vscode.env.clipboard.readText(), 'mine');
  });

  it('saves a note after confirmation, updates it, and never overwrites another one', async () => {
    const first = await save();
    const second = await save();
    const other = await save('Tide gauges', 'How?');
    assert.deepEqual(asked, Array(3).fill('Save the answer as a note in this workspace?'));
    assert.deepEqual(
      [first, second, other].map(({ uri }) => nameOf(uri)),
      ['tide-gauges.md', 'tide-gauges.md', 'tide-gauges-2.md'],
    );
    assert.ok((await readFile(path.join(root, 'notes', 'tide-gauges.md'), 'utf8')).includes(TEXT));
  });

  it('replaces an edited note only if the person agrees, and otherwise saves a new one', async () => {
    const { uri = '' } = await save('Edited');
    const file = vscode.Uri.parse(uri).fsPath;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const edited = (await readFile(file, 'utf8')).replace(TEXT, 'My own words.');
    const edit = () => writeFile(file, edited);
    await edit();
    for (
      let waited = 0;
      vscode.workspace.textDocuments.some(({ uri: open }) => open.fsPath === file) && waited < 50;
      waited++
    )
      await new Promise((resolve) => setTimeout(resolve, 100));
    answerWith(true, 'Save as New Note');
    assert.equal(nameOf((await save('Edited')).uri), 'edited-2.md');
    assert.equal(await readFile(file, 'utf8'), edited);
    answerWith(true);
    assert.equal(nameOf((await save('Edited')).uri), 'edited.md');
    assert.ok((await readFile(file, 'utf8')).includes(TEXT));
    assert.equal(asked.filter((question) => question.includes('was edited after it was saved')).length, 2);
  });

  it('case 61: nothing is written, inserted, or opened without confirmation', async () => {
    answerWith(false);
    const document = await vscode.workspace.openTextDocument({ content: 'before' });
    await vscode.window.showTextDocument(document);
    const before = await readdir(root, { recursive: true });
    for (const action of [
      { action_type: 'save_note', label: 'Save' },
      { action_type: 'insert_into_editor', label: 'Insert' },
      { action_type: 'open_link', label: 'Open', url: 'https://example.org/' },
    ] as const) {
      await assert.rejects(perform(action), { code: 'action_refused' });
    }
    assert.equal(asked.length, 3);
    assert.equal(document.getText(), 'before');
    assert.deepEqual(await readdir(root, { recursive: true }), before);
  });

  it('inserts at the cursor after confirmation', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'before after' });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 7, 0, 7);
    await perform({ action_type: 'insert_into_editor', label: 'Insert' });
    assert.equal(document.getText(), `before ${TEXT}after`);
  });

  it("reports that a document can't be changed", async () => {
    await vscode.window.showTextDocument(vscode.Uri.parse('regen-research:/none/Snapshot.md'));
    await assert.rejects(perform({ action_type: 'insert_into_editor', label: 'Insert' }), {
      code: 'action_failed',
      message: /is read-only/,
    });
  });

  it('copies without asking', async () => {
    const { text } = await perform({ action_type: 'copy_answer', label: 'Copy' });
    assert.equal(text, TEXT);
    assert.deepEqual(asked, []);
  });

  it('shows the full address before opening a link', async () => {
    answerWith(false);
    await assert.rejects(
      perform({ action_type: 'open_link', label: 'A nice page', url: 'https://evil.example/?q=secret' }),
    );
    assert.deepEqual(asked, ['Open this address in your browser? https://evil.example/?q=secret']);
  });

  it('case 62: no action sends text to a terminal, whatever the text', async () => {
    const before = vscode.window.terminals.length;
    const hostile = 'ls\r\nrm -rf ~\x1b[201~\n';
    for (const action of [
      { action_type: 'save_note', label: hostile },
      { action_type: 'copy_answer', label: hostile },
    ] as const)
      await perform(action, hostile);
    assert.equal(vscode.window.terminals.length, before);
    const bundle = await readFile(
      path.join(
        vscode.extensions.getExtension('regen-research.regen-research')?.extensionPath ?? '',
        'dist',
        'extension.js',
      ),
      'utf8',
    );
    assert.ok(!bundle.includes('sendText'), 'the extension has no way to type into a terminal');
  });

  it('case 62: keeps control characters and path separators of a title out of file names', async () => {
    const { uri = '' } = await save('../../.git/hooks/pre-commit\r\n\x1b[201~<script>');
    assert.equal(path.basename(vscode.Uri.parse(uri).fsPath), 'git-hooks-pre-commit-201-script.md');
    assert.equal(path.dirname(vscode.Uri.parse(uri).fsPath), path.join(root, 'notes'));
  });

  for (const hostile of [
    '../out',
    'notes/../../out',
    '..\\out',
    '/etc',
    'C:\\out',
    '.vscode',
    '.git/hooks',
    'notes/.git/hooks',
    '.VSCODE/x',
  ]) {
    it(`case 63: refuses the notes folder ${hostile}`, async () => {
      folder = hostile;
      await assert.rejects(save(), { code: 'action_refused', message: /notes\.folder/ });
    });
  }

  it('case 63: refuses a notes folder that a symbolic link moves outside', async () => {
    await symlink(outside, path.join(root, 'linked'));
    await mkdir(path.join(root, 'inner'), { recursive: true });
    await symlink(outside, path.join(root, 'inner', 'linked'));
    for (const linked of ['linked', 'linked/deeper', 'inner/linked']) {
      folder = linked;
      await assert.rejects(save(), { code: 'action_refused', message: /link/ });
    }
    assert.deepEqual(await readdir(outside), []);
  });

  it("case 63: doesn't follow a symbolic link in place of the note, even a broken one", async () => {
    folder = 'trap';
    await mkdir(path.join(root, 'trap'), { recursive: true });
    await symlink(path.join(outside, 'planted.sh'), path.join(root, 'trap', 'tide-gauges.md'));
    await writeFile(path.join(outside, 'kept.txt'), 'kept');
    await symlink(path.join(outside, 'kept.txt'), path.join(root, 'trap', 'tide-gauges-2.md'));
    const { uri = '' } = await save();
    assert.equal(path.basename(vscode.Uri.parse(uri).fsPath), 'tide-gauges-3.md');
    assert.deepEqual(await readdir(outside), ['kept.txt']);
    assert.equal(await readFile(path.join(outside, 'kept.txt'), 'utf8'), 'kept');
  });
});
