// Makes an extension's folder an installed extension of the server build, where it lies.
//
// The alternative, an extension development path, needs the server's smoke test driver, and with
// that driver VS Code shows no notifications and opens no dialogs: not what a person would see.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { uriPath } from './vscode-server.mjs';

/**
 * @param {string} extensionsDir the server's folder of extensions; what it lists is replaced
 * @param {string} extensionFolder holds the package.json
 */
export async function installExtensionInPlace(extensionsDir, extensionFolder) {
  const manifest = JSON.parse(await readFile(path.join(extensionFolder, 'package.json'), 'utf8'));
  const installed = [
    {
      identifier: { id: `${manifest.publisher}.${manifest.name}` },
      version: manifest.version,
      location: { $mid: 1, scheme: 'file', path: uriPath(extensionFolder) },
      metadata: { source: 'vsix', pinned: true },
    },
  ];
  await mkdir(extensionsDir, { recursive: true });
  await writeFile(path.join(extensionsDir, 'extensions.json'), JSON.stringify(installed));
}
