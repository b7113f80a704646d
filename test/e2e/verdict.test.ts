import { strict as assert } from 'node:assert';

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';

import { startScriptedOllama, type ScriptedOllama } from '../helpers/ollamaServer.js';
import { newTurn, untilEnded } from '../helpers/sidebarTurn.js';
import { openVsCode, photographFailures, type VsCodeWindow } from '../helpers/vscodeWindow.js';

const SOURCE = `# Street trees

A study of 41,000 street trees in twelve cities was published in May. On salted streets, mortality was 31 % higher than
elsewhere. The trees in parks were not affected by the salt. The survey in Lisbon was led by Mara Feld, and the one in
Helsinki by Jonas Okafor. Without any measures, 58 % of the trees survived for fifteen years. With watering bags, 71 % of the
trees survived. With structural soil, 83 % of the trees survived.
`;

/** A true sentence, then typical errors of models: a wrong number, a dropped "not", and swapped names. */
const TRUE = 'A study of 41,000 street trees in twelve cities was published in May.';
const FALSE_NUMBER = 'On salted streets, mortality was 47 % higher than elsewhere.';
const CORRECTION = 'On salted streets, mortality was 31 % higher than elsewhere.';
const DROPPED_NOT = 'The trees in parks were affected by the salt.';
const SWAPPED_NAMES = 'The survey in Lisbon was led by Jonas Okafor.';
/** What a text doesn't say can't be checked by its words. */
const UNJUDGED = 'The article does not say what the survey cost.';
const ANSWER = `${TRUE} ${FALSE_NUMBER}

${DROPPED_NOT} ${SWAPPED_NAMES}

| Measure | Trees that survived |
| --- | --- |
| Watering bags | 71 % |
| Structural soil | 38 % |

${UNJUDGED}
`;

