import type { AgentEvent, EndReason, MeteredRun, Receipt, RunRecord } from '../../protocol/index.js';
import type { RunFilter, RunLabel, Store } from '../interfaces/index.js';
import { isProcessAlive } from '../system/processAlive.js';
import type { GuardedDatabase } from './guardedDatabase.js';
import { searchTerms, searchTextOf } from './searchText.js';
import type { SqlValue } from './nativeModule.js';
import type { SqliteConnection } from './sqliteConnection.js';
import type { StoreLimits } from './storeLimits.js';
import { parseStored } from './storedJson.js';

export type RunChange = Parameters<Store['updateRun']>[1];

/** No run lasts this long; after it, the process id belongs to another program. */
const MAX_RUN_MS = 24 * 60 * 60 * 1000;
/** Runs deleted per transaction, and the approximate size of their events: other windows wait meanwhile. */
const FORGOTTEN_AT_ONCE = 8;
const FORGOTTEN_BYTES_AT_ONCE = 2 * 1024 * 1024;
/** Rows per INSERT; with 3 parameters each, far below SQLite's limit. */
const EVENTS_PER_STATEMENT = 100;

/** A record with a change applied. */
export function changeRun(run: RunRecord, change: RunChange): RunRecord {
  const changed: RunRecord & RunChange = { ...run, ...change };
  // Stored in its own column.
  delete changed.label;
  return changed;
}

/** The answer in these events, for the search. */
export function finalAnswerOf(events: AgentEvent[]): string | undefined {
  for (const event of events) if (event.type === 'final_summary') return event.payload.summary.text;
  return undefined;
}

/** The history: runs, their events, and their searchable text. */
export class RunTable {
  constructor(
    private readonly database: GuardedDatabase,
    private readonly now: () => number,
  ) {}

  put(run: RunRecord, label?: RunLabel): Promise<void> {
    return this.database.write(async (connection) => {
      await connection.all(
        `INSERT INTO runs (run_id, started_at, pinned, ended, owner_pid, record, label) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (run_id) DO UPDATE SET
           started_at = excluded.started_at, pinned = excluded.pinned, ended = excluded.ended, owner_pid = excluded.owner_pid, record = excluded.record,
           label = coalesce(excluded.label, label)`,
        [
          run.run_id,
          run.started_at,
          Number(run.pinned),
          Number(run.reason !== null),
          process.pid,
          JSON.stringify(run),
          label ? JSON.stringify(label) : null,
        ],
      );
      await index(connection, run.run_id);
    });
  }

  update(runId: string, change: RunChange): Promise<void> {
    return this.database.write(async (connection) => {
      const [row] = await connection.all('SELECT record FROM runs WHERE run_id = ?', [runId]);
      const stored = parseStored(row?.['record']) as RunRecord | undefined;
      if (!stored) return;
      const run = changeRun(stored, change);
      await connection.all('UPDATE runs SET pinned = ?, ended = ?, record = ? WHERE run_id = ?', [
        Number(run.pinned),
        Number(run.reason !== null),
        JSON.stringify(run),
        runId,
      ]);
      if (change.label)
        await connection.all('UPDATE runs SET label = ? WHERE run_id = ?', [JSON.stringify(change.label), runId]);
      if (change.title !== undefined || change.sources !== undefined) await index(connection, runId);
    });
  }

  list({ limit, search, thread: wanted, maySee }: RunFilter): Promise<RunRecord[]> {
    const terms = searchTerms(search);
    const thread = "json_extract(record, '$.thread_id')";
    return this.database.read([], async (connection) => {
      const conditions: string[] = [];
      const parameters: SqlValue[] = [];
      if (maySee) {
        // Before the search: the caller must not find runs it may not see, not even by their text.
        const rows = await connection.all('SELECT id, label FROM runs');
        const visible = rows.filter((row) => maySee(parseStored(row['label']) as RunLabel | undefined));
        conditions.push('id IN (SELECT value FROM json_each(?))');
        parameters.push(JSON.stringify(visible.map((row) => row['id'])));
      }
      if (terms.length > 0) {
        const contains = terms.map(() => 'instr(text, ?) > 0').join(' AND ');
        const found = [...conditions, `id IN (SELECT id FROM run_search WHERE ${contains})`].join(' AND ');
        conditions.push(`${thread} IN (SELECT ${thread} FROM runs WHERE ${found})`);
        parameters.push(...parameters, ...terms);
      }
      if (wanted !== undefined) {
        conditions.push(`${thread} = ?`);
        parameters.push(wanted);
      }
      const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
      const rows = await connection.all(
        `SELECT record FROM runs ${where} ORDER BY pinned DESC, started_at DESC, id DESC LIMIT ?`,
        [...parameters, limit],
      );
      return rows.flatMap((row) => (parseStored(row['record']) as RunRecord | undefined) ?? []);
    });
  }

