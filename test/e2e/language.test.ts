import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { unusedPort } from '../helpers/unusedPort.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';

describe('VS Code in German', function () {
  this.timeout(120_000);
  let mock: MockLlm;
  let vscode: VsCodeWindow;
  let silent: number;

  before(async () => {
    mock = await startMockLlm({ port: 0, wordDelayMs: 0 });
    silent = await unusedPort();
    vscode = await openVsCode({
      language: 'de',
      files: {
        'pegel.md':
          '# Pegel\n\nDer Pegel in Cuxhaven misst seit 1843. Das Meer stieg dort um 25 cm. Ein Schwimmer hängt in einem Schacht.\n',
      },
      settings: { 'regenResearch.providerOrder': ['mock'], 'regenResearch.mock.port': mock.port },
      env: { OLLAMA_BASE_URL: `http://127.0.0.1:${silent}` },
    });
    await vscode.openSidebar();
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await mock.close();
  });

  it('has German commands, a German sidebar from its first rendering, and German notes', async () => {
    await vscode.openFile('pegel.md');
    await vscode.sidebar.getByRole('button', { name: 'Dieses Dokument zusammenfassen' }).waitFor();
    await vscode.screenshot('language-german-empty');
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Aktives Dokument zusammenfassen'));
    await untilEnded(turn);
    assert.match(await turn.locator('.verdict').innerText(), /\d wörtlich/);
    assert.equal(await vscode.sidebar.locator('html').getAttribute('lang'), 'de');
    await vscode.screenshot('language-german-done');
    await vscode.runCommand('Regen Research: Antwort als Notiz speichern');
    await vscode.sidebar
      .getByText(/Gespeichert als notes/)
      .first()
      .waitFor();
    const note = await readFile(path.join(vscode.workspaceFolder, 'notes', 'pegel.md'), 'utf8');
    assert.match(note, /^## Quellen$/m);
    assert.match(note, /Mit den Quellen verglichene Sätze: \d wörtlich/);
  });

  it('has a German walkthrough', async () => {
    await vscode.runCommand('Regen Research: Erste Schritte');
    const walkthrough = vscode.page.locator('.gettingStartedContainer');
    await walkthrough.getByText('Modell auswählen').first().waitFor();
    // A narrow walkthrough has no pages.
    await vscode.page.keyboard.press('Control+b');
    await vscode.editorPage.getByText('Die Demo braucht kein Modell.').waitFor();
    await vscode.screenshot('language-german-walkthrough');
    await vscode.page.keyboard.press('Control+b');
    await vscode.openFile('pegel.md');
  });

  it("shows the engine's errors in German", async () => {
    await vscode.writeSettings({
      'regenResearch.providerOrder': ['ollama'],
      'regenResearch.ollama.baseUrl': `http://127.0.0.1:${silent}`,
    });
    await vscode.sidebar.getByText('nicht verfügbar').waitFor();
    const turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Aktives Dokument zusammenfassen'));
    await untilEnded(turn);
    await turn
      .getByText(/Ollama ist nicht erreichbar: Unter 127\.0\.0\.1:\d+ antwortet nichts\./)
      .first()
      .waitFor();
    await vscode.screenshot('language-german-failed');
  });
});
