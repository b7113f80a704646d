import type { Locator } from 'playwright-core';

import type { VsCodeWindow } from './vscodeWindow.js';

/** Does something that starts a run, and returns the turn that shows it in the sidebar. */
export async function newTurn(vscode: VsCodeWindow, start: () => Promise<void>): Promise<Locator> {
  const turns = vscode.sidebar.locator('.turn[data-run]');
  const known = new Set(await turns.evaluateAll(runIds));
  await start();
  for (;;) {
    const id = (await turns.evaluateAll(runIds)).find((candidate) => !known.has(candidate));
    if (id !== undefined) return vscode.sidebar.locator(`.turn[data-run="${id}"]`);
    // The test's own time-out is the limit.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits until the run has ended, whatever the outcome. */
export async function untilEnded(turn: Locator): Promise<void> {
  await turn.locator('xpath=self::*[@aria-busy="false"]').waitFor();
}

/** The visible text of the answer so far, without its title and citation marks. */
export async function answerText(turn: Locator): Promise<string> {
  return turn.locator('.answer').evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const marks of copy.querySelectorAll('.marks, .answer-title')) marks.remove();
    return copy.textContent.replace(/[\u2060\s]+/g, ' ').trim();
  });
}

const runIds = (elements: (HTMLElement | SVGElement)[]): string[] =>
  elements.map((element) => element.dataset.run ?? '');
