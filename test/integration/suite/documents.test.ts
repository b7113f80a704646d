import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import type { AgentError } from '../../../src/protocol/index.js';
import { activeDocument } from '../../../src/extension/documents/activeDocument.js';
import { vscodeDocuments } from '../../../src/extension/documents/documents.js';
import { workspaceFolder } from '../../helpers/agentInVsCode.js';

const open = (uri: vscode.Uri, range?: vscode.Range) =>
  vscodeDocuments.open(uri.toString(), range, new AbortController().signal);
const bytes = (text: string) => new TextEncoder().encode(text);

describe('documents in VS Code', () => {
  const file = (name: string) => vscode.Uri.joinPath(workspaceFolder(), name);
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('are read with their unsaved changes', async () => {
    const uri = file('notes.md');
    await vscode.workspace.fs.writeFile(uri, bytes('# Saved\n'));
    const editor = await vscode.window.showTextDocument(uri);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'Not saved yet.\n'));
    const { text, title, languageId } = await open(uri);
    assert.deepEqual([text, title, languageId], ['# Saved\nNot saved yet.\n', 'notes.md', 'markdown']);
  });

  it('are read even if never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'A thought.', language: 'markdown' });
    await vscode.window.showTextDocument(document);
    assert.equal((await open(document.uri)).text, 'A thought.');
  });

  it('are read by selection, with its start, and only within their bounds', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'one\ntwo three\nfour' });
    const selected = await open(document.uri, new vscode.Range(1, 4, 1, 9));
    assert.deepEqual([selected.text, selected.start], ['three', { line: 1, character: 4 }]);
    assert.equal((await open(document.uri, new vscode.Range(2, 0, 99, 99))).text, 'four');
  });

  it('are read as notebooks, including unsaved cells', async () => {
    const cell = (kind: vscode.NotebookCellKind, text: string, language: string) =>
      new vscode.NotebookCellData(kind, text, language);
    const data = new vscode.NotebookData([
      cell(vscode.NotebookCellKind.Markup, '# Tides', 'markdown'),
      cell(vscode.NotebookCellKind.Code, 'print(1)', 'python'),
    ]);
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
    const { bytes: read } = await open(notebook.uri);
    const { cells } = JSON.parse(new TextDecoder().decode(read)) as { cells: { cell_type: string; source: string }[] };
    assert.deepEqual(
      cells.map(({ cell_type: type, source }) => [type, source]),
      [
        ['markdown', '# Tides'],
        ['code', 'print(1)'],
      ],
    );
  });

  it('are passed as bytes if VS Code has no text for them', async () => {
    const uri = file('image.bin');
    await vscode.workspace.fs.writeFile(uri, new Uint8Array([0, 1, 2, 255]));
    assert.deepEqual([...((await open(uri)).bytes ?? [])], [0, 1, 2, 255]);
  });

  it('can have any name', async () => {
    for (const name of ['50% done.md', '100%25.md', 'a#b?.md']) {
      const uri = file(name);
      await vscode.workspace.fs.writeFile(uri, bytes('Half of it.\n'));
      await vscode.window.showTextDocument(uri);
      assert.equal(activeDocument()?.title, name);
      assert.equal((await open(uri)).title, name);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  it('are reported with a message if they are missing', async () => {
    await assert.rejects(
      open(file('nowhere.md')),
      (error: AgentError) => error.code === 'not_found' && /File not found: nowhere\.md/.test(error.message),
    );
  });
});
