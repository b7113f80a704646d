import { migrate } from './migrations.js';
import type { SqliteModule } from './nativeModule.js';
import { SqliteConnection } from './sqliteConnection.js';

/** How long a move waits for a lock on the file; runs wait for the move. */
const MOVE_WAIT_MS = 500;

/** Measurements, keys, and runs that are in the file stay; its cached data is replaced by the newer data in memory. */
const MOVE = `
  INSERT OR IGNORE INTO disk.facts SELECT * FROM main.facts;
  INSERT OR IGNORE INTO disk.runs (run_id, started_at, pinned, ended, owner_pid, record, answer, receipt, label, size)
    SELECT run_id, started_at, pinned, ended, owner_pid, record, answer, receipt, label, size FROM main.runs ORDER BY id;
  INSERT OR REPLACE INTO disk.run_search SELECT moved.id, found.text FROM main.run_search AS found
    JOIN main.runs AS own ON own.id = found.id JOIN disk.runs AS moved ON moved.run_id = own.run_id;
  INSERT OR IGNORE INTO disk.events SELECT * FROM main.events;
  INSERT OR IGNORE INTO disk.run_inputs SELECT * FROM main.run_inputs;
  INSERT OR IGNORE INTO disk.run_texts SELECT * FROM main.run_texts;
  INSERT OR REPLACE INTO disk.cache SELECT * FROM main.cache;
  INSERT OR REPLACE INTO disk.previous SELECT * FROM main.previous;
`;

/** Takes the place of a file that can't be opened: a database in memory with the same schema. */
export class InterimDatabase {
  private readonly removals: ((connection: SqliteConnection) => Promise<void>)[] = [];

  private constructor(readonly connection: SqliteConnection) {}

  static async open(sqlite: SqliteModule): Promise<InterimDatabase> {
    const connection = await SqliteConnection.open(sqlite, ':memory:', MOVE_WAIT_MS);
    await migrate(connection);
    return new InterimDatabase(connection);
  }

  /** Deletes the same data from the file, once that can be opened. */
  removeLater(job: (connection: SqliteConnection) => Promise<void>): void {
    this.removals.push(job);
  }

  /**
   * Moves everything into the file, to which `opened` is another connection, in one transaction. If it rejects, nothing
   * was moved, and it can be called again.
   */
  async moveInto(file: string, opened: SqliteConnection): Promise<void> {
    if (this.removals.length > 0)
      await opened.transaction(async () => {
        for (const remove of this.removals) await remove(opened);
      });
    const { connection } = this;
    await connection.all('ATTACH ? AS disk', [file]);
    try {
      // An attached file has the connection's defaults rather than those of `openDatabase`.
      await connection.exec('PRAGMA disk.synchronous = FULL; PRAGMA disk.secure_delete = ON;');
      await connection.transaction(() => connection.exec(MOVE));
    } finally {
      await connection.exec('DETACH disk');
    }
  }
}
