import { textSlices } from '../streams/textSlices.js';
import { TimeSlicer } from '../streams/timeSlicer.js';
import type { SqlRow } from './nativeModule.js';
import type { SqliteConnection } from './sqliteConnection.js';

/** Text that the native module is given at once: it copies it before it returns, in under a millisecond. UTF-16 units. */
const PART = 256 * 1024;

/** Temporary tables belong to one connection, are in its memory, and are part of its transactions. */
const TABLE = 'temp.text_parts';

/**
 * Runs a statement with a text as one of its values; `sql` says where. A text of megabytes is passed in parts, which
 * SQLite joins in its own thread: the event loop would wait for a copy of all of it, 14 ms for 20 MB.
 */
export async function withText(
  connection: SqliteConnection,
  text: string,
  run: (sql: string, parameters: string[]) => Promise<SqlRow[]>,
): Promise<void> {
  if (text.length <= PART) {
    await run('?', [text]);
    return;
  }
  // Takes effect with the first table: from then on, each commit gives back the memory of what was deleted.
  await connection.exec('PRAGMA temp.auto_vacuum = FULL');
  await connection.exec(`CREATE TABLE IF NOT EXISTS ${TABLE} (part TEXT NOT NULL); DELETE FROM ${TABLE};`);
  const slicer = new TimeSlicer();
  for (const part of textSlices(text, PART)) {
    await connection.all(`INSERT INTO ${TABLE} (part) VALUES (?)`, [part]);
    await slicer.pause();
  }
  await run(`(SELECT group_concat(part, '') FROM (SELECT part FROM ${TABLE} ORDER BY rowid))`, []);
  await connection.exec(`DELETE FROM ${TABLE}`);
}
