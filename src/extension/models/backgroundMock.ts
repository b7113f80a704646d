import { spawn, type ChildProcess } from 'node:child_process';

export interface BackgroundMock {
  /** Starts the script unless it is running. If it can't run, the process ends immediately; nothing is thrown. */
  start(script: string, env: Record<string, string>): void;
  stop(): void;
}

/** The mock LLM as a background process. */
export function createBackgroundMock(executable: string, onFailure: (reason: string) => void): BackgroundMock {
  let child: ChildProcess | undefined;
  return {
    start(script, env) {
      if (child) return;
      const started = spawn(executable, [script], { env: { ...process.env, ...env }, stdio: 'ignore' });
      const ended = () => {
        if (child === started) child = undefined;
      };
      child = started.once('exit', ended).on('error', (error) => {
        ended();
        onFailure(error.message);
      });
    },
    stop() {
      child?.kill();
    },
  };
}
