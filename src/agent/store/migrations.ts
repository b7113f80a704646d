import { AgentError, message } from '../../protocol/index.js';
import type { SqliteConnection } from './sqliteConnection.js';

/** Marks the file as ours ("Regn" in ASCII), so that another program's database is never touched. */
const APPLICATION_ID = 0x5265676e;

/** Each takes the schema from the version of its index to the next; a released one is never changed. */
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
  // A text is kept by its hash; what it is called stands with the run that read it. Answers have keys of another kind now.
  `
  CREATE TABLE run_inputs (run_id TEXT PRIMARY KEY, command TEXT, sources TEXT) WITHOUT ROWID;
  DELETE FROM cache WHERE kind = 'answer';
  UPDATE OR REPLACE cache SET kind = 'text', value = json_extract(value, '$.markdown'), size = length(json_extract(value, '$.markdown'))
    WHERE kind = 'source' AND json_valid(value) AND json_extract(value, '$.markdown') IS NOT NULL;
  DELETE FROM cache WHERE kind = 'source';
  `,
  // Who may see a run; of those without a label, only the user.
  'ALTER TABLE runs ADD COLUMN label TEXT',
];

async function pragma(connection: SqliteConnection, name: string): Promise<number> {
  const [row] = await connection.all(`PRAGMA ${name}`);
  return Number(row?.[name] ?? 0);
}

/** Brings the schema up to date; two windows may do so at once. Throws `store_failed` for a file that is not ours or newer. */
export async function migrate(connection: SqliteConnection): Promise<void> {
  const version = await pragma(connection, 'user_version');
  const [tables] = await connection.all('SELECT count(*) AS count FROM sqlite_master');
  const isEmpty = tables?.['count'] === 0;
  if (!isEmpty && (await pragma(connection, 'application_id')) !== APPLICATION_ID) {
    throw new AgentError('store_failed', message('store.otherProgram'));
  }
  if (version > MIGRATIONS.length) throw new AgentError('store_failed', message('store.newer'));
  if (version === MIGRATIONS.length) return;
  // Takes effect only before the first table, and lets space be given back without rewriting the whole file.
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
