import type { GuardedDatabase } from './guardedDatabase.js';
import type { StoreLimits } from './storeLimits.js';

/** Number of questions whose last answer is remembered; each takes a few hundred bytes. */
const MOST_REMEMBERED = 5_000;

/**
 * When each question about each source was last answered, and from which text: used to report what has changed since
 * then.
 */
export class PreviousTable {
  constructor(
    private readonly database: GuardedDatabase,
    private readonly now: () => number,
  ) {}

  get(subject: string): Promise<{ createdAt: string; contentHash: string } | undefined> {
    return this.database.read(undefined, async (connection) => {
      const [row] = await connection.all('SELECT created_at, content_hash FROM previous WHERE subject = ?', [subject]);
      return row && { createdAt: String(row['created_at']), contentHash: String(row['content_hash']) };
    });
  }

  put(subject: string, contentHash: string): Promise<void> {
    return this.database.write(async (connection) => {
      await connection.all('INSERT OR REPLACE INTO previous (subject, created_at, content_hash) VALUES (?, ?, ?)', [
        subject,
        new Date(this.now()).toISOString(),
        contentHash,
      ]);
    });
  }

  all(): Promise<{ subject: string; createdAt: string; contentHash: string }[]> {
    return this.database.read([], async (connection) => {
      const rows = await connection.all('SELECT subject, created_at, content_hash FROM previous');
      return rows.map((row) => ({
        subject: String(row['subject']),
        createdAt: String(row['created_at']),
        contentHash: String(row['content_hash']),
      }));
    });
  }

  /** Deletes entries as old as deleted runs, and the oldest ones beyond a limit; never leaves more to do. */
  async forgetSome({ runAgeMs }: StoreLimits): Promise<boolean> {
    const oldest = new Date(this.now() - runAgeMs).toISOString();
    await this.database.write(async (connection) => {
      await connection.all('DELETE FROM previous WHERE created_at < ?', [oldest]);
      await connection.all(
        'DELETE FROM previous WHERE rowid IN (SELECT rowid FROM previous ORDER BY created_at DESC LIMIT -1 OFFSET ?)',
        [MOST_REMEMBERED],
      );
    });
    return false;
  }
}
