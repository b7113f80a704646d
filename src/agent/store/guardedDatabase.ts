import { AgentError, message } from '../../protocol/index.js';
import type { InterimDatabase } from './interimDatabase.js';
import { isDamage } from './openDatabase.js';
import { sqliteCode, type SqliteConnection } from './sqliteConnection.js';
import type { Warn, StoreWarningCode } from './storeWarnings.js';

type Job<T> = (connection: SqliteConnection) => Promise<T>;
interface PendingWrite {
  job: Job<void>;
  /** Deletes what a person wants to be gone. */
  isRemoval: boolean;
  settled(isDone: boolean): void;
}

/** Maximum writes per transaction, to keep the lock short for other windows. */
const MAX_BATCH = 256;
/** Free pages returned per transaction. */
const PAGES_AT_ONCE = 256;
/** Attempts at a transaction that found the database locked, each after the connection's own wait. */
const BUSY_TRIES = 3;
/** How long a statement waits for a lock after another one gave up waiting for it. */
const IMPATIENT_MS = 50;
/** How long opening waits for a lock: the start of the agent, and its end, wait for it. */
const OPENING_WAIT_MS = 1_000;
/** Pauses between attempts to open a file that was locked, or that couldn't be opened for another reason. */
const LOCKED_PAUSE_MS = 1_000;
const FAILED_PAUSE_MS = 30_000;

export interface GuardedDatabaseOptions {
  file: string;
  /** Opens the file. `busyTimeoutMs`: how long its statements wait for a lock. Rejects if it can't be opened. */
  open(busyTimeoutMs: number): Promise<SqliteConnection>;
  /** Opens what is used until the file can be opened. */
  openInterim(): Promise<InterimDatabase>;
  warn: Warn;
  /** How long a statement waits for a lock, unless another one just gave up waiting. */
  busyTimeoutMs: number;
  /** Default: `LOCKED_PAUSE_MS`. */
  lockedPauseMs?: number;
}

/**
 * Serializes reads and writes on one connection and contains failures: a failed read finds nothing, and a failed write
 * is dropped, each with one warning. Queued writes share a transaction. If the file can't be opened, everything is kept
 * in memory until it can, and is then moved into the file.
 */
export class GuardedDatabase {
  private connection: SqliteConnection | undefined;
  private interim: InterimDatabase | undefined;
  private reads: (() => Promise<void>)[] = [];
  private writes: PendingWrite[] = [];
  private working: Promise<void> | undefined;
  private returning: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closing: Promise<void> | undefined;
  private isLocked = false;
  /** Why the file is never opened: another program's, or a newer version's. */
  private refusal: AgentError | undefined;
  /** Called when the file has taken the place of the interim database. */
  onReturned: (() => void) | undefined;

  private constructor(private readonly options: GuardedDatabaseOptions) {}

  /** Rejects only if not even a database in memory can be opened. */
  static async open(options: GuardedDatabaseOptions): Promise<GuardedDatabase> {
    const database = new GuardedDatabase(options);
    await database.openFile();
    return database;
  }

  /** Whether everything is in memory, because the file can't be opened yet. */
  get isInterim(): boolean {
    return this.interim !== undefined;
  }

  /** The job's result, or `nothing` if it fails. Reads go before queued writes. */
  read<T>(nothing: T, job: Job<T>): Promise<T> {
    if (this.closing) return Promise.resolve(nothing);
    return this.next(() => this.attempt(nothing, job, 'not_read'));
  }

  /** Resolves to whether the job's transaction was committed; otherwise, it was dropped. The job may run more than once. */
  commits(job: Job<void>): Promise<boolean> {
    return this.submit(job, false);
  }

  /** The same, for a job whose loss nobody makes up for. */
  async write(job: Job<void>): Promise<void> {
    await this.commits(job);
  }

  /**
   * A write that deletes what a person wants to be gone: throws `store_failed` if that failed. If the file can't be
   * opened, the job runs on it as soon as it can.
   */
  async remove(job: Job<void>): Promise<void> {
    if (!(await this.submit(job, true)))
      throw new AgentError('store_failed', message('store.notDeleted'), { retryable: true });
  }

  /** Throws if data in the file stays there, whatever was deleted: the file is never opened. */
  throwIfRefused(): void {
    if (this.refusal) throw this.refusal;
  }

