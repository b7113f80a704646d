import { parseArgs } from 'node:util';
import type { SourceReader } from '../interfaces/index.js';
import { isAgentError } from '../protocol/index.js';
import { EXIT, exitCodeOf } from './exitCodes.js';
import { eachJsonLine, writeJsonLine } from './jsonLines.js';
import { createProgressLine } from './progressLine.js';
import { sentenceOf } from './sentences.js';
import { sourceFrom } from './sourceArgument.js';
import { openReader } from './openReader.js';

interface BatchPage {
  id: string;
  url?: string;
  html: string;
}

/** Prints the Markdown that the agent reads; `--batch` extracts pages that come as JSON lines. */
export async function run(parameters: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, batch: { type: 'boolean', default: false }, 'allow-local': { type: 'boolean', default: false } },
  });
  return values.batch ? extractBatch() : extractOne(positionals[0], values.json, values['allow-local']);
}

async function extractOne(argument: string | undefined, json: boolean, allowLocal: boolean): Promise<number> {
  const request = await sourceFrom(argument);
  const reader = openReader();
  const progress = createProgressLine(process.stderr);
  try {
    const source = await reader.read(request, { signal: new AbortController().signal, fresh: true, allowLocal, onProgress: ({ message }) => progress.show(message) });
    progress.clear();
    process.stdout.write(json ? `${JSON.stringify(source)}\n` : `${source.markdown}\n`);
    for (const warning of source.warnings) progress.note(warning);
    return EXIT.done;
  } catch (error) {
    progress.clear();
    if (!isAgentError(error)) throw error;
    if (json) process.stdout.write(`${JSON.stringify({ error: { code: error.code, message: error.message } })}\n`);
    else progress.note(sentenceOf(error));
    return exitCodeOf(error.code);
  } finally {
    await reader.close();
  }
}

/** As many as the reader has threads: with one at a time the other threads would wait. */
const PAGES_AT_ONCE = 2;

/** A page that cannot be read gives an empty text with the reason, so that no line is missing. Lines come in the order of the input. */
async function extractBatch(): Promise<number> {
  const reader = openReader();
  const underWay = new Set<Promise<void>>();
  let written: Promise<void> = Promise.resolve();
  try {
    await eachJsonLine(process.stdin, async (line) => {
      if (underWay.size >= PAGES_AT_ONCE) await Promise.race(underWay);
      const before = written;
      const page = extractPage(reader, line as BatchPage)
        .then(async (result) => {
          await before;
          await writeJsonLine(result);
        })
        .finally(() => underWay.delete(page));
      written = page;
      underWay.add(page);
    });
    await written;
  } finally {
    await reader.close();
  }
  return EXIT.done;
}

async function extractPage(reader: SourceReader, { id, url, html }: BatchPage): Promise<object> {
  try {
    const { title, author = null, date = null, markdown } = await reader.read({ html, ...(url !== undefined && { url }) }, { signal: new AbortController().signal, fresh: true, allowLocal: false, onProgress: () => undefined });
    return { id, title, author, date, markdown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, title: '', author: null, date: null, markdown: '', error: isAgentError(error) ? error.code : message };
  }
}
