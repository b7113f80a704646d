import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from './migrations.js';
import type { SqliteModule } from './nativeModule.js';
import { SqliteConnection, sqliteCode } from './sqliteConnection.js';

/** Up to this size, the structure is checked at every start (about 0.1 s); above it, damage is found on access. */
const QUICK_CHECK_MAX_BYTES = 16 * 1024 * 1024;
/** Number of damaged files to keep, in case someone wants to recover data; older ones are deleted. */
const KEPT_DAMAGED_FILES = 2;

export interface DatabaseFile {
  sqlite: SqliteModule;
  file: string;
  /** Maximum size of the file; unlimited if absent. */
  maxBytes?: number;
  /** How long a statement waits for a lock that another window holds. */
  busyTimeoutMs: number;
  onDamaged(setAsideAs: string, cause: unknown): void;
}

class DamageFound extends Error {}

export function isDamage(error: unknown): boolean {
  return (
    error instanceof DamageFound || ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_FORMAT'].includes(sqliteCode(error))
  );
}

/** How often a file is opened that other windows replace at the same moment. */
const MOST_ATTEMPTS = 4;

/** Opens a valid, up-to-date database. Renames a damaged one and starts a new one. */
export async function openDatabase(options: DatabaseFile): Promise<SqliteConnection> {
  const { file } = options;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  let isReplaced = false;
  for (let attempt = 1; ; attempt++) {
    await createPrivately(file);
    const inode = await inodeOf(file);
    try {
      return await openSound(options);
    } catch (error) {
      // If the new file is damaged as well, another one wouldn't help, and only the last damaged files are kept.
      if (attempt === MOST_ATTEMPTS || (isReplaced && isDamage(error))) throw error;
      if (isDamage(error)) {
        const setAsideAs = await setAside(file, inode);
        isReplaced = setAsideAs !== undefined;
        if (setAsideAs !== undefined) options.onDamaged(setAsideAs, error);
      } else if ((await inodeOf(file)) === inode) throw error;
      // Otherwise, another window has just set it aside.
    }
  }
}

/** Readable by this user only, which SQLite's own default isn't; if this fails, opening reports why. */
async function createPrivately(file: string): Promise<void> {
  await writeFile(file, '', { flag: 'a', mode: 0o600 }).catch(() => undefined);
}

async function openSound({ sqlite, file, maxBytes, busyTimeoutMs }: DatabaseFile): Promise<SqliteConnection> {
  const connection = await SqliteConnection.open(sqlite, file, busyTimeoutMs);
  try {
    // A rollback journal, not WAL: with several connections, WAL has a rare corruption bug before SQLite 3.51.3, and
    // several windows share this file. FULL, because the history should survive a power failure.
    await connection.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    const { size } = await stat(file);
    if (size <= QUICK_CHECK_MAX_BYTES) {
      const [result] = await connection.all('PRAGMA quick_check(1)');
      if (result?.['quick_check'] !== 'ok') throw new DamageFound(String(result?.['quick_check']));
    }
    if (maxBytes !== undefined) {
      const [page] = await connection.all('PRAGMA page_size');
      await connection.exec(
        `PRAGMA max_page_count = ${Math.max(1, Math.floor(maxBytes / Number(page?.['page_size'] ?? 4096)))}`,
      );
    }
    await migrate(connection);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function inodeOf(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ ino }) => ino,
    () => undefined,
  );
}

/**
 * A window that ended while it replaced the file leaves its mark behind; replacing takes milliseconds. Also the longest
 * wait for it, as clocks are set back.
 */
const MARK_EXPIRES_MS = 5_000;
const MARK_PAUSE_MS = 5;
/** Windows reports a file that is just being deleted this way, but also a folder that can't be written to. */
const PERHAPS_BUSY = new Set(['EPERM', 'EBUSY', 'EACCES']);
const MOST_BUSY_MS = 200;

/** Lets one window at a time replace the file, so that what it looks at is what it renames. */
async function whileReplacing<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mark = `${file}.replacing`;
  const started = performance.now();
  for (;;) {
    const waited = performance.now() - started;
    try {
      await writeFile(mark, '', { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST' && !(PERHAPS_BUSY.has(code) && waited < MOST_BUSY_MS)) throw error;
    }
    const { mtimeMs } = await stat(mark).catch(() => ({ mtimeMs: Infinity }));
    if (Math.max(Date.now() - mtimeMs, waited) > MARK_EXPIRES_MS) await rm(mark, { force: true });
    else await sleep(MARK_PAUSE_MS);
  }
  try {
    return await work();
  } finally {
    await rm(mark, { force: true });
  }
}

/**
 * Renames the damaged file with this inode. Undefined if another window that found the damage at the same time was
 * faster: then its new file is used.
 */
function setAside(file: string, inode: number | undefined): Promise<string | undefined> {
  return whileReplacing(file, async () => {
    if ((await inodeOf(file)) !== inode) return undefined;
    const name = `${path.basename(file)}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${process.pid}`;
    const target = path.join(path.dirname(file), name);
    try {
      await rename(file, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
    // A leftover journal would be rolled back into the new database.
    await rename(`${file}-journal`, `${target}-journal`).catch(() => undefined);
    await removeDamaged(file, KEPT_DAMAGED_FILES);
    return target;
  });
}

/** Deletes damaged files that were set aside, except for the last `kept`. */
export async function removeDamaged(file: string, kept = 0): Promise<void> {
  const prefix = `${path.basename(file)}.damaged-`;
  const damaged = (await readdir(path.dirname(file)).catch(() => []))
    .filter((entry) => entry.startsWith(prefix) && !entry.endsWith('-journal'))
    .sort();
  for (const old of damaged.slice(0, Math.max(0, damaged.length - kept))) {
    await rm(path.join(path.dirname(file), old), { force: true }).catch(() => undefined);
    await rm(path.join(path.dirname(file), `${old}-journal`), { force: true }).catch(() => undefined);
  }
}
