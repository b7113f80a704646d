import type { GuardedDatabase } from './guardedDatabase.js';
import { withText } from './longText.js';
import type { SqlValue } from './nativeModule.js';
import type { SqliteConnection } from './sqliteConnection.js';
import type { StoreLimits } from './storeLimits.js';

export type CacheKind = 'answer' | 'node' | 'text' | 'snapshot';

/** Eviction goes below the limit by this share, so that it doesn't run on every write. */
const EVICT_TO = 0.8;
/** Eviction is considered after this much has been written. */
const EVICT_EVERY_BYTES = 8 * 1024 * 1024;
/** Maximum evicted per transaction: other windows wait meanwhile. */
const EVICTED_ENTRIES_AT_ONCE = 256;
const EVICTED_BYTES_AT_ONCE = 4 * 1024 * 1024;
/** A use is recorded only if the last one is older than this; otherwise every read would become a write. */
const TOUCH_AFTER_MS = 60 * 60 * 1000;

/** Number of texts of which it is known when they were stored. */
const MOST_TEXTS_WRITTEN = 256;

/** Everything that can be discarded and recomputed, in one table, so that one limit applies to all. */
export class CacheTable {
  private writtenSinceEviction = 0;
  private evicting = false;
  /** When this process stored a text, by its hash, the latest last. */
  private readonly textsWritten = new Map<string, number>();

  constructor(
    private readonly database: GuardedDatabase,
    private readonly limits: () => Pick<StoreLimits, 'cacheBytes' | 'cacheAgeMs'>,
    private readonly now: () => number,
    /** Called when enough was written for `evictSome` to run. */
    private readonly onWritten: () => void,
  ) {}

  async get(kind: CacheKind, key: string): Promise<string | undefined> {
    return (await this.getMany(kind, [key])).get(key);
  }

  async getMany(kind: CacheKind, keys: string[]): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const rows = await this.database.read([], (connection) =>
      connection.all(
        'SELECT key, value, used_at FROM cache WHERE kind = ? AND key IN (SELECT value FROM json_each(?))',
        [kind, JSON.stringify(keys)],
      ),
    );
    const now = this.now();
    const stale = rows.filter((row) => now - Number(row['used_at']) > TOUCH_AFTER_MS).map((row) => String(row['key']));
    if (stale.length > 0) {
      void this.database.write(async (connection) => {
        await connection.all(
          'UPDATE cache SET used_at = ? WHERE kind = ? AND key IN (SELECT value FROM json_each(?))',
          [now, kind, JSON.stringify(stale)],
        );
      });
    }
    return new Map(rows.map((row) => [String(row['key']), String(row['value'])]));
  }

  /** `runId`: keep only while this run exists and, unless it is a text that other runs may read, no longer. */
  async put(kind: CacheKind, key: string, value: string, runId?: string): Promise<void> {
    const { cacheBytes } = this.limits();
    // An entry that would evict everything else is worth less than what it replaces.
    if (value.length > cacheBytes / 4) return;
    this.writtenSinceEviction += value.length;
    const owner = kind === 'text' ? null : (runId ?? null);
    await this.database.write(async (connection) => {
      if (kind === 'text' && (await this.isRecent(connection, key))) return;
      await withText(connection, value, (sql, parameters) =>
        connection.all(
          `INSERT OR REPLACE INTO cache (kind, key, value, size, used_at, run_id) SELECT ?, ?, ${sql}, ?, ?, ?
           WHERE ? IS NULL OR EXISTS (SELECT 1 FROM runs WHERE run_id = ?)`,
          [kind, key, ...parameters, value.length, this.now(), owner, runId ?? null, runId ?? null],
        ),
      );
    });
    if (this.writtenSinceEviction <= Math.min(EVICT_EVERY_BYTES, cacheBytes / 4)) return;
    this.writtenSinceEviction = 0;
    this.onWritten();
  }

  /**
   * Whether a text was stored a short while ago and still is: its key is its hash, and otherwise each question about a
   * source of megabytes would write all of it again.
   */
  private async isRecent(connection: SqliteConnection, key: string): Promise<boolean> {
    const now = this.now();
    const written = this.textsWritten.get(key) ?? -Infinity;
    // Answered by the index: to record a use, SQLite would read and write the text.
    const isStored = async (): Promise<boolean> =>
      (await connection.all("SELECT 1 FROM cache WHERE kind = 'text' AND key = ?", [key])).length > 0;
    if (now - written < TOUCH_AFTER_MS && (await isStored())) return true;
    this.textsWritten.delete(key);
    this.textsWritten.set(key, now);
    if (this.textsWritten.size > MOST_TEXTS_WRITTEN)
      this.textsWritten.delete(this.textsWritten.keys().next().value as string);
    return false;
  }

  /** Evicts some entries that are too old or, if the cache is too large, least recently used; true if more remain. */
  async evictSome(): Promise<boolean> {
    let isMore = false;
    await this.database.write(async (connection) => {
      const { cacheBytes, cacheAgeMs } = this.limits();
      const [sum] = await connection.all('SELECT total(size) AS size FROM cache');
      let total = Number(sum?.['size'] ?? 0);
      // Once over the limit, evict more than necessary, so that the next writes don't evict again.
      this.evicting = total > cacheBytes || (this.evicting && total > cacheBytes * EVICT_TO);
      const oldest = this.now() - cacheAgeMs;
      const rows = await connection.all(
        'SELECT rowid AS id, size, used_at FROM cache ORDER BY used_at, rowid LIMIT ?',
        [EVICTED_ENTRIES_AT_ONCE + 1],
      );
      const doomed: SqlValue[] = [];
      let freed = 0;
      for (const row of rows) {
        isMore = Number(row['used_at']) < oldest || (this.evicting && total > cacheBytes * EVICT_TO);
        if (!isMore || doomed.length === EVICTED_ENTRIES_AT_ONCE || freed > EVICTED_BYTES_AT_ONCE) break;
        doomed.push(row['id'] ?? null);
        total -= Number(row['size']);
        freed += Number(row['size']);
        isMore = false;
      }
      if (doomed.length > 0)
        await connection.all('DELETE FROM cache WHERE rowid IN (SELECT value FROM json_each(?))', [
          JSON.stringify(doomed),
        ]);
    });
    return isMore;
  }

  /** One page of entries after `last`, for export. */
  page(last: { kind: string; key: string }, limit: number): Promise<{ kind: CacheKind; key: string; value: string }[]> {
    return this.database.read([], async (connection) => {
      const rows = await connection.all(
        'SELECT kind, key, value FROM cache WHERE (kind, key) > (?, ?) ORDER BY kind, key LIMIT ?',
        [last.kind, last.key, limit],
      );
      return rows.map((row) => ({
        kind: String(row['kind']) as CacheKind,
        key: String(row['key']),
        value: String(row['value']),
      }));
    });
  }
}
