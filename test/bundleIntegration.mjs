// Bundles the tests that run inside VS Code, each suite by itself, as CommonJS, which is what VS Code loads.
// Run by itself it only builds them, for a debugger to start.

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
    // As in the build of the extension: what asks for its own place on disk finds it in the bundle's.
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'warning',
  });
  return path.join(out, 'index.js');
}

if (fileURLToPath(import.meta.url) === path.resolve(process.argv[1] ?? '')) {
  await bundleIntegrationTests();
}
