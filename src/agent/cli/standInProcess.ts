import { spawn, type ChildProcess } from 'node:child_process';
import * as path from 'node:path';

const UP_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 50;

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/ping`, { signal: AbortSignal.timeout(500) })).ok;
  } catch {
    return false;
  }
}

export interface StandInProcess {
  /** True once the mock LLM answers; one that runs already is used as it is. */
  start(): Promise<boolean>;
  /** Ends the process that was started here. */
  stop(): void;
}

/** The bundled mock LLM as a child of this process. */
export function createStandInProcess({ port, wordDelayMs }: { port: number; wordDelayMs: number }): StandInProcess {
  let child: ChildProcess | undefined;
  const stop = () => {
    child?.kill();
    child = undefined;
  };
  process.once('exit', stop);
  return {
    async start() {
      if (await answers(port)) return true;
      child ??= spawn(process.execPath, [path.join(__dirname, 'mock-llm.js')], {
        stdio: 'ignore',
        env: { ...process.env, MOCK_LLM_PORT: String(port), MOCK_LLM_WORD_DELAY_MS: String(wordDelayMs) },
      });
      for (const until = Date.now() + UP_WITHIN_MS; Date.now() < until && child.exitCode === null; ) {
        if (await answers(port)) return true;
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
      return false;
    },
    stop,
  };
}
