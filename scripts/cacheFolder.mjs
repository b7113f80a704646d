// Where things that are fetched once and shared by every clone are kept.

import { homedir } from 'node:os';
import path from 'node:path';

/**
 * The user's cache folder by the convention of each system, with our own sub-folder.
 * `REGEN_RESEARCH_CACHE` names another one.
 *
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string} an absolute path, which may not exist yet
 */
export function cacheFolder(environment = process.env) {
  if (environment.REGEN_RESEARCH_CACHE) {
    return path.resolve(environment.REGEN_RESEARCH_CACHE);
  }
  return path.join(systemCacheFolder(environment), 'regen-research');
}

/** @param {NodeJS.ProcessEnv} environment */
function systemCacheFolder(environment) {
  if (process.platform === 'win32') {
    return environment.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local');
  }
  if (process.platform === 'darwin') {
    return path.join(homedir(), 'Library', 'Caches');
  }
  // The XDG specification says that a relative value is to be ignored.
  const xdg = environment.XDG_CACHE_HOME;
  return xdg && path.isAbsolute(xdg) ? xdg : path.join(homedir(), '.cache');
}