  getLabel(runId: string): Promise<RunLabel | undefined> {
    return this.database.read(undefined, async (connection) => {
      const [row] = await connection.all('SELECT label FROM runs WHERE run_id = ?', [runId]);
      return parseStored(row?.['label']) as RunLabel | undefined;
    });
  }

  get(runId: string): Promise<RunRecord | undefined> {
    return this.database.read(undefined, async (connection) => {
      const [row] = await connection.all('SELECT record FROM runs WHERE run_id = ?', [runId]);
      return parseStored(row?.['record']) as RunRecord | undefined;
    });
  }

  /** Including everything it produced, and texts that no other run read. */
  delete(runId: string): Promise<void> {
    return this.database.remove(async (connection) => {
      await connection.all('DELETE FROM runs WHERE run_id = ?', [runId]);
      await deleteUnreadTexts(connection);
    });
  }

  /** False if they should be appended again. */
  async appendEvents(runId: string, events: AgentEvent[]): Promise<boolean> {
    let isContinuous = true;
    const isCommitted = await this.database.commits(async (connection) => {
      isContinuous = await continues(connection, runId, events);
      if (isContinuous) await insertEvents(connection, runId, events);
    });
    return isCommitted && isContinuous;
  }

  receipts(limit: number): Promise<MeteredRun[]> {
    return this.database.read([], async (connection) => {
      const rows = await connection.all(
        'SELECT record, receipt FROM runs WHERE receipt IS NOT NULL ORDER BY started_at DESC, id DESC LIMIT ?',
        [limit],
      );
      return rows.flatMap((row) => {
        const run = parseStored(row['record']) as RunRecord | undefined;
        const receipt = parseStored(row['receipt']) as Receipt | undefined;
        return run && receipt ? [{ run_id: run.run_id, title: run.title, receipt }] : [];
      });
    });
  }

  getEvents(runId: string, afterSeq: number, most = -1): Promise<AgentEvent[]> {
    return this.database.read([], async (connection) => {
      const rows = await connection.all('SELECT event FROM events WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?', [
        runId,
        afterSeq,
        most,
      ]);
      return rows.flatMap((row) => (parseStored(row['event']) as AgentEvent | undefined) ?? []);
    });
  }

  /**
   * Runs whose process has ended and, if `going` is given, this process's runs that aren't among those. Runs of other
   * windows continue.
   */
  async markInterrupted(reason: EndReason, going?: () => string[]): Promise<string[]> {
    const marked: string[] = [];
    await this.database.write(async (connection) => {
      marked.length = 0;
      // Asked now: new runs may have started since the request.
      const except = going?.();
      for (const row of await connection.all('SELECT run_id, owner_pid, record FROM runs WHERE ended = 0')) {
        const run = parseStored(row['record']) as RunRecord | undefined;
        if (!run || except?.includes(run.run_id)) continue;
        const owner = Number(row['owner_pid']);
        if (owner === process.pid && !except) continue;
        const isTooOld = this.now() - Date.parse(run.started_at) > MAX_RUN_MS;
        if (owner !== process.pid && isProcessAlive(owner) && !isTooOld) continue;
        const ended = changeRun(run, { reason, ended_at: new Date(this.now()).toISOString() });
        await connection.all('UPDATE runs SET ended = 1, record = ? WHERE run_id = ?', [
          JSON.stringify(ended),
          run.run_id,
        ]);
        marked.push(run.run_id);
      }
    });
    return marked;
  }

