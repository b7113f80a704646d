import * as vscode from 'vscode';
import * as path from 'node:path';
import type { Disposable } from '../disposable.js';
import { createBackgroundMock } from './backgroundMock.js';

const NAME = 'Mock LLM';
/** The mock LLM usually starts within a fraction of a second; this allows for slow machines. */
const UP_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 100;

export interface MockTerminal extends Disposable {
  /** Starts it in an integrated terminal unless it is running; true once it answers. */
  start(): Promise<boolean>;
  stop(): void;
}

/**
 * Runs the bundled mock LLM in a terminal (or, in an untrusted folder, in the background) with VS Code's own Node, so
 * that none has to be installed.
 */
export function createMockTerminal(
  extensionPath: string,
  address: () => { port: number; wordDelayMs: number },
  log: Pick<vscode.LogOutputChannel, 'error'>,
): MockTerminal {
  let terminal: vscode.Terminal | undefined;
  const hidden = createBackgroundMock(process.execPath, (reason) =>
    log.error(`The mock LLM could not start: ${reason}`),
  );
  let starting: Promise<boolean> | undefined;
  const closed = vscode.window.onDidCloseTerminal((ended) => {
    if (ended === terminal) terminal = undefined;
  });

  // Asked here and not through the engine, which may be starting the mock LLM itself.
  async function answers(port: number): Promise<boolean> {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/ping`, { signal: AbortSignal.timeout(500) });
      return response.ok;
    } catch {
      return false;
    }
  }

  async function start(): Promise<boolean> {
    const { port, wordDelayMs } = address();
    if (await answers(port)) return true;
    const script = path.join(extensionPath, 'dist', 'mock-llm.js');
    const env = { ELECTRON_RUN_AS_NODE: '1', MOCK_LLM_PORT: String(port), MOCK_LLM_WORD_DELAY_MS: String(wordDelayMs) };
    if (vscode.workspace.isTrusted) {
      terminal ??= vscode.window.createTerminal({
        name: NAME,
        iconPath: new vscode.ThemeIcon('hubot'),
        shellPath: process.execPath,
        shellArgs: [script],
        env,
        isTransient: true,
      });
    } else {
      // VS Code opens no terminal in an untrusted folder; this runs nothing from the folder.
      hidden.start(script, env);
    }
    for (const until = Date.now() + UP_WITHIN_MS; Date.now() < until;) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      if (await answers(port)) return true;
    }
    return false;
  }

  function stop(): void {
    terminal?.dispose();
    terminal = undefined;
    hidden.stop();
  }

  return {
    start: () => (starting ??= start().finally(() => (starting = undefined))),
    stop,
    dispose() {
      closed.dispose();
      stop();
    },
  };
}
