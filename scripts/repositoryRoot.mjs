import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, an absolute path. */
export const repositoryRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
