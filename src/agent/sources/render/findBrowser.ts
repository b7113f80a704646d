import { existsSync } from 'node:fs';
import path from 'node:path';

/** An installed browser of the Chromium family. */
export interface InstalledBrowser {
  path: string;
  name: 'Chrome' | 'Edge' | 'Chromium';
}

type Environment = Readonly<Record<string, string | undefined>>;

const LINUX: readonly [string, InstalledBrowser['name']][] = [
  ['google-chrome-stable', 'Chrome'],
  ['google-chrome', 'Chrome'],
  ['microsoft-edge-stable', 'Edge'],
  ['microsoft-edge', 'Edge'],
  ['chromium-browser', 'Chromium'],
  ['chromium', 'Chromium'],
];
const MAC: readonly [string, InstalledBrowser['name']][] = [
  ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chrome'],
  ['Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'Edge'],
  ['Chromium.app/Contents/MacOS/Chromium', 'Chromium'],
];
const WINDOWS: readonly [string, InstalledBrowser['name']][] = [
  ['Google\\Chrome\\Application\\chrome.exe', 'Chrome'],
  ['Microsoft\\Edge\\Application\\msedge.exe', 'Edge'],
  ['Chromium\\Application\\chrome.exe', 'Chromium'],
];

function candidates(platform: NodeJS.Platform, environment: Environment): InstalledBrowser[] {
  const under = (folders: (string | undefined)[], list: typeof LINUX, join: (...parts: string[]) => string) =>
    list.flatMap(([file, name]) => folders.flatMap((folder) => (folder ? [{ path: join(folder, file), name }] : [])));
  if (platform === 'win32')
    return under(
      [environment['PROGRAMFILES'], environment['PROGRAMFILES(X86)'], environment['LOCALAPPDATA']],
      WINDOWS,
      path.win32.join,
    );
  if (platform === 'darwin')
    return under(['/Applications', environment['HOME'] && `${environment['HOME']}/Applications`], MAC, path.posix.join);
  return under([...(environment['PATH'] ?? '').split(':'), '/usr/bin', '/snap/bin'], LINUX, path.posix.join);
}

/**
 * The browser for rendering pages: the one in the settings, or else the first one installed in a usual location (those
 * of chrome-launcher's finder, and Edge's). undefined if there is none; nothing is downloaded.
 */
export function findBrowser(
  chosen?: string,
  {
    platform = process.platform,
    environment = process.env,
    exists = existsSync,
  }: { platform?: NodeJS.Platform; environment?: Environment; exists?: (file: string) => boolean } = {},
): InstalledBrowser | undefined {
  if (chosen !== undefined && chosen !== '') {
    if (!exists(chosen)) return undefined;
    return { path: chosen, name: /edge/i.test(chosen) ? 'Edge' : /chromium/i.test(chosen) ? 'Chromium' : 'Chrome' };
  }
  return candidates(platform, environment).find((browser) => exists(browser.path));
}
