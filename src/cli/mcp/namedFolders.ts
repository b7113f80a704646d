import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import { UsageError } from '../exitCodes.js';
import { MESSAGES } from '../messages.js';

/**
 * The absolute paths of the folders, or of the current one if none are named. Throws UsageError for one that doesn't
 * exist, so that a typo is noticed before the first call.
 */
export async function namedFolders(operands: readonly string[]): Promise<string[]> {
  const folders = (operands.length === 0 ? ['.'] : operands).map((folder) => path.resolve(folder));
  for (const folder of folders) {
    const found = await stat(folder).catch(() => undefined);
    if (!found) throw new UsageError(MESSAGES.noSuchFolder(folder));
    if (!found.isDirectory()) throw new UsageError(MESSAGES.notAFolder(folder));
  }
  return folders;
}