describe('the verdict on an answer', function () {
  this.timeout(120_000);
  let ollama: ScriptedOllama;
  let vscode: VsCodeWindow;
  let turn: Locator;

  before(async () => {
    ollama = await startScriptedOllama((prompt) => {
      const answer = prompt.includes('one sentence and nothing else') ? CORRECTION : ANSWER;
      return answer.match(/\S+\s*/g) ?? [];
    });
    vscode = await openVsCode({
      files: { 'trees.md': SOURCE },
      settings: { 'editor.wordWrap': 'on' },
      env: { OLLAMA_BASE_URL: ollama.origin, OLLAMA_MODEL: ollama.model },
      theme: 'light',
    });
    await vscode.openSidebar();
    await vscode.setSidebarWidth(400);
    await vscode.openFile('trees.md');
    turn = await newTurn(vscode, () => vscode.runCommand('Regen Research: Summarize Active Document'));
    await untilEnded(turn);
    await turn.locator('.verdict').waitFor();
  });
  photographFailures(() => vscode);
  after(async () => {
    await vscode.close();
    await ollama.close();
  });

  /** The verdicts of the marked sentences that contain these words. */
  const bandsOf = (words: string): Promise<string[]> =>
    turn
      .locator('.sentence', { hasText: words })
      .evaluateAll((sentences) => [
        ...new Set(sentences.map((sentence) => (sentence as HTMLElement).dataset.band ?? '')),
      ]);
  const toCheck = ['doubtful', 'unsupported'];

  it('marks a false number, a dropped "not", and swapped names, but no true sentence', async () => {
    assert.deepEqual(await bandsOf('41,000'), ['verbatim']);
    assert.deepEqual(await bandsOf('47 %'), ['unsupported']);
    for (const words of ['were affected', 'Jonas Okafor']) {
      const [band = '', ...others] = await bandsOf(words);
      assert.deepEqual(others, []);
      assert.ok(toCheck.includes(band), `${words}: ${band}`);
    }
  });

  it('marks the wrong row of a table, and keeps the table', async () => {
    assert.equal(await turn.locator('.answer table tr').count(), 3);
    assert.equal(await turn.locator('.answer th .sentence, .answer th .marks').count(), 0);
    assert.doesNotMatch(await turn.locator('.answer').innerText(), /\|/);
    const [right = ''] = await bandsOf('71 %');
    assert.ok(!toCheck.includes(right), right);
    const [wrong = ''] = await bandsOf('38 %');
    assert.ok(toCheck.includes(wrong), wrong);
  });

  it("says when a sentence couldn't be checked", async () => {
    assert.deepEqual(await bandsOf('does not say'), ['unjudged']);
    await turn.locator('.warn-unjudged').first().waitFor();
    assert.match(await turn.locator('.verdict summary').innerText(), /\d+ not checked/);
    assert.doesNotMatch(await turn.locator('.verdict summary').innerText(), /%/);
  });

  it('counts every sentence once, in words', async () => {
    const text = await turn.locator('.verdict summary').innerText();
    const counts = [...text.matchAll(/(\d+) (verbatim|supported|doubtful|unsupported|not checked)/g)];
    const sum = counts.reduce((total, [, count]) => total + Number(count), 0);
    const marked = await turn
      .locator('.sentence')
      .evaluateAll(
        (sentences) => new Set(sentences.map((sentence) => (sentence as HTMLElement).dataset.sentence)).size,
      );
    assert.equal(sum, marked);
  });

  it('quotes what the source says instead, and opens it', async () => {
    await turn
      .locator('.sentence[data-band=unsupported] + .marks .warn, .sentence[data-band=unsupported] ~ .marks .warn')
      .first()
      .hover();
    const card = vscode.sidebar.locator('.card');
    await card.locator('.evidence', { hasText: '31 %' }).waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await vscode.setTheme(theme);
      await vscode.screenshot(`verdict-${theme}`);
    }
    await turn.locator('.verdict summary').click();
    const item = turn.locator('.to-check > li', { hasText: '47 %' });
    await item.locator('.evidence', { hasText: '31 %' }).click();
    await vscode.page.locator('.tab.active', { hasText: /trees|Street trees/ }).waitFor();
    await vscode.screenshot('verdict-list');
  });

  it('is the same from the cache', async () => {
    const fresh = await turn.locator('.verdict summary').innerText();
    const asked = ollama.prompts.length;
    const again = await newTurn(vscode, async () => {
      await vscode.openFile('trees.md');
      await vscode.runCommand('Regen Research: Summarize Active Document');
    });
    await untilEnded(again);
    assert.equal(ollama.prompts.length, asked);
    assert.equal(await again.locator('.verdict summary').innerText(), fresh);
    turn = again;
  });

  it('lets the model correct a sentence, in the answer and in what is taken from it', async () => {
    await turn.locator('.verdict summary').click();
    const item = turn.locator('.to-check > li', { hasText: '47 %' });
    await item.getByRole('button', { name: 'Ask the Model to Correct This Sentence' }).click();
    await turn.locator('.answer .correction', { hasText: '31 %' }).waitFor();
    assert.match(await turn.locator('.verdict summary').innerText(), /1 corrected$/);
    await vscode.screenshot('verdict-corrected');
    const tool = (name: string) => turn.getByRole('toolbar', { name: 'Answer' }).getByRole('button', { name });
    await tool('Copy Answer').click();
    await vscode.sidebar.locator('.strip-text', { hasText: 'Copied with its sources.' }).waitFor();
    const copied = await vscode.page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /31 % higher than elsewhere\..{0,10}\(corrected\)/);
    assert.ok(!copied.includes('47 %'), copied);
    await tool('Save as Note').click();
    await vscode.sidebar.locator('.strip-text', { hasText: /^Saved as notes/ }).waitFor();
    const folder = path.join(vscode.workspaceFolder, 'notes');
    const [file = ''] = await readdir(folder);
    const note = await readFile(path.join(folder, file), 'utf8');
    assert.match(note, /<del>On salted streets, mortality was 47 %.*<\/del> On salted streets, mortality was 31 %/);
    await vscode.openFile('trees.md');
  });

  it('is the same after a window reload', async () => {
    const fresh = await turn.locator('.verdict summary').innerText();
    const bands = await bandsOf('38 %');
    const run = await turn.getAttribute('data-run');
    await vscode.reopen();
    turn = vscode.sidebar.locator(`.turn[data-run="${run}"]`);
    // The correction is a run of its own, which may be restored after the answer.
    await turn.locator('.answer .correction', { hasText: '31 %' }).waitFor();
    assert.equal(await turn.locator('.verdict summary').innerText(), fresh);
    assert.deepEqual(await bandsOf('38 %'), bands);
  });

  it('loads the model as soon as the composer has the focus', async () => {
    const before = ollama.loads.length;
    const asked = ollama.prompts.length;
    await vscode.openFile('trees.md');
    await vscode.runCommand('Regen Research: New Question');
    await vscode.sidebar.locator('.composer textarea').click();
    // The test's own time-out is the limit.
    while (ollama.loads.length === before) await vscode.page.waitForTimeout(20);
    assert.deepEqual(new Set(ollama.loads), new Set(ollama.contexts));
    assert.equal(ollama.prompts.length, asked);
  });
});
