import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import os from 'node:os';
import path from 'node:path';

/** Instructions for a store in a separate process; see storeProcessMain.ts. */
export type StoreTask = 'write' | 'write_forever' | 'use';

export interface StoreProcess {
  child: ChildProcess;
  lines: AsyncIterable<string>;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

const NOBODY = 65_534;

let shared: string | undefined;

/** This Node at a path where everybody can run it: other users can't reach one in the superuser's home folder. */
function nodeForEverybody(): string {
  if (shared !== undefined) return shared;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'regen-node-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  shared = path.join(folder, 'node');
  copyFileSync(process.execPath, shared);
  chmodSync(shared, 0o755);
  return shared;
}

/**
 * Starts another process on the same database. `unprivileged`: as a user subject to file permissions, even if the tests
 * run as root.
 */
export function startStoreProcess(
  file: string,
  task: StoreTask,
  prefix: string,
  options: { unprivileged?: boolean } = {},
): StoreProcess {
  const asNobody = options.unprivileged === true && process.getuid?.() === 0;
  const child = spawn(
    asNobody ? nodeForEverybody() : process.execPath,
    ['--import', 'tsx', path.join(import.meta.dirname, 'storeProcessMain.ts'), file, task, prefix],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(asNobody && { uid: NOBODY, gid: NOBODY }),
    },
  );
  return {
    child,
    lines: createInterface({ input: child.stdout }),
    ended: once(child, 'exit').then(([code, signal]) => (code as number | null) ?? String(signal)),
  };
}
