import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

import { TOOL_NAMES } from '../../../src/agent/tools/names.js';
import { chatQuestionOf } from '../../../src/extension/chat/requestSources.js';
import { workspaceFolder } from '../../helpers/agentInVsCode.js';

const MILL = `# The mill at Voss

The mill has ground rye since 1764. Its wheel turns eleven times a minute.`;

const input = (claim: string) => ({ sentences: [claim], sources: [{ path: 'mill.md' }] });

async function invoke(name: string, value: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input: value, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

describe('the tools in VS Code', () => {
  before(() =>
    vscode.workspace.fs.writeFile(vscode.Uri.joinPath(workspaceFolder(), 'mill.md'), new TextEncoder().encode(MILL)),
  );

  it('are all registered, with the descriptions people and models need', () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith('regen_'));
    assert.deepEqual(ours.map(({ name }) => name).sort(), TOOL_NAMES.map((name) => `regen_${name}`).sort());
    for (const { description, inputSchema } of ours) assert.ok(description !== '' && inputSchema);
  });

  it('are invoked the way a language model invokes them', async () => {
    const text = await invoke('regen_verify_claims', input('The wheel turns seventeen times a minute.'));
    assert.match(text, /1 unsupported/);
    assert.match(text, /eleven times a minute/);
    assert.match(await invoke('regen_read_source', { path: 'mill.md' }), /ground rye since 1764/);
  });

  it("report invalid input, which VS Code doesn't check, and refuse what programs may not read", async () => {
    for (const [value, says] of [
      [{ sentences: 'Rye.', sources: [] }, /sentences/],
      [{ sentences: ['Rye.'], sources: [{ path: '/etc/hostname' }] }, /open folder/],
      [{ sentences: ['Rye.'], sources: [{ url: 'http://127.0.0.1:9/' }] }, /127\.0\.0\.1/],
    ] as const)
      await assert.rejects(invoke('regen_verify_claims', value), says);
  });

  it('are found by MCP clients through a server that VS Code starts and that joins this window', async () => {
    // VS Code shortens the server's name in its tools' names.
    const isOurs = ({ name }: { name: string }) => /^mcp_regen.*_verify_claims$/.test(name);
    await vscode.commands.executeCommand('workbench.mcp.startServer', '*');
    while (!vscode.lm.tools.some(isOurs)) await new Promise((resolve) => setTimeout(resolve, 100));
    const { name = '' } = vscode.lm.tools.find(isOurs) ?? {};
    // Only this window knows about an unsaved change.
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(workspaceFolder(), 'mill.md'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, ' It stands by the river Vosso.');
    await vscode.workspace.applyEdit(edit);
    const { verdict } = JSON.parse(await invoke(name, input('It stands by the river Vosso.'))) as {
      verdict: { verbatim: number };
    };
    assert.equal(verdict.verbatim, 1);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

describe('the references of a chat request', () => {
  it('are its files, links, and selections; the rest is the question', () => {
    const file = vscode.Uri.file('/notes/a.md');
    const selection = new vscode.Location(file, new vscode.Range(1, 0, 2, 5));
    const prompt = 'Is #file:a.md right that (see https://example.org/a?b=c, or https://example.org/d.) rye grows?';
    const { text, sources, selections } = chatQuestionOf({
      prompt,
      references: [
        { id: 'file', range: [3, 13], value: file },
        { id: 'same', value: file },
        { id: 'selection', value: selection },
      ],
    });
    assert.deepEqual(sources, [
      { uri: file.toString() },
      { url: 'https://example.org/a?b=c' },
      { url: 'https://example.org/d' },
    ]);
    assert.deepEqual(selections, [selection]);
    assert.match(text, /^Is right that .*rye grows\?$/);
  });
});
