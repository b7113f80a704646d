import { isDamage } from './openDatabase.js';
import { sqliteCode, type SqliteConnection } from './sqliteConnection.js';
import type { StoreWarningCode } from './storeWarnings.js';

type Job<T> = (connection: SqliteConnection) => Promise<T>;
interface PendingWrite {
  job: Job<void>;
  settled(): void;
}

/** Maximum writes per transaction, to keep the lock short for other windows. */
const MAX_BATCH = 256;
/** Free pages returned per transaction. */
const PAGES_AT_ONCE = 256;
/** Attempts at a transaction that found the database locked, each after the connection's own wait. */
const BUSY_TRIES = 3;
/** How long a statement waits for a lock after another one gave up waiting for it. */
const IMPATIENT_MS = 50;

/**
 * Serializes reads and writes on one connection and contains failures: a failed read finds nothing, and a failed write
 * is dropped, each with one warning. Queued writes share a transaction.
 */
export class GuardedDatabase {
  private reads: (() => Promise<void>)[] = [];
  private writes: PendingWrite[] = [];
  private working: Promise<void> | undefined;
  private closing: Promise<void> | undefined;
  private isLocked = false;

  /** `busyTimeoutMs`: how long a statement waits for a lock, unless another one just gave up waiting. */
  constructor(
    private connection: SqliteConnection | undefined,
    private readonly reopen: () => Promise<SqliteConnection>,
    private readonly warn: (code: StoreWarningCode, cause?: unknown) => void,
    private readonly busyTimeoutMs: number,
  ) {}

  /** The job's result, or `nothing` if it fails. Reads go before queued writes. */
  read<T>(nothing: T, job: Job<T>): Promise<T> {
    if (this.closing) return Promise.resolve(nothing);
    return new Promise((resolve) => {
      this.reads.push(async () => resolve(await this.attempt(nothing, job, 'not_read')));
      this.wake();
    });
  }

  /** Resolves when the job's transaction was committed or dropped. The job may run more than once. */
  write(job: Job<void>): Promise<void> {
    if (this.closing) return Promise.resolve();
    return new Promise((resolve) => {
      this.writes.push({ job, settled: resolve });
      this.wake();
    });
  }

  /** For statements that can't run inside a transaction. */
  maintain(job: Job<void>): Promise<void> {
    if (this.closing) return Promise.resolve();
    return new Promise((resolve) => {
      this.reads.push(async () => resolve(await this.attempt(undefined, job, 'not_written')));
      this.wake();
    });
  }

  /** Returns some free pages to the disk; true if more remain. */
  async giveBackSome(): Promise<boolean> {
    let left = 0;
    await this.maintain(async (connection) => {
      await connection.all(`PRAGMA incremental_vacuum(${PAGES_AT_ONCE})`);
      const [free] = await connection.all('PRAGMA freelist_count');
      left = Number(free?.['freelist_count'] ?? 0);
    });
    return left > 0;
  }

  /** Finishes earlier requests, then closes. Idempotent. */
  close(): Promise<void> {
    this.closing ??= (async () => {
      while (this.working) await this.working;
      await this.connection?.close();
      this.connection = undefined;
    })();
    return this.closing;
  }

  private wake(): void {
    this.working ??= this.work().finally(() => {
      this.working = undefined;
      if (this.reads.length > 0 || this.writes.length > 0) this.wake();
    });
  }

  private async work(): Promise<void> {
    // Writes requested in one turn share a transaction, so that a process that dies leaves all of them or none.
    await Promise.resolve();
    while (this.reads.length > 0 || this.writes.length > 0) {
      for (const read of this.reads.splice(0)) await read();
      const batch = this.writes.splice(0, MAX_BATCH);
      if (batch.length === 0) continue;
      await this.commit(batch);
      for (const { settled } of batch) settled();
    }
  }

  private async attempt<T>(nothing: T, job: Job<T>, warning: StoreWarningCode): Promise<T> {
    for (const isLast of [false, true]) {
      if (!this.connection) return nothing;
      try {
        const result = await job(this.connection);
        this.locked(false);
        return result;
      } catch (error) {
        this.locked(isBusy(error));
        if (isDamage(error) && !isLast) await this.recover();
        else {
          this.warn(warning, error);
          return nothing;
        }
      }
    }
    return nothing;
  }

  private async commit(batch: PendingWrite[]): Promise<void> {
    for (let tries = 1; this.connection; tries++) {
      try {
        await this.transaction(this.connection, batch);
        this.locked(false);
        return;
      } catch (error) {
        const wasLocked = this.isLocked;
        this.locked(isBusy(error));
        if (isDamage(error) && tries === 1) await this.recover();
        else if (this.isLocked) {
          if (!wasLocked && tries < BUSY_TRIES) continue;
          this.warn('not_written', error);
          return;
        } else if (batch.length > 1) {
          // One of them may be at fault; the others shouldn't be lost with it.
          for (const write of batch) await this.commit([write]);
          return;
        } else {
          this.warn('not_written', error);
          return;
        }
      }
    }
  }

  private async transaction(connection: SqliteConnection, batch: PendingWrite[]): Promise<void> {
    await connection.all('BEGIN IMMEDIATE');
    try {
      for (const { job } of batch) await job(connection);
      await connection.all('COMMIT');
    } catch (error) {
      // SQLite rolls back by itself after some errors.
      await connection.all('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /** After one gives up waiting, the next statements hardly wait until one finds the lock released. */
  private locked(isLocked: boolean): void {
    if (isLocked === this.isLocked) return;
    this.isLocked = isLocked;
    this.connection?.waitForLocks(isLocked ? IMPATIENT_MS : this.busyTimeoutMs);
  }

  /** Reopens the file, which sets it aside if it is damaged. */
  private async recover(): Promise<void> {
    await this.connection?.close();
    this.connection = undefined;
    try {
      this.connection = await this.reopen();
    } catch (error) {
      this.warn('cannot_open', error);
    }
  }
}

function isBusy(error: unknown): boolean {
  return ['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(sqliteCode(error));
}
