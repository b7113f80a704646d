import { readFileSync } from 'node:fs';
import * as path from 'node:path';

/** The version of this program. */
export function version(): string {
  const { version: number } = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return number;
}
