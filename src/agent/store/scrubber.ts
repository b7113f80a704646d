import type { GuardedDatabase } from './guardedDatabase.js';

/** Up to this file size, deleting waits until the file is rewritten: about half a second. */
const SCRUBBED_AT_ONCE_BYTES = 64 * 1024 * 1024;

/** Records that the file still has to be rewritten. */
const PUT_OFF = 'rewrite put off';

export interface Scrubber {
  /**
   * Removes deleted data from the file: immediately, or with the next upkeep if the file is large (unless `always`) or
   * can't be opened yet.
   */
  scrub(options?: { always?: boolean }): Promise<void>;
  /** The deferred part of `scrub`; never leaves more to do. */
  finish(): Promise<boolean>;
}

/**
 * Rewrites the file after a person deleted something. SQLite's `secure_delete` overwrites deleted data, but not the
 * copies that moving it between pages left in unused space: in a trial, one deleted run in a dozen was still readable
 * there.
 */
export function createScrubber(database: GuardedDatabase, size: () => Promise<number>): Scrubber {
  let isNeeded = false;
  /** Whether nothing is left to remove. */
  const rewrite = async (): Promise<boolean> => {
    await database.maintain(async (connection) => {
      // Requests made together share one rewrite.
      if (!isNeeded) return;
      await connection.vacuum();
      isNeeded = false;
    });
    return !isNeeded;
  };
  return {
    async scrub({ always = false } = {}) {
      isNeeded = true;
      const isSoon = always || (await size().catch(() => 0)) <= SCRUBBED_AT_ONCE_BYTES;
      // It fails if the disk has no space for a copy.
      if (isSoon && !database.isInterim && (await rewrite())) return;
      await database.remove(async (connection) => {
        await connection.all('INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)', [PUT_OFF, 'true']);
      });
    },
    async finish() {
      if (database.isInterim) return false;
      // The process that deleted the data may have ended first.
      const putOff = await database.read([], (connection) =>
        connection.all('SELECT 1 FROM facts WHERE key = ?', [PUT_OFF]),
      );
      if (putOff.length === 0) return false;
      isNeeded = true;
      if (await rewrite())
        await database.write(async (connection) => {
          await connection.all('DELETE FROM facts WHERE key = ?', [PUT_OFF]);
        });
      return false;
    },
  };
}
