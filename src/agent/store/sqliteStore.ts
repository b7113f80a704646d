import type { CachedAnswer, RunLabel, Snapshot, Source, Store } from '../interfaces/index.js';
import type { RunRecord } from '../../protocol/index.js';
import { CacheTable } from './cacheTable.js';
import type { CallJournal, JournaledCall } from './callJournal.js';
import { exportLine } from './exportLine.js';
import type { GuardedDatabase } from './guardedDatabase.js';
import { PreviousTable } from './previousTable.js';
import { RunInputTable } from './runInputTable.js';
import { RunTable } from './runTable.js';
import { createScrubber } from './scrubber.js';
import { parseStored } from './storedJson.js';
import { interimLimits, type StoreLimits } from './storeLimits.js';
import { createUpkeep } from './upkeep.js';

/** Cache entries in memory at once during an export; a page may be several megabytes. */
const EXPORT_PAGE = 20;

export interface SqliteStoreOptions {
  database: GuardedDatabase;
  /** Keeps finished calls until they are in the database. */
  calls: CallJournal;
  /** Size of the file, in bytes. */
  size(): Promise<number>;
  /** Deletes damaged files that were set aside. */
  removeDamaged(): Promise<void>;
  /** Read again for each step of upkeep. */
  limits(): StoreLimits;
  /** Delay before upkeep starts. */
  upkeepAfterMs: number;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A snapshot without its text, which other addresses may share. */
type SnapshotHead = Omit<Snapshot, 'source'> & { source: Omit<Source, 'markdown'> & { markdown?: undefined } };

/** The store over one SQLite file. */
export function createSqliteStore(options: SqliteStoreOptions): Store {
  const { database, calls, now } = options;
  const limits = () => (database.isInterim ? interimLimits(options.limits()) : options.limits());
  const cache = new CacheTable(database, limits, now, () => upkeep.wake());
  const runs = new RunTable(database, now);
  const previous = new PreviousTable(database, now);
  const scrubber = createScrubber(database, options.size);
  const upkeep = createUpkeep(
    [
      settleEarlier,
      () => runs.forgetSome(limits()),
      () => cache.evictSome(),
      () => previous.forgetSome(limits()),
      () => database.giveBackSome(),
      () => scrubber.finish(),
    ],
    options.upkeepAfterMs,
  );
  const inputs = new RunInputTable(database, cache);
  /**
   * Reads go before queued writes, except for the history: its clients have already been notified of what is being
   * written.
   */
  let appended: Promise<void> = Promise.resolve();
  /** Runs on their way to the database. */
  const newRuns = new Map<string, { record: RunRecord; label?: RunLabel }>();
  let takingOver: Promise<void> = Promise.resolve();
  /**
   * Calls of a process that was killed. Those of a run that was deleted since are dropped. One at a time: otherwise one
   * could bring back what was deleted after another one.
   */
  const takeOver = (): Promise<void> =>
    (takingOver = takingOver.then(async () => {
      // What is in memory would be lost if this process were killed, too.
      if (database.isInterim) return;
      await calls.adopt(async ({ key, text, runId, run }: JournaledCall) => {
        if (run && !(await runs.get(run.record.run_id))) await runs.put(run.record, run.label);
        await cache.put('node', key, text, runId);
      });
    }));
  /** What processes that have ended left, in case it couldn't be settled when this one started. */
  async function settleEarlier(): Promise<boolean> {
    if (database.isInterim) return false;
    await takeOver();
    await runs.markInterrupted('interrupted');
    return false;
  }
  const getFact: Store['getFact'] = (key) =>
    database.read(undefined, async (connection) => {
      const [row] = await connection.all('SELECT value FROM facts WHERE key = ?', [key]);
      return parseStored(row?.['value']);
    });
  database.onReturned = () => upkeep.wake();
  upkeep.wake();

  return {
    nodes: {
      get: (key) => cache.get('node', key),
      getMany: (keys) => cache.getMany('node', keys),
      put: (key, text, runId) =>
        calls.keep(
          { key, text, runId, run: runId === undefined ? undefined : newRuns.get(runId) },
          cache.put('node', key, text, runId),
        ),
    },
    getAnswer: async (key) => parseStored(await cache.get('answer', key)) as CachedAnswer | undefined,
    putAnswer: (key, answer, runId) => cache.put('answer', key, JSON.stringify(answer), runId),
    getPrevious: (subject) => previous.get(subject),
    putPrevious: (subject, contentHash) => previous.put(subject, contentHash),
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
    getFact,
    putFact: (key, value) =>
      database.write(async (connection) => {
        await connection.all('INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)', [key, JSON.stringify(value)]);
      }),
    keepFact: async (key, value) => {
      await database.write(async (connection) => {
        await connection.all('INSERT OR IGNORE INTO facts (key, value) VALUES (?, ?)', [key, JSON.stringify(value)]);
      });
      return (await getFact(key)) ?? value;
    },
    listFacts: (prefix) =>
      database.read(new Map<string, unknown>(), async (connection) => {
        // Unlike LIKE, substr treats every character literally.
        const sql = 'SELECT key, value FROM facts WHERE substr(key, 1, ?) = ?';
        const rows = await connection.all(sql, [prefix.length, prefix]);
        return new Map(rows.map((row) => [String(row['key']), parseStored(row['value'])]));
      }),
    deleteFact: (key) =>
      database.write(async (connection) => {
        await connection.all('DELETE FROM facts WHERE key = ?', [key]);
      }),

    putRun: async (run, label) => {
      newRuns.set(run.run_id, { record: run, label });
      try {
        await runs.put(run, label);
      } finally {
        newRuns.delete(run.run_id);
      }
    },
    updateRun: async (runId, change) => {
      await runs.update(runId, change);
      if (change.reason) upkeep.wake();
    },
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
      await takeOver();
      await appended;
      await runs.delete(runId);
      await scrubber.scrub();
      await calls.empties();
    },
    getCommand: (runId) => inputs.getCommand(runId),
    putCommand: (runId, command) => inputs.putCommand(runId, command),
    getRunSources: (runId) => inputs.getSources(runId),
    putRunSources: (runId, sources) => inputs.putSources(runId, sources),
    appendEvents: (runId, events) => {
      const appending = events.length === 0 ? appended.then(() => true) : runs.appendEvents(runId, events);
      appended = appending.then(() => undefined);
      return appending;
    },
    getEvents: async (runId, afterSeq, most) => {
      await appended;
      return runs.getEvents(runId, afterSeq, most);
    },
    markInterrupted: async (reason, going) => {
      await takeOver();
      return runs.markInterrupted(reason, going);
    },

    async *exportAll() {
      await appended;
      for (const run of await runs.list({ limit: -1 })) {
        yield exportLine({ kind: 'run', value: run });
        for (const event of await runs.getEvents(run.run_id, 0)) yield exportLine({ kind: 'event', value: event });
      }
      for (const { subject: key, ...value } of await previous.all()) yield exportLine({ kind: 'previous', key, value });
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
      // `takeOver` leaves them until the file can be opened, and would then bring back what was to be deleted.
      if (database.isInterim && what === 'all') await calls.adopt(() => Promise.resolve());
      await takeOver();
      await database.remove(async (connection) => {
        await connection.exec('DELETE FROM cache; DELETE FROM previous;');
        // The trigger deletes what belongs to the runs; some entries belong to none.
        if (what === 'all')
          await connection.exec(
            'DELETE FROM runs; DELETE FROM events; DELETE FROM run_inputs; DELETE FROM run_texts; DELETE FROM run_search; DELETE FROM facts;',
          );
      });
      if (what === 'all') await options.removeDamaged();
      // Cleared data must not stay readable in the file's free pages.
      await scrubber.scrub({ always: true });
      await calls.empties();
      database.throwIfRefused();
    },
    close: async () => {
      upkeep.stop();
      await database.close();
      await calls.close();
    },
  };
}
