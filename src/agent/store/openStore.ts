import { stat } from 'node:fs/promises';
import {
  DEFAULT_HISTORY_DAYS,
  DEFAULT_HISTORY_MEGABYTES,
  DEFAULT_HISTORY_RUNS,
  message,
  textOf,
} from '../../protocol/index.js';
import type { Store } from '../interfaces/index.js';
import { GuardedDatabase } from './guardedDatabase.js';
import { createMemoryStore } from './memoryStore.js';
import { loadSqlite, type SqliteModule } from './nativeModule.js';
import { openDatabase, removeDamaged } from './openDatabase.js';
import { createSqliteStore } from './sqliteStore.js';
import { storeLimits, type StoreLimits } from './storeLimits.js';
import { createWarner, type StoreWarning } from './storeWarnings.js';

/** Another window's transaction takes milliseconds; one that lasts this long is stuck. */
const BUSY_TIMEOUT_MS = 5_000;
/** Nobody waits for upkeep, and whoever just started or ended a run has other things to read and write. */
const UPKEEP_AFTER_MS = 2_000;
const DEFAULT_LIMITS = storeLimits({
  runs: DEFAULT_HISTORY_RUNS,
  days: DEFAULT_HISTORY_DAYS,
  megabytes: DEFAULT_HISTORY_MEGABYTES,
});

export interface OpenStoreOptions {
  /** The database file; its folder is made where it is missing. */
  path: string;
  /** Called at most once for each kind of failure; the message is for the user. */
  onWarning(warning: StoreWarning): void;
  /** How much is kept, read anew for each step of upkeep; the defaults of the settings where absent. */
  limits?: () => StoreLimits;
  /** Largest size of the file; without it, the disk's. */
  maxBytes?: number;
  /** How long a statement waits for a lock that another window holds. */
  busyTimeoutMs?: number;
  /** Pause before upkeep begins, after the start and after a run. */
  upkeepAfterMs?: number;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** How the native module is had. */
  loadSqlite?: () => SqliteModule;
}

/**
 * Opens the store at `path`. Never rejects: what is damaged is set aside, and where there can be no database at all the
 * store is one in memory. The native module is loaded here, not when this file is.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const {
    path: file,
    maxBytes,
    busyTimeoutMs = BUSY_TIMEOUT_MS,
    limits = () => DEFAULT_LIMITS,
    upkeepAfterMs = UPKEEP_AFTER_MS,
    now = Date.now,
  } = options;
  const warn = createWarner(options.onWarning);

  let sqlite: SqliteModule;
  try {
    sqlite = (options.loadSqlite ?? loadSqlite)();
  } catch (error) {
    warn('no_native_module', error);
    return createMemoryStore({ now });
  }
  const open = () =>
    openDatabase({
      sqlite,
      file,
      maxBytes,
      busyTimeoutMs,
      onDamaged: (setAsideAs, cause) => warn('damaged', cause, textOf(message('store.oldKept', { file: setAsideAs }))),
    });
  try {
    return createSqliteStore({
      database: new GuardedDatabase(await open(), open, warn, busyTimeoutMs),
      size: async () => (await stat(file)).size,
      removeDamaged: () => removeDamaged(file),
      limits,
      upkeepAfterMs,
      now,
    });
  } catch (error) {
    warn('cannot_open', error, error instanceof Error ? `(${error.message})` : undefined);
    return createMemoryStore({ now });
  }
}
