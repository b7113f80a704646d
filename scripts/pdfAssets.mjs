// Files that the PDF editor needs next to its bundle: pdf.js's worker and image decoders.
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const pdfjs = path.dirname(require.resolve('pdfjs-dist/package.json'));

/** Copies them to where the page expects them: next to its bundle. */
export async function copyPdfAssets(/** @type {string} */ outputFolder) {
  const target = path.join(outputFolder, 'webview');
  const decoders = path.join(target, 'pdf-decoders');
  await mkdir(decoders, { recursive: true });
  await Promise.all([
    copyFile(path.join(pdfjs, 'legacy', 'build', 'pdf.worker.min.mjs'), path.join(target, 'pdf.worker.mjs')),
    ...['jbig2.wasm', 'openjpeg.wasm', 'qcms_bg.wasm'].map((name) =>
      copyFile(path.join(pdfjs, 'wasm', name), path.join(decoders, name)),
    ),
  ]);
}
