import { fork, type ChildProcess } from 'node:child_process';
import * as path from 'node:path';

export interface MockProcess {
  /** Resolves to true once the mock LLM answers. Uses one that is already running; restarts one that has ended. */
  start(): Promise<boolean>;
  /** Ends the process that `start` started. */
  stop(): void;
}

/** The bundled mock LLM as a child process. */
export function createMockProcess(
  { port, wordDelayMs }: { port: number; wordDelayMs: number },
  script = path.join(__dirname, 'mock-llm.js'),
): MockProcess {
  let child: ChildProcess | undefined;
  let started: Promise<boolean> | undefined;

  const start = () =>
    new Promise<boolean>((resolve) => {
      const starting = fork(script, {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: { ...process.env, MOCK_LLM_PORT: String(port), MOCK_LLM_WORD_DELAY_MS: String(wordDelayMs) },
      });
      const ended = (answers: boolean) => {
        if (child === starting) child = started = undefined;
        resolve(answers);
      };
      child = starting;
      // It reports when it is listening. Otherwise it exits, without an error only if another one is already running.
      starting.once('message', () => resolve(true));
      starting.once('exit', (code) => ended(code === 0));
      starting.once('error', () => ended(false));
    });
  const stop = () => {
    child?.kill();
    child = started = undefined;
  };
  process.once('exit', stop);
  return { start: () => (started ??= start()), stop };
}
