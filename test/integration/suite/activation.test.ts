import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

const EXTENSION = 'regen-research.regen-research';

describe('activation', () => {
  it('succeeds', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, `${EXTENSION} is not among the extensions.`);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command that the manifest contributes', async () => {
    const manifest = vscode.extensions.getExtension(EXTENSION)?.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.map(({ command }) => command).filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
