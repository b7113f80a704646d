import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import path from 'node:path';

/** What a store in a process of its own is told to do; see storeProcessMain.ts. */
export type StoreTask = 'write' | 'write_forever' | 'use';

export interface StoreProcess {
  child: ChildProcess;
  lines: AsyncIterable<string>;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

const NOBODY = 65_534;

/** Starts another process on the same database. `unprivileged`: as a user whom file permissions hold, also where the tests run as root. */
export function startStoreProcess(
  file: string,
  task: StoreTask,
  prefix: string,
  options: { unprivileged?: boolean } = {},
): StoreProcess {
  const identity = options.unprivileged === true && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'storeProcessMain.ts'), file, task, prefix],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      ...identity,
    },
  );
  return {
    child,
    lines: createInterface({ input: child.stdout }),
    ended: once(child, 'exit').then(([code, signal]) => (code as number | null) ?? String(signal)),
  };
}
