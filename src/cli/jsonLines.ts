import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type * as z from 'zod';
import { InputError } from './exitCodes.js';
import { MESSAGES } from './messages.js';

/**
 * Calls `handle` for each line in turn. Only LF ends a line: Node's readline would also split at U+2028, which JSON may
 * contain. Throws InputError for a line that isn't JSON or doesn't match the schema, which `shape` describes.
 */
export async function eachJsonLine<Schema extends z.ZodType>(
  input: Readable,
  { schema, shape }: { schema: Schema; shape: string },
  handle: (value: z.infer<Schema>) => Promise<void>,
): Promise<void> {
  let number = 0;
  const take = async (line: string) => {
    number++;
    if (line.trim() === '') return;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new InputError(MESSAGES.notJson(number));
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new InputError(MESSAGES.wrongLine(number, shape));
    await handle(parsed.data);
  };
  // The chunks of an unfinished line are joined once it ends: a page of megabytes arrives in a hundred of them.
  let parts: string[] = [];
  input.setEncoding('utf8');
  for await (const chunk of input as AsyncIterable<string>) {
    const [end = '', ...lines] = chunk.split('\n');
    parts.push(end);
    for (const line of lines) {
      await take(parts.join(''));
      parts = [line];
    }
  }
  await take(parts.join(''));
}

/** Resolves when the consumer of our output has caught up. */
export async function writeJsonLine(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain');
}
