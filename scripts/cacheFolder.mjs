// The location of downloads that all clones share.

import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Our subfolder of the user's cache folder, following each system's conventions, or the folder in
 * `REGEN_RESEARCH_CACHE`.
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
  // The XDG specification says that relative values must be ignored.
  const xdg = environment.XDG_CACHE_HOME;
  return xdg && path.isAbsolute(xdg) ? xdg : path.join(homedir(), '.cache');
}
