import { SqliteConnection } from '../../src/agent/store/sqliteConnection.js';
import { loadSqlite } from '../../src/agent/store/nativeModule.js';

/** Another client of a locked database, which waits for the lock independently. */
export interface LockWaiter {
  /** Whether it has stopped waiting. */
  readonly hasGivenUp: boolean;
  /** Closes it. Call once the lock is gone. */
  close(): Promise<void>;
}

/**
 * Waits for the lock on a database file for as long as given. Anything that ends before it gives up has waited less,
 * which distinguishes one wait from several without reading a clock.
 */
export async function waitForLock(file: string, waitMs: number): Promise<LockWaiter> {
  const connection = await SqliteConnection.open(loadSqlite(), file, waitMs);
  let hasGivenUp = false;
  const waiting = connection.exec('BEGIN EXCLUSIVE').then(
    () => connection.exec('ROLLBACK'),
    () => {
      hasGivenUp = true;
    },
  );
  return {
    get hasGivenUp() {
      return hasGivenUp;
    },
    async close() {
      await waiting;
      await connection.close();
    },
  };
}
