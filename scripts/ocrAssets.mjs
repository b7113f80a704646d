// Files that text recognition needs next to the bundles: the engine's WebAssembly and its language data.
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const folderOf = (/** @type {string} */ name) => path.dirname(require.resolve(`${name}/package.json`));

/** Copies them to where the parser worker expects them: the folder `ocr` next to its bundle. */
export async function copyOcrAssets(/** @type {string} */ outputFolder) {
  const target = path.join(outputFolder, 'ocr');
  await mkdir(target, { recursive: true });
  await Promise.all([
    copyFile(
      path.join(folderOf('tesseract.js-core'), 'tesseract-core-simd-lstm.wasm'),
      path.join(target, 'tesseract.wasm'),
    ),
    copyFile(
      path.join(folderOf('@tesseract.js-data/eng'), '4.0.0_best_int', 'eng.traineddata.gz'),
      path.join(target, 'eng.traineddata.gz'),
    ),
  ]);
}
