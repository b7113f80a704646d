import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { UsageError } from './exitCodes.js';

/**
 * Calls `handle` for each line, one after the other. Lines end at LF only: Node's readline would also end one at U+2028,
 * which JSON may hold. Throws UsageError for a line that is no JSON object.
 */
export async function eachJsonLine(input: Readable, handle: (value: object) => Promise<void>): Promise<void> {
  let number = 0;
  const take = async (line: string) => {
    number++;
    if (line.trim() === '') return;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new UsageError(`Line ${number} of the input is not JSON.`);
    }
    if (value === null || typeof value !== 'object')
      throw new UsageError(`Line ${number} of the input is no JSON object.`);
    await handle(value);
  };
  let rest = '';
  input.setEncoding('utf8');
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) await take(line);
  }
  await take(rest);
}

/** Resolves when the reader of our output keeps up. */
export async function writeJsonLine(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}
