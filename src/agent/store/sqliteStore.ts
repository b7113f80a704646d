import type { CachedAnswer, Snapshot, Source, Store } from '../interfaces/index.js';
import { CacheTable, type CacheLimits } from './cacheTable.js';
import { exportLine } from './exportLine.js';
import type { GuardedDatabase } from './guardedDatabase.js';
import { RunInputTable } from './runInputTable.js';
import { RunTable } from './runTable.js';
import { parseStored } from './storedJson.js';

/** Entries of the cache that are in memory at once while exporting; a page may have megabytes. */
const EXPORT_PAGE = 20;

export interface SqliteStoreOptions {
  database: GuardedDatabase;
  cacheLimits: CacheLimits;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A snapshot apart from its text, which other addresses may share. */
type SnapshotHead = Omit<Snapshot, 'source'> & { source: Omit<Source, 'markdown'> & { markdown?: undefined } };

/** The store over one SQLite file. */
export function createSqliteStore({ database, cacheLimits, now }: SqliteStoreOptions): Store {
  const cache = new CacheTable(database, cacheLimits, now);
  const runs = new RunTable(database, now);
  const inputs = new RunInputTable(database, cache);
  /** Reads go before writes that wait; those of the history are asked for by clients that were told of what is being written. */
  let appended: Promise<void> = Promise.resolve();
  void cache.evict();
  void runs.prune();

  return {
    kind: 'sqlite',
    nodes: {
      get: (key) => cache.get('node', key),
      getMany: (keys) => cache.getMany('node', keys),
      put: (key, text) => cache.put('node', key, text),
    },
    getAnswer: async (key) => parseStored(await cache.get('answer', key)) as CachedAnswer | undefined,
    putAnswer: (key, answer) => cache.put('answer', key, JSON.stringify(answer)),
    getPrevious: (subject) =>
      database.read(undefined, async (connection) => {
        const [row] = await connection.all('SELECT created_at, content_hash FROM previous WHERE subject = ?', [
          subject,
        ]);
        return row && { createdAt: String(row['created_at']), contentHash: String(row['content_hash']) };
      }),
    putPrevious: (subject, contentHash) =>
      database.write(async (connection) => {
        await connection.all('INSERT OR REPLACE INTO previous (subject, created_at, content_hash) VALUES (?, ?, ?)', [
          subject,
          new Date(now()).toISOString(),
          contentHash,
        ]);
      }),
    getSnapshotByUrl: async (url) => {
      const head = parseStored(await cache.get('snapshot', url)) as SnapshotHead | undefined;
      const markdown = head && (await cache.get('text', head.source.contentHash));
      return head && markdown !== undefined ? { ...head, source: { ...head.source, markdown } } : undefined;
    },
    putSnapshot: async (url, snapshot) => {
      const head: SnapshotHead = { ...snapshot, source: { ...snapshot.source, markdown: undefined } };
      const { contentHash, markdown } = snapshot.source;
      await Promise.all([cache.put('text', contentHash, markdown), cache.put('snapshot', url, JSON.stringify(head))]);
    },
    getText: (contentHash) => cache.get('text', contentHash),
    getFact: (key) =>
      database.read(undefined, async (connection) => {
        const [row] = await connection.all('SELECT value FROM facts WHERE key = ?', [key]);
        return parseStored(row?.['value']);
      }),
    putFact: (key, value) =>
      database.write(async (connection) => {
        await connection.all('INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)', [key, JSON.stringify(value)]);
      }),

    listFacts: (prefix) =>
      database.read(new Map<string, unknown>(), async (connection) => {
        // Unlike LIKE, substr takes every character as it is.
        const sql = 'SELECT key, value FROM facts WHERE substr(key, 1, ?) = ?';
        const rows = await connection.all(sql, [prefix.length, prefix]);
        return new Map(rows.map((row) => [String(row['key']), parseStored(row['value'])]));
      }),
    deleteFact: (key) =>
      database.write(async (connection) => {
        await connection.all('DELETE FROM facts WHERE key = ?', [key]);
      }),

    putRun: (run, label) => runs.put(run, label),
    updateRun: (runId, change) => runs.update(runId, change),
    listRuns: async (filter) => {
      await appended;
      return runs.list(filter);
    },
    listReceipts: async (limit) => {
      await appended;
      return runs.receipts(limit);
    },
    getRun: (runId) => runs.get(runId),
    getLabel: (runId) => runs.getLabel(runId),
    deleteRun: async (runId) => {
      await appended;
      await runs.delete(runId);
    },
    getCommand: (runId) => inputs.getCommand(runId),
    putCommand: (runId, command) => inputs.putCommand(runId, command),
    getRunSources: (runId) => inputs.getSources(runId),
    putRunSources: (runId, sources) => inputs.putSources(runId, sources),
    appendEvents: (runId, events) => (events.length === 0 ? appended : (appended = runs.appendEvents(runId, events))),
    getEvents: async (runId, afterSeq) => {
      await appended;
      return runs.getEvents(runId, afterSeq);
    },
    markInterrupted: (reason, except) => runs.markInterrupted(reason, except),

    async *exportAll() {
      await appended;
      for (const run of await runs.list({ limit: -1 })) {
        yield exportLine({ kind: 'run', value: run });
        for (const event of await runs.getEvents(run.run_id, 0)) yield exportLine({ kind: 'event', value: event });
      }
      for (const row of await database.read([], (connection) =>
        connection.all('SELECT subject, created_at, content_hash FROM previous'),
      )) {
        yield exportLine({
          kind: 'previous',
          key: String(row['subject']),
          value: { createdAt: String(row['created_at']), contentHash: String(row['content_hash']) },
        });
      }
      for (const row of await database.read([], (connection) => connection.all('SELECT key, value FROM facts'))) {
        yield exportLine({ kind: 'fact', key: String(row['key']), value: parseStored(row['value']) });
      }
      for (let last = { kind: '', key: '' }; ;) {
        const page = await cache.page(last, EXPORT_PAGE);
        for (const { kind, key, value } of page)
          yield exportLine({ kind, key, value: kind === 'node' || kind === 'text' ? value : parseStored(value) });
        const end = page.at(-1);
        if (!end) break;
        last = end;
      }
    },
    clear: async (what) => {
      await database.write(async (connection) => {
        await connection.exec('DELETE FROM cache; DELETE FROM previous;');
        if (what === 'all')
          await connection.exec(
            'DELETE FROM events; DELETE FROM run_inputs; DELETE FROM run_text; DELETE FROM runs; DELETE FROM facts;',
          );
      });
      // What was cleared shall not stay readable in the file's free pages.
      await database.maintain((connection) => connection.exec('VACUUM'));
    },
    close: () => database.close(),
  };
}
