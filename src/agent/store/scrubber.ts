import type { GuardedDatabase } from './guardedDatabase.js';

/** Up to this size of the file, whoever deletes waits until it is rewritten: about half a second. */
const SCRUBBED_AT_ONCE_BYTES = 64 * 1024 * 1024;

/** The stored fact that the file is still to be rewritten. */
const PUT_OFF = 'rewrite put off';

export interface Scrubber {
  /** Takes what was deleted out of the file: at once, or with the next upkeep where the file is large. */
  scrub(): Promise<void>;
  /** The part of `scrub` that was put off; never leaves more to do. */
  finish(): Promise<boolean>;
}

/**
 * Rewrites the file after a person deleted something. SQLite's `secure_delete` overwrites what is deleted, but not the copies
 * that moving between pages has left in their gaps: in a trial, one deleted run in a dozen could still be read there.
 */
export function createScrubber(database: GuardedDatabase, size: () => Promise<number>): Scrubber {
  let isNeeded = false;
  const rewrite = () =>
    database.maintain(async (connection) => {
      // Several that were asked for together are one.
      if (!isNeeded) return;
      isNeeded = false;
      await connection.exec('VACUUM');
    });
  return {
    async scrub() {
      isNeeded = true;
      if ((await size().catch(() => 0)) <= SCRUBBED_AT_ONCE_BYTES) await rewrite();
      else
        await database.write(async (connection) => {
          await connection.all('INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)', [PUT_OFF, 'true']);
        });
    },
    async finish() {
      // The process that deleted may have ended before it came to this.
      const putOff = await database.read([], (connection) =>
        connection.all('SELECT 1 FROM facts WHERE key = ?', [PUT_OFF]),
      );
      if (putOff.length === 0) return false;
      isNeeded = true;
      await rewrite();
      await database.write(async (connection) => {
        await connection.all('DELETE FROM facts WHERE key = ?', [PUT_OFF]);
      });
      return false;
    },
  };
}