  /**
   * Deletes some of the oldest runs beyond the limits, except for pinned ones and those in progress; true if more
   * remain.
   */
  async forgetSome({ runs, runAgeMs, runBytes }: StoreLimits): Promise<boolean> {
    let isMore = false;
    await this.database.write(async (connection) => {
      const [sum] = await connection.all(
        'SELECT count(*) AS runs, total(size) AS bytes FROM runs WHERE pinned = 0 AND ended = 1',
      );
      let [count, bytes] = [Number(sum?.['runs'] ?? 0), Number(sum?.['bytes'] ?? 0)];
      const oldest = new Date(this.now() - runAgeMs).toISOString();
      const isTooMuch = (startedAt: unknown) => count > runs || bytes > runBytes || String(startedAt) < oldest;
      const doomed: (string | number | null)[] = [];
      let freed = 0;
      const rows = await connection.all(
        'SELECT id, started_at, size FROM runs WHERE pinned = 0 AND ended = 1 ORDER BY started_at LIMIT ?',
        [FORGOTTEN_AT_ONCE + 1],
      );
      for (const row of rows) {
        isMore = isTooMuch(row['started_at']);
        if (!isMore || doomed.length === FORGOTTEN_AT_ONCE || freed > FORGOTTEN_BYTES_AT_ONCE) break;
        doomed.push(row['id'] ?? null);
        count--;
        bytes -= Number(row['size']);
        freed += Number(row['size']);
        isMore = false;
      }
      if (doomed.length === 0) return;
      await connection.all('DELETE FROM runs WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(doomed)]);
      await deleteUnreadTexts(connection);
    });
    return isMore;
  }
}

/** Whether the events follow the stored ones. Those of an unknown run do: nothing is stored for it. */
async function continues(connection: SqliteConnection, runId: string, events: AgentEvent[]): Promise<boolean> {
  const before = (events[0]?.seq ?? 0) - 1;
  if (before < 1) return true;
  const gaps = await connection.all(
    `SELECT 1 FROM runs WHERE run_id = ? AND NOT EXISTS (SELECT 1 FROM events WHERE run_id = ? AND seq = ?)`,
    [runId, runId, before],
  );
  return gaps.length === 0;
}

async function insertEvents(connection: SqliteConnection, runId: string, events: AgentEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += EVENTS_PER_STATEMENT) {
    const rows = events.slice(start, start + EVENTS_PER_STATEMENT);
    await connection.all(
      // Nothing more is stored for a run that was deleted in the meantime, here or in another window.
      `INSERT OR IGNORE INTO events (run_id, seq, event) SELECT * FROM (VALUES ${rows.map(() => '(?, ?, ?)').join(', ')})
       WHERE EXISTS (SELECT 1 FROM runs WHERE run_id = ?)`,
      [...rows.flatMap((event) => [runId, event.seq ?? 0, JSON.stringify(event)]), runId],
    );
  }
  const size = events.reduce((sum, event) => sum + JSON.stringify(event).length, 0);
  await connection.all('UPDATE runs SET size = size + ? WHERE run_id = ?', [size, runId]);
  for (const event of events) {
    if (event.type === 'receipt')
      await connection.all('UPDATE runs SET receipt = ? WHERE run_id = ?', [JSON.stringify(event.payload), runId]);
    const answer = finalAnswerOf([event]);
    if (answer === undefined) continue;
    await connection.all('UPDATE runs SET answer = ? WHERE run_id = ?', [answer, runId]);
    await index(connection, runId);
  }
}

/** Pages and texts that no existing run has read. They can be fetched again. */
async function deleteUnreadTexts(connection: SqliteConnection): Promise<void> {
  await connection.all("DELETE FROM cache WHERE kind = 'text' AND key NOT IN (SELECT hash FROM run_texts)");
  await connection.all(
    `DELETE FROM cache WHERE kind = 'snapshot' AND
       json_extract(value, '$.source.contentHash') NOT IN (SELECT key FROM cache WHERE kind = 'text')`,
  );
}

async function index(connection: SqliteConnection, runId: string): Promise<void> {
  const [row] = await connection.all('SELECT id, record, answer FROM runs WHERE run_id = ?', [runId]);
  const run = parseStored(row?.['record']) as RunRecord | undefined;
  if (!row || !run) return;
  const text = searchTextOf(run, String(row['answer']));
  await connection.all('INSERT OR REPLACE INTO run_search (id, text) VALUES (?, ?)', [row['id'] ?? null, text]);
}
