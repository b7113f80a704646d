/**
 * `npm run kill [-- --times N]`: kills a working agent with SIGKILL at random moments, and at the moment it reports a
 * run as ended. No run reported as ended may be lost, no listed run may be unknown, no model call that ended 20 ms
 * before the kill may be repeated, and the database must be valid.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { loadSqlite } from '../../src/agent/store/nativeModule.js';
import { SqliteConnection } from '../../src/agent/store/sqliteConnection.js';
import { KilledAgent } from '../helpers/killedAgent.js';
import { runTrial } from './trial.js';

/** After this, all runs of a trial have ended. */
const LONGEST_LIFE_MS = 900;

async function isSound(file: string): Promise<boolean> {
  const connection = await SqliteConnection.open(loadSqlite(), file, 5_000);
  const [check] = await connection.all('PRAGMA quick_check(1)');
  await connection.close();
  return check?.['quick_check'] === 'ok';
}

async function trial(times: number) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-kill-'));
  const agent = await KilledAgent.open(folder);
  const sum = { runs_told_as_ended: 0, lost: 0, listed_and_unknown: 0, calls_kept: 0, calls_repeated: 0, damaged: 0 };
  try {
    for (let time = 0; time < times; time++) {
      const found = await agent.kill(time % 3 === 0 ? 'at_first_end' : { afterMs: Math.random() * LONGEST_LIFE_MS });
      sum.runs_told_as_ended += found.ended;
      sum.lost += found.lost.length;
      sum.listed_and_unknown += found.unknown.length;
      sum.calls_kept += found.calls;
      sum.calls_repeated += found.repeated;
      if (!(await isSound(agent.database))) sum.damaged++;
    }
  } finally {
    await agent.close();
    await rm(folder, { recursive: true, force: true });
  }
  const { lost, listed_and_unknown: unknown, calls_repeated: repeated, damaged } = sum;
  return { ...sum, sound: lost + unknown + repeated + damaged === 0 };
}

void runTrial('times', { usual: 100, most: 1_000, longestMs: (times) => 60_000 + times * 15_000 }, trial);
