import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isProcessAlive } from '../../system/processAlive.js';

const PREFIX = 'regen-research-browser-';

/**
 * Addresses that the browser opens. It gives any other to a program of this machine, and `mailto:` without asking. These are
 * the preferences behind the policies URLBlocklist and URLAllowlist.
 */
const PREFERENCES = {
  policy: { url_blocklist: ['*'], url_allowlist: ['http://*', 'https://*', 'about:*', 'blob:*', 'data:*'] },
};

/** A new profile for one browser, in a temporary folder named after our process, so that a later start can clean up. */
export async function makeProfile(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  await mkdir(path.join(folder, 'Default'));
  await writeFile(path.join(folder, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
  return folder;
}

/** Removes a profile. The browser may not have released its files yet. */
export async function removeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => undefined);
}

/** Removes the profiles of processes that have ended, such as after a kill. */
export async function removeOrphanedProfiles(): Promise<void> {
  const entries = await readdir(os.tmpdir()).catch(() => []);
  for (const entry of entries) {
    const owner = entry.startsWith(PREFIX) ? Number.parseInt(entry.slice(PREFIX.length), 10) : NaN;
    if (Number.isInteger(owner) && !isProcessAlive(owner)) await removeProfile(path.join(os.tmpdir(), entry));
  }
}
