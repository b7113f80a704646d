import { realpathSync } from 'node:fs';
import * as path from 'node:path';

/** Resolves symbolic links; a nonexistent path is resolved from its nearest existing folder. */
function realPath(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    const parent = path.dirname(file);
    return parent === file ? file : path.join(realPath(parent), path.basename(file));
  }
}

/** Whether an absolute path is inside a folder, after resolving symbolic links and the file system's case rules. */
export function isInside(folder: string, file: string): boolean {
  // Never touch another Windows drive or share: accessing a share would send it the user's credentials.
  if (path.parse(file).root.toLowerCase() !== path.parse(folder).root.toLowerCase()) return false;
  const way = path.relative(realPath(folder), realPath(file));
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
