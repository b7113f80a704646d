import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { RunRecord } from '../../protocol/index.js';
import type { RunLabel } from '../interfaces/index.js';
import { isProcessAlive } from '../system/processAlive.js';
import { parseStored } from './storedJson.js';

/** The output of a model call that may not be in the database yet. */
export interface JournaledCall {
  key: string;
  text: string;
  runId?: string;
  /** The run that made it, if that isn't in the database either. */
  run?: { record: RunRecord; label?: RunLabel };
}

/** Journals of this process, whose id may be that of an earlier one. */
const own = new Set<string>();

/**
 * A file in which finished calls survive the process, but not a power failure, until the database has them: a call may
 * have taken minutes, and a transaction waits for the disk, for other windows, and for turns of the event loop. Each
 * process has its own file, which is empty whenever nothing is being written.
 */
export class CallJournal {
  private unstored = 0;
  private emptied: Promise<void> = Promise.resolve();
  private waiting: (() => void)[] = [];
  private readonly handle: Promise<FileHandle | undefined>;
  private readonly file: string;

  /** Opens its file next to `database`, in advance. If that fails, calls are only written to the database. */
  constructor(private readonly database: string) {
    this.file = `${database}.calls-${process.pid}-${randomBytes(4).toString('hex')}`;
    own.add(this.file);
    this.handle = open(this.file, 'a', 0o600).catch(() => undefined);
  }

  /** Submits the call to the file at once. Settles like `stored`, which writes it to the database. */
  async keep(call: JournaledCall, stored: Promise<void>): Promise<void> {
    this.unstored++;
    const written = this.append(call);
    try {
      await stored;
    } finally {
      await written;
      if (--this.unstored === 0) {
        this.emptied = this.empty();
        for (const resolve of this.waiting.splice(0)) resolve();
      }
    }
  }

  /** Resolves when nothing is left in the file. */
  async empties(): Promise<void> {
    if (this.unstored > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    await this.emptied;
  }

  /** Passes the calls of processes that have ended to `take`, then deletes their files. */
  async adopt(take: (call: JournaledCall) => Promise<void>): Promise<void> {
    const prefix = `${path.basename(this.database)}.calls-`;
    const folder = path.dirname(this.database);
    for (const name of await readdir(folder).catch(() => [])) {
      if (!name.startsWith(prefix)) continue;
      const file = path.join(folder, name);
      const pid = Number.parseInt(name.slice(prefix.length), 10);
      if (pid === process.pid ? own.has(file) : isProcessAlive(pid)) continue;
      // The process may have ended in the middle of the last line.
      for (const line of (await readFile(file, 'utf8').catch(() => '')).split('\n')) {
        const call = parseStored(line) as JournaledCall | undefined;
        if (call) await take(call);
      }
      await rm(file, { force: true }).catch(() => undefined);
    }
  }

  /** Call when everything is stored. */
  async close(): Promise<void> {
    await this.empties();
    await (await this.handle)?.close().catch(() => undefined);
    await rm(this.file, { force: true }).catch(() => undefined);
    own.delete(this.file);
  }

  /** Of the file system's and not the loop's speed: between two calls, nothing here waits for a turn. */
  private async append(call: JournaledCall): Promise<void> {
    const line = Buffer.from(`${JSON.stringify(call)}\n`);
    await this.emptied;
    await (await this.handle)?.write(line).catch(() => undefined);
  }

  private async empty(): Promise<void> {
    await (await this.handle)?.truncate(0).catch(() => undefined);
  }
}
