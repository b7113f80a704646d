// Registers extension folders as installed extensions of the server build, without copying them.
//
// The alternative, an extension development path, needs the server's smoke test driver, which suppresses VS Code's
// notifications and dialogs, so a test wouldn't see what a person sees.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { run } from './childProcess.mjs';
import { installVsCodeServer } from './vscodeServerInstall.mjs';
import { uriPath } from './vscodeServer.mjs';

/**
 * @param {string} extensionsDir the server's extensions folder; its list is replaced
 * @param {readonly string[]} extensionFolders each contains a package.json
 */
export async function installExtensionsInPlace(extensionsDir, ...extensionFolders) {
  const installed = await Promise.all(
    extensionFolders.map(async (folder) => {
      const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
      return {
        identifier: { id: `${manifest.publisher}.${manifest.name}` },
        version: manifest.version,
        location: { $mid: 1, scheme: 'file', path: uriPath(folder) },
        metadata: { source: 'vsix', pinned: true },
      };
    }),
  );
  await mkdir(extensionsDir, { recursive: true });
  await writeFile(path.join(extensionsDir, 'extensions.json'), JSON.stringify(installed));
}

/**
 * Installs a packaged extension with the server's own command.
 *
 * @param {string} extensionsDir
 * @param {string} serverDataDir
 * @param {string} vsix
 */
export async function installVsix(extensionsDir, serverDataDir, vsix) {
  const { node, serverMain } = await installVsCodeServer();
  const code = await run(node, [
    serverMain,
    '--accept-server-license-terms',
    '--server-data-dir',
    serverDataDir,
    '--extensions-dir',
    extensionsDir,
    '--install-extension',
    vsix,
  ]);
  if (code !== 0) {
    throw new Error(`${vsix} could not be installed: the server ended with code ${code}.`);
  }
}
