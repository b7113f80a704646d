import type { GuardedDatabase } from './guardedDatabase.js';
import type { SqliteConnection } from './sqliteConnection.js';

export type CacheKind = 'answer' | 'node' | 'text' | 'snapshot';

export interface CacheLimits {
  /** Total of the stored texts, in UTF-16 units, which is near enough to bytes. */
  maxBytes: number;
  /** Since an entry was last used. */
  maxAgeMs: number;
}

/** About ten thousand digest nodes and some hundred pages: more than a year's use for most. */
export const DEFAULT_CACHE_LIMITS: CacheLimits = { maxBytes: 256 * 1024 * 1024, maxAgeMs: 90 * 24 * 60 * 60 * 1000 };

/** What is evicted goes beyond the limit by this share, so that it is not done at every write. */
const EVICT_TO = 0.8;
/** Eviction is looked at after this much was written. */
const EVICT_EVERY_BYTES = 8 * 1024 * 1024;
/** A use is written down when the last one is older; otherwise every read would become a write. */
const TOUCH_AFTER_MS = 60 * 60 * 1000;

/** Everything that may be forgotten and computed again, in one table so that one limit holds for all. */
export class CacheTable {
  private writtenSinceEviction = 0;

  constructor(
    private readonly database: GuardedDatabase,
    private readonly limits: CacheLimits,
    private readonly now: () => number,
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

  async put(kind: CacheKind, key: string, value: string): Promise<void> {
    // One that would push everything else out is worth less than what it displaces.
    if (value.length > this.limits.maxBytes / 4) return;
    this.writtenSinceEviction += value.length;
    await this.database.write(async (connection) => {
      await connection.all('INSERT OR REPLACE INTO cache (kind, key, value, size, used_at) VALUES (?, ?, ?, ?, ?)', [
        kind,
        key,
        value,
        value.length,
        this.now(),
      ]);
    });
    if (this.writtenSinceEviction > Math.min(EVICT_EVERY_BYTES, this.limits.maxBytes / 4)) await this.evict();
  }

  /** Forgets what is too old, then what was used longest ago until the total is below its limit. */
  evict(): Promise<void> {
    this.writtenSinceEviction = 0;
    return this.database.write(async (connection) => {
      await connection.all('DELETE FROM cache WHERE used_at < ?', [this.now() - this.limits.maxAgeMs]);
      const total = await totalSize(connection);
      if (total <= this.limits.maxBytes) return;
      await connection.all(
        `DELETE FROM cache WHERE rowid IN (
           SELECT rowid FROM (SELECT rowid, sum(size) OVER (ORDER BY used_at, rowid) - size AS before FROM cache) WHERE before < ?
         )`,
        [total - this.limits.maxBytes * EVICT_TO],
      );
      await connection.all('PRAGMA incremental_vacuum');
    });
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

async function totalSize(connection: SqliteConnection): Promise<number> {
  const [row] = await connection.all('SELECT total(size) AS total FROM cache');
  return Number(row?.['total'] ?? 0);
}
