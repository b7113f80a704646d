import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { MESSAGES } from './messages.js';

/** The bundled parser worker, next to this program. Throws if it hasn't been built. */
export function parserWorkerPath(): string {
  const file = path.join(__dirname, 'worker.js');
  if (!existsSync(file)) throw new Error(MESSAGES.parserMissing(file));
  return file;
}
