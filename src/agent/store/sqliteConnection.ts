import type { NativeDatabase, NativeStatement, SqliteModule, SqlRow, SqlValue } from './nativeModule.js';

/** SQLite's error name, such as `SQLITE_FULL`; empty if the error isn't SQLite's. */
export function sqliteCode(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}

/**
 * Texts pass through temporary tables. In a file of SQLite's own, outside of our folder, they would stay after their run
 * was deleted, and reach the disk from a database that is only in memory.
 */
const TEMPORARY_DATA_IN_MEMORY = 'PRAGMA temp_store = MEMORY';

/**
 * One connection with a promise API. Not reentrant: run one statement at a time. The native module ends the process on
 * an error without a callback and on a throw inside a callback, so every call here has a callback that only settles.
 */
export class SqliteConnection {
  private readonly statements = new Map<string, NativeStatement>();

  private constructor(private readonly database: NativeDatabase) {}

  /** `busyTimeoutMs`: how long one statement waits for a lock held by another window. */
  static async open(sqlite: SqliteModule, file: string, busyTimeoutMs: number): Promise<SqliteConnection> {
    const connection = await SqliteConnection.connect(sqlite, file, busyTimeoutMs);
    await connection.exec(TEMPORARY_DATA_IN_MEMORY);
    return connection;
  }

  private static connect(sqlite: SqliteModule, file: string, busyTimeoutMs: number): Promise<SqliteConnection> {
    return new Promise((resolve, reject) => {
      const database = new sqlite.Database(file, sqlite.OPEN_READWRITE | sqlite.OPEN_CREATE, (error) => {
        if (error) {
          reject(error);
          return;
        }
        // Deferred: a throw in this callback would end the process.
        queueMicrotask(() => {
          try {
            database.configure('busyTimeout', busyTimeoutMs);
            resolve(new SqliteConnection(database));
          } catch (cause) {
            reject(cause instanceof Error ? cause : new Error(String(cause)));
          }
        });
      });
    });
  }

  /** Sets how long each statement waits for a lock. */
  waitForLocks(busyTimeoutMs: number): void {
    this.database.configure('busyTimeout', busyTimeoutMs);
  }

  /** Runs one statement to its end; uses `all` also for writes, because `get` doesn't release its read lock. */
  async all(sql: string, parameters: SqlValue[] = []): Promise<SqlRow[]> {
    const statement = await this.prepare(sql);
    return new Promise((resolve, reject) => {
      statement.all(parameters, (error, rows) => {
        if (!error) {
          resolve(rows ?? []);
          return;
        }
        // Until it is reset, a statement that found a lock prevents later successful ones from releasing theirs.
        this.statements.delete(sql);
        statement.finalize(() => reject(error));
      });
    });
  }

  /** Runs several statements without parameters. */
  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.exec(sql, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  /** Rewrites the file. The copy that SQLite makes is as large, and therefore no temporary data to keep in memory. */
  async vacuum(): Promise<void> {
    await this.exec('PRAGMA temp_store = FILE');
    try {
      await this.exec('VACUUM');
    } finally {
      await this.exec(TEMPORARY_DATA_IN_MEMORY);
    }
  }

  /** Runs `work` in a transaction that may write; undoes it if `work` rejects. */
  async transaction(work: () => Promise<void>): Promise<void> {
    await this.all('BEGIN IMMEDIATE');
    try {
      await work();
      await this.all('COMMIT');
    } catch (error) {
      // SQLite rolls back by itself after some errors.
      await this.all('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /** Never rejects: what can't be closed is left to the end of the process. */
  async close(): Promise<void> {
    for (const statement of this.statements.values())
      await new Promise<void>((resolve) => statement.finalize(() => resolve()));
    this.statements.clear();
    await new Promise<void>((resolve) => this.database.close(() => resolve()));
  }

  private prepare(sql: string): Promise<NativeStatement> {
    const prepared = this.statements.get(sql);
    if (prepared) return Promise.resolve(prepared);
    return new Promise((resolve, reject) => {
      const statement = this.database.prepare(sql, (error) => {
        if (error) {
          reject(error);
          return;
        }
        this.statements.set(sql, statement);
        resolve(statement);
      });
    });
  }
}
