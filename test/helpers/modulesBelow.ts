import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The modules of this project below a folder. */
export function modulesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : modulesBelow(file);
    return /(?<!\.d)\.(ts|tsx|mjs)$/.test(entry.name) ? [file] : [];
  });
}
