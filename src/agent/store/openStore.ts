import { stat } from 'node:fs/promises';
import {
  DEFAULT_HISTORY_DAYS,
  DEFAULT_HISTORY_MEGABYTES,
  DEFAULT_HISTORY_RUNS,
  message,
  textOf,
} from '../../protocol/index.js';
import type { Store } from '../interfaces/index.js';
import { CallJournal } from './callJournal.js';
import { GuardedDatabase } from './guardedDatabase.js';
import { InterimDatabase } from './interimDatabase.js';
import { createMemoryStore } from './memoryStore.js';
import { loadSqlite, type SqliteModule } from './nativeModule.js';
import { openDatabase, removeDamaged } from './openDatabase.js';
import { createSqliteStore } from './sqliteStore.js';
import { storeLimits, type StoreLimits } from './storeLimits.js';
import { createWarner, type StoreWarning } from './storeWarnings.js';

/** Another window's transaction takes milliseconds; a transaction that takes this long is stuck. */
const BUSY_TIMEOUT_MS = 5_000;
/** Nobody waits for upkeep, and a run that just started or ended has other reads and writes to do. */
const UPKEEP_AFTER_MS = 2_000;
const DEFAULT_LIMITS = storeLimits({
  runs: DEFAULT_HISTORY_RUNS,
  days: DEFAULT_HISTORY_DAYS,
  megabytes: DEFAULT_HISTORY_MEGABYTES,
});

export interface OpenStoreOptions {
  /** The database file; its folder is created if missing. */
  path: string;
  /** Called at most once per kind of failure; the message is for the user. */
  onWarning(warning: StoreWarning): void;
  /** How much to keep, read again for each step of upkeep. Default: the settings' defaults. */
  limits?: () => StoreLimits;
  /** Maximum size of the file; unlimited if absent. */
  maxBytes?: number;
  /** How long a statement waits for a lock that another window holds. */
  busyTimeoutMs?: number;
  /** Pause between attempts to open a file that was locked. */
  lockedPauseMs?: number;
  /** Delay before upkeep starts, after opening and after a run. */
  upkeepAfterMs?: number;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Loads the native module. */
  loadSqlite?: () => SqliteModule;
}

/**
 * Opens the store at `path`. Never rejects: a damaged database is set aside, and if none can be opened, the store is in
 * memory until one can. Loads the native module here, not when this file is loaded.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const {
    path: file,
    maxBytes,
    busyTimeoutMs = BUSY_TIMEOUT_MS,
    lockedPauseMs,
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
  try {
    return createSqliteStore({
      database: await GuardedDatabase.open({
        file,
        open: (waitMs) =>
          openDatabase({
            sqlite,
            file,
            maxBytes,
            busyTimeoutMs: waitMs,
            onDamaged: (setAsideAs, cause) =>
              warn('damaged', cause, textOf(message('store.oldKept', { file: setAsideAs }))),
          }),
        openInterim: () => InterimDatabase.open(sqlite),
        warn,
        busyTimeoutMs,
        lockedPauseMs,
      }),
      calls: new CallJournal(file),
      size: async () => (await stat(file)).size,
      removeDamaged: () => removeDamaged(file),
      limits,
      upkeepAfterMs,
      now,
    });
  } catch (error) {
    warn('cannot_open', error);
    return createMemoryStore({ now });
  }
}
