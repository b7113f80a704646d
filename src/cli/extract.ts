import { parseArgs } from 'node:util';
import type { ReadContext, Source, SourceReader } from '../agent/index.js';
import { isAgentError } from '../protocol/index.js';
import { createFileDocuments } from '../agent/index.js';
import { EXIT, exitCodeOf, UsageError } from './exitCodes.js';
import { eachJsonLine, writeJsonLine } from './jsonLines.js';
import { createProgressLine } from './progressLine.js';
import { ALLOW_LOCAL_HINT, wouldBeAllowed } from './allowLocal.js';
import { openReader } from './openReader.js';
import { sourceFrom } from './sourceArgument.js';

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
    options: {
      json: { type: 'boolean', default: false },
      batch: { type: 'boolean', default: false },
      'allow-local': { type: 'boolean', default: false },
    },
  });
  if (values.batch && positionals.length > 0)
    throw new UsageError('--batch reads its pages from standard input: name no other source.');
  if (positionals.length > 1) throw new UsageError(`extract reads one source; “${positionals[1]}” is a second one.`);
  return values.batch ? extractBatch() : extractOne(positionals[0], values.json, values['allow-local']);
}

async function extractOne(argument: string | undefined, json: boolean, allowLocal: boolean): Promise<number> {
  const progress = createProgressLine(process.stderr);
  try {
    const source = await read(argument, allowLocal, ({ message }) => progress.show(message));
    progress.clear();
    process.stdout.write(json ? `${JSON.stringify(source)}\n` : `${source.markdown}\n`);
    for (const warning of source.warnings) progress.note(warning);
    return EXIT.done;
  } catch (error) {
    progress.clear();
    if (!isAgentError(error)) throw error;
    if (json) process.stdout.write(`${JSON.stringify({ error: { code: error.code, message: error.message } })}\n`);
    else progress.note(error.message);
    if (
      !json &&
      !allowLocal &&
      error.code === 'blocked_address' &&
      argument !== undefined &&
      (await wouldBeAllowed(argument))
    )
      progress.note(ALLOW_LOCAL_HINT);
    return exitCodeOf(error.code);
  }
}

async function read(
  argument: string | undefined,
  allowLocal: boolean,
  onProgress: ReadContext['onProgress'],
): Promise<Source> {
  const { request, piped } = await sourceFrom(argument);
  const reader = openReader(piped ?? createFileDocuments());
  try {
    return await reader.read(request, { signal: new AbortController().signal, fresh: true, allowLocal, onProgress });
  } finally {
    await reader.close();
  }
}

/** As many as the reader has threads: with one at a time the other threads would wait. */
const PAGES_AT_ONCE = 2;

/** A page that cannot be read gives an empty text with the reason, so that no line is missing. Lines come in the order of the input. */
async function extractBatch(): Promise<number> {
  const reader = openReader(createFileDocuments());
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
    const {
      title,
      author = null,
      date = null,
      markdown,
    } = await reader.read(
      { html, url },
      { signal: new AbortController().signal, fresh: true, allowLocal: false, onProgress: () => undefined },
    );
    return { id, title, author, date, markdown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, title: '', author: null, date: null, markdown: '', error: isAgentError(error) ? error.code : message };
  }
}
