import { fork, type ChildProcess } from 'node:child_process';
import * as path from 'node:path';

export interface StandInProcess {
  /** True once the mock LLM answers; one that runs already is used as it is, and one that died is started anew. */
  start(): Promise<boolean>;
  /** Ends the process that was started here. */
  stop(): void;
}

/** The bundled mock LLM as a child of this process. */
export function createStandInProcess(
  { port, wordDelayMs }: { port: number; wordDelayMs: number },
  script = path.join(__dirname, 'mock-llm.js'),
): StandInProcess {
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
      // It says so when it listens; without trouble it ends by itself only where another one answers already.
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
