import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyOcrAssets } from '../../scripts/ocrAssets.mjs';
import { patchPdfEngine } from '../../scripts/patchPdfEngine.mjs';
import { copyPdfAssets } from '../../scripts/pdfAssets.mjs';
import { buildPageReader } from '../../scripts/pageReaderBuild.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
let built: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-worker-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  await build({
    entryPoints: {
      worker: path.join(root, 'src/agent/sources/worker.ts'),
      groundingWorker: path.join(root, 'src/agent/groundingWorker.ts'),
    },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
    plugins: [patchPdfEngine],
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  await Promise.all([copyOcrAssets(folder), copyPdfAssets(folder), buildPageReader(folder)]);
  return path.join(folder, 'worker.js');
}

/**
 * Path of a parser worker built from the current sources, with the grounding worker and the page reader next to it; built
 * once per test process.
 */
export function buildParserWorker(): Promise<string> {
  return (built ??= bundle());
}
