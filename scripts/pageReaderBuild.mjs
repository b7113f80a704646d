// The script that reads a page from inside it, as one file that the renderer sends into a page.
import { build } from 'esbuild';
import path from 'node:path';

import { repositoryRoot } from './repositoryRoot.mjs';

/**
 * @param {string} folder where `pageReader.js` is written
 * @returns {import('esbuild').BuildOptions}
 */
export const pageReaderOptions = (folder) => ({
  absWorkingDir: repositoryRoot,
  entryPoints: { pageReader: 'src/inPage/pageReader.ts' },
  outdir: folder,
  bundle: true,
  // Sent for each look into a page.
  minify: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  logLevel: 'warning',
});

/** @param {string} folder */
export async function buildPageReader(folder) {
  await build(pageReaderOptions(folder));
  return path.join(folder, 'pageReader.js');
}