  /** For statements that can't run inside a transaction. */
  maintain(job: Job<void>): Promise<void> {
    if (this.closing) return Promise.resolve();
    return this.next(() => this.attempt(undefined, job, 'not_written'));
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
      clearTimeout(this.timer);
      const mayReturn = this.timer !== undefined;
      await this.returning;
      while (this.working) await this.working;
      // The last chance to keep what is in memory.
      if (this.interim && mayReturn) await this.tryFile();
      await this.connection?.close();
      this.connection = this.interim = undefined;
    })();
    return this.closing;
  }

  private submit(job: Job<void>, isRemoval: boolean): Promise<boolean> {
    if (this.closing) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.writes.push({ job, isRemoval, settled: resolve });
      this.wake();
    });
  }

  /** Runs `work` as soon as nothing else uses the connection. */
  private next<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve) => {
      this.reads.push(async () => resolve(await work()));
      this.wake();
    });
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
      if (batch.length > 0) await this.commit(batch);
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
          this.options.warn(warning, error);
          return nothing;
        }
      }
    }
    return nothing;
  }

  private async commit(batch: PendingWrite[]): Promise<void> {
    const drop = (error: unknown) => {
      this.options.warn('not_written', error);
      for (const { settled } of batch) settled(false);
    };
    for (let tries = 1; this.connection; tries++) {
      const { connection, interim } = this;
      try {
        await connection.transaction(async () => {
          for (const { job } of batch) await job(connection);
        });
        this.locked(false);
        for (const { job, isRemoval, settled } of batch) {
          if (isRemoval) interim?.removeLater(job);
          settled(true);
        }
        return;
      } catch (error) {
        const wasLocked = this.isLocked;
        this.locked(isBusy(error));
        if (isDamage(error) && tries === 1) await this.recover();
        else if (this.isLocked) {
          if (!wasLocked && tries < BUSY_TRIES) continue;
          drop(error);
          return;
        } else if (batch.length > 1) {
          // One of them may be at fault; the others shouldn't be lost with it.
          for (const write of batch) await this.commit([write]);
          return;
        } else {
          drop(error);
          return;
        }
      }
    }
    for (const { settled } of batch) settled(false);
  }

  /** After one gives up waiting, the next statements hardly wait until one finds the lock released. */
  private locked(isLocked: boolean): void {
    if (isLocked === this.isLocked) return;
    this.isLocked = isLocked;
    this.connection?.waitForLocks(isLocked ? IMPATIENT_MS : this.options.busyTimeoutMs);
  }

  private async openFile(): Promise<void> {
    try {
      this.use(await this.options.open(this.openingWaitMs));
    } catch (error) {
      // Several windows that start at once may lock it for a moment: the next attempt tells.
      if (!isBusy(error))
        this.options.warn('cannot_open', error, error instanceof Error ? `(${error.message})` : undefined);
      this.interim = await this.options.openInterim();
      this.connection = this.interim.connection;
      // A file that isn't ours, or is newer, stays so.
      if (error instanceof AgentError) this.refusal = error;
      else this.tryFileLater(error);
    }
  }

  private get openingWaitMs(): number {
    return Math.min(OPENING_WAIT_MS, this.options.busyTimeoutMs);
  }

  private use(connection: SqliteConnection): void {
    connection.waitForLocks(this.options.busyTimeoutMs);
    this.connection = connection;
    this.isLocked = false;
  }

  private tryFileLater(failure: unknown): void {
    const { lockedPauseMs = LOCKED_PAUSE_MS } = this.options;
    const pauseMs = isBusy(failure) ? lockedPauseMs : FAILED_PAUSE_MS;
    this.timer = setTimeout(() => {
      this.returning = this.tryFile().then((again) => {
        if (again !== undefined && !this.closing) this.tryFileLater(again);
      });
    }, pauseMs);
    // The end of the process doesn't wait for it; `close` tries once more.
    this.timer.unref();
  }

  /** Moves what is in memory into the file and uses that from now on; resolves to the failure if it can't. */
  private async tryFile(): Promise<unknown> {
    let opened: SqliteConnection;
    try {
      // Not in turn with reads and writes, which memory can answer meanwhile.
      opened = await this.options.open(this.openingWaitMs);
    } catch (error) {
      return this.stillClosed(error);
    }
    return this.next(async () => {
      try {
        await this.interim?.moveInto(this.options.file, opened);
      } catch (error) {
        await opened.close();
        return this.stillClosed(error);
      }
      await this.interim?.connection.close();
      this.interim = this.timer = undefined;
      this.use(opened);
      this.onReturned?.();
      return undefined;
    });
  }

  private stillClosed(error: unknown): unknown {
    this.options.warn(isBusy(error) ? 'locked' : 'cannot_open', error);
    return error;
  }

  /** Reopens the file, which sets it aside if it is damaged. */
  private async recover(): Promise<void> {
    await this.connection?.close();
    this.connection = undefined;
    await this.openFile().catch(() => undefined);
  }
}

function isBusy(error: unknown): boolean {
  return ['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(sqliteCode(error));
}
