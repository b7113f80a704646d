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
    const manifest = vscode.extensions.getExtension(EXTENSION)?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands
      .map(({ command }) => command)
      .filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it('takes no shortcut that VS Code uses or that types a letter', async () => {
    const manifest = vscode.extensions.getExtension(EXTENSION)?.packageJSON as {
      contributes: { keybindings: { key: string; mac: string }[] };
    };
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    // The file's line comments list commands without a key.
    const defaults = JSON.parse(document.getText().replace(/^\s*\/\/.*$/gm, '')) as { key: string; command: string }[];
    assert.ok(defaults.length > 500);
    for (const { key, mac } of manifest.contributes.keybindings) {
      assert.deepEqual(
        defaults.filter((binding) => binding.key === key && !binding.command.startsWith('regenResearch.')),
        [],
      );
      // Ctrl+Alt is AltGr, which many keyboards use to type letters; Save All is Cmd+Alt+S on macOS.
      for (const chord of [key, mac]) assert.doesNotMatch(chord, /^(ctrl|cmd)\+alt\+/);
    }
  });
});
