import { AgentError, message } from '../../protocol/index.js';
import type { SqliteConnection } from './sqliteConnection.js';

/** Marks the file as ours ("Regn" in ASCII), so that another program's database is never modified. */
const APPLICATION_ID = 0x5265676e;

/** Each migrates the schema from the version of its index to the next; never change a released one. */
const MIGRATIONS = [
  `
  CREATE TABLE cache (
    kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, size INTEGER NOT NULL, used_at INTEGER NOT NULL,
    PRIMARY KEY (kind, key)
  );
  CREATE INDEX cache_by_use ON cache (used_at, size);
  CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL);
  CREATE TABLE previous (subject TEXT PRIMARY KEY, created_at TEXT NOT NULL, content_hash TEXT NOT NULL);
  CREATE TABLE runs (
    id INTEGER PRIMARY KEY, run_id TEXT NOT NULL UNIQUE, started_at TEXT NOT NULL, pinned INTEGER NOT NULL,
    ended INTEGER NOT NULL, owner_pid INTEGER NOT NULL, record TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '', receipt TEXT
  );
  CREATE INDEX runs_by_age ON runs (pinned DESC, started_at DESC);
  CREATE VIRTUAL TABLE run_text USING fts5 (text, tokenize = 'trigram');
  CREATE TABLE events (run_id TEXT NOT NULL, seq INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (run_id, seq)) WITHOUT ROWID;
  `,
  // Texts are stored by hash, and their titles with the run that read them. Keys of answers have changed.
  `
  CREATE TABLE run_inputs (run_id TEXT PRIMARY KEY, command TEXT, sources TEXT) WITHOUT ROWID;
  DELETE FROM cache WHERE kind = 'answer';
  UPDATE OR REPLACE cache SET kind = 'text', value = json_extract(value, '$.markdown'), size = length(json_extract(value, '$.markdown'))
    WHERE kind = 'source' AND json_valid(value) AND json_extract(value, '$.markdown') IS NOT NULL;
  DELETE FROM cache WHERE kind = 'source';
  `,
  // Who may see a run; without a label, only the user.
  'ALTER TABLE runs ADD COLUMN label TEXT',
  // Everything with a run's text is deleted with the run: what it produced, by its id; what it read, unless another run
  // read it, too. For older cache entries, the run is unknown. The history is small enough to scan, and a full-text
  // index would keep words of deleted runs.
  `
  ALTER TABLE cache ADD COLUMN run_id TEXT;
  DELETE FROM cache WHERE kind IN ('answer', 'node');
  CREATE INDEX cache_by_run ON cache (run_id) WHERE run_id IS NOT NULL;
  CREATE TABLE run_texts (run_id TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (run_id, hash)) WITHOUT ROWID;
  CREATE INDEX run_texts_by_hash ON run_texts (hash);
  INSERT OR IGNORE INTO run_texts SELECT run_id, json_extract(read.value, '$.contentHash')
    FROM run_inputs, json_each(CASE WHEN json_valid(sources) THEN sources ELSE '[]' END) AS read
    WHERE json_extract(read.value, '$.contentHash') IS NOT NULL;
  INSERT OR IGNORE INTO run_texts SELECT run_id, json_extract(brought.value, '$.hash')
    FROM run_inputs, json_each(CASE WHEN json_valid(command) THEN json_array(json_extract(command, '$.document')) ELSE '[]' END) AS brought
    WHERE json_extract(brought.value, '$.hash') IS NOT NULL;
  INSERT OR IGNORE INTO run_texts SELECT run_id, json_extract(brought.value, '$.hash')
    FROM run_inputs, json_each(CASE WHEN json_valid(command) THEN coalesce(json_extract(command, '$.sources'), '[]') ELSE '[]' END) AS brought
    WHERE json_extract(brought.value, '$.hash') IS NOT NULL;
  CREATE TABLE run_search (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
  INSERT INTO run_search SELECT rowid, text FROM run_text WHERE rowid IN (SELECT id FROM runs);
  DROP TABLE run_text;
  DELETE FROM events WHERE run_id NOT IN (SELECT run_id FROM runs);
  DELETE FROM run_inputs WHERE run_id NOT IN (SELECT run_id FROM runs);
  DELETE FROM run_texts WHERE run_id NOT IN (SELECT run_id FROM runs);
  ALTER TABLE runs ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
  UPDATE runs SET size = (SELECT total(length(event)) FROM events WHERE events.run_id = runs.run_id);
  CREATE INDEX runs_going ON runs (run_id) WHERE ended = 0;
  CREATE INDEX runs_to_forget ON runs (started_at, size) WHERE pinned = 0 AND ended = 1;
  CREATE TRIGGER run_deleted AFTER DELETE ON runs BEGIN
    DELETE FROM events WHERE run_id = OLD.run_id;
    DELETE FROM run_inputs WHERE run_id = OLD.run_id;
    DELETE FROM run_texts WHERE run_id = OLD.run_id;
    DELETE FROM run_search WHERE id = OLD.id;
    DELETE FROM cache WHERE run_id = OLD.run_id;
    DELETE FROM facts WHERE key >= 'executed ' || OLD.run_id || '/' AND key < 'executed ' || OLD.run_id || '0';
  END;
  `,
];

async function pragma(connection: SqliteConnection, name: string): Promise<number> {
  const [row] = await connection.all(`PRAGMA ${name}`);
  return Number(row?.[name] ?? 0);
}

/**
 * Brings the schema up to date; two windows may do so concurrently. Throws `store_failed` for a file that isn't ours or
 * is newer.
 */
export async function migrate(connection: SqliteConnection): Promise<void> {
  const version = await pragma(connection, 'user_version');
  const [tables] = await connection.all('SELECT count(*) AS count FROM sqlite_master');
  const isEmpty = tables?.['count'] === 0;
  if (!isEmpty && (await pragma(connection, 'application_id')) !== APPLICATION_ID) {
    throw new AgentError('store_failed', message('store.otherProgram'));
  }
  if (version > MIGRATIONS.length) throw new AgentError('store_failed', message('store.newer'));
  if (version === MIGRATIONS.length) return;
  // Takes effect only before the first table; allows space to be freed without rewriting the entire file.
  if (isEmpty) await connection.exec('PRAGMA auto_vacuum = INCREMENTAL');
  await connection.exec('BEGIN IMMEDIATE');
  try {
    // Another window may have been faster while this one waited for the lock.
    for (let next = await pragma(connection, 'user_version'); next < MIGRATIONS.length; next++) {
      await connection.exec(
        `${MIGRATIONS[next] ?? ''}; PRAGMA user_version = ${next + 1}; PRAGMA application_id = ${APPLICATION_ID};`,
      );
    }
    await connection.exec('COMMIT');
  } catch (error) {
    await connection.exec('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
