// Files that the PDF editor and the reader need next to the editor's bundle: pdf.js's worker, its image decoders, and the
// character maps of Chinese, Japanese, and Korean fonts that a PDF only names.
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const pdfjs = path.dirname(require.resolve('pdfjs-dist/package.json'));

/** Copies them to where the page expects them: next to its bundle. */
export async function copyPdfAssets(/** @type {string} */ outputFolder) {
  const target = path.join(outputFolder, 'webview');
  const decoders = path.join(target, 'pdf-decoders');
  await mkdir(decoders, { recursive: true });
  const maps = path.join(pdfjs, 'cmaps');
  await Promise.all([
    copyFile(path.join(pdfjs, 'legacy', 'build', 'pdf.worker.min.mjs'), path.join(target, 'pdf.worker.mjs')),
    ...['jbig2.wasm', 'openjpeg.wasm', 'qcms_bg.wasm'].map((name) =>
      copyFile(path.join(pdfjs, 'wasm', name), path.join(decoders, name)),
    ),
    ...(await readdir(maps)).map((name) => copyFile(path.join(maps, name), path.join(decoders, name))),
  ]);
}
