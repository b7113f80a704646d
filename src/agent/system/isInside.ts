import { realpathSync } from 'node:fs';
import * as path from 'node:path';

/** Where a path really leads; what does not exist is placed in the nearest folder that does. */
function realPath(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    const parent = path.dirname(file);
    return parent === file ? file : path.join(realPath(parent), path.basename(file));
  }
}

/** Whether an absolute path lies below a folder once symbolic links, and the system's own view of upper and lower case, have been followed. */
export function isInside(folder: string, file: string): boolean {
  // Another drive or share of Windows is not even asked for: a look at a share would send it the user's credentials.
  if (path.parse(file).root.toLowerCase() !== path.parse(folder).root.toLowerCase()) return false;
  const way = path.relative(realPath(folder), realPath(file));
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
