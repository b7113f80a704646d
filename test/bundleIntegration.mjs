// Bundles the tests that run inside VS Code, each suite separately, as CommonJS, which VS Code loads. Run directly, it
// only builds them, so that a debugger can start them.

import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { repositoryRoot } from '../scripts/repositoryRoot.mjs';

/** @returns {Promise<string>} the file that exports `run()` */
export async function bundleIntegrationTests() {
  const root = path.join(repositoryRoot, 'test', 'integration');
  const out = path.join(repositoryRoot, 'out', 'integration');
  const suites = (await readdir(path.join(root, 'suite'))).filter((name) => name.endsWith('.test.ts'));
  await rm(out, { recursive: true, force: true });
  await build({
    entryPoints: [path.join(root, 'index.ts'), ...suites.map((name) => path.join(root, 'suite', name))],
    outbase: root,
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha', '@vscode/sqlite3', 'playwright-core'],
    // As in the extension's build: code that asks for its own location gets the bundle's.
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'warning',
  });
  return path.join(out, 'index.js');
}

if (fileURLToPath(import.meta.url) === path.resolve(process.argv[1] ?? '')) {
  await bundleIntegrationTests();
}
