import { availableParallelism } from 'node:os';
import * as z from 'zod';
import { openSourceReader, readSource, type SourceReader } from '../agent/index.js';
import { isAgentError, messageOf, textOf } from '../protocol/index.js';
import { wouldAllowLocalHelp } from './allowLocalHint.js';
import { EXIT, exitCodeOf, UsageError } from './exitCodes.js';
import { eachJsonLine, writeJsonLine } from './jsonLines.js';
import { MESSAGES } from './messages.js';
import type { OptionValues } from './options.js';
import { parseOptions } from './parseOptions.js';
import { parserWorkerPath } from './parserWorker.js';
import { createProgressLine } from './progressLine.js';
import { sourceFrom } from './sourceArgument.js';

const pages = {
  schema: z.object({ id: z.unknown(), url: z.string().optional(), html: z.string().default('') }),
  shape: '{"id", "url": string (optional), "html": string}',
};
type Page = z.infer<typeof pages.schema>;

/** Prints the Markdown that the agent reads; `--batch` converts pages given as JSON lines. */
export async function run(parameters: string[]): Promise<number> {
  const { values, operands } = parseOptions('extract', parameters);
  const [first] = operands;
  if (values.batch && first !== undefined) throw new UsageError(MESSAGES.batchWithOperand);
  return values.batch ? extractBatch() : extractOne(first, values);
}

async function extractOne(
  argument: string | undefined,
  { json, 'allow-local': allowLocal, 'max-megabytes': maxMegabytes, render, browser }: OptionValues<'extract'>,
): Promise<number> {
  const progress = createProgressLine(process.stderr);
  try {
    const { request, documents } = await sourceFrom(argument);
    const source = await readSource(request, {
      workerPath: parserWorkerPath(),
      documents,
      maxMegabytes,
      allowLocal,
      render,
      browserPath: browser,
      onProgress: ({ sentence }) => progress.show(textOf(sentence)),
    });
    progress.clear();
    const warnings = source.warnings.map((warning) => textOf(warning));
    process.stdout.write(json ? `${JSON.stringify({ ...source, warnings })}\n` : `${source.markdown}\n`);
    for (const warning of warnings) progress.note(warning);
    return EXIT.done;
  } catch (error) {
    progress.clear();
    if (!isAgentError(error)) throw error;
    const { code, message } = error;
    if (json) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
    else {
      progress.note(message);
      if (await wouldAllowLocalHelp(code, argument ?? '', allowLocal)) progress.note(MESSAGES.allowLocalHint);
    }
    return exitCodeOf(code);
  }
}

/** One per worker of the reader, and per core: a second worker on the same one would only compile everything again. */
const PAGES_AT_ONCE = Math.min(2, availableParallelism());

/**
 * A page that can't be read yields an empty text and the reason, so that no line is missing. Output is in input order.
 */
async function extractBatch(): Promise<number> {
  const reader = await openSourceReader({ workerPath: parserWorkerPath() });
  const underWay = new Set<Promise<void>>();
  let written: Promise<void> = Promise.resolve();
  try {
    await eachJsonLine(process.stdin, pages, async (line) => {
      if (underWay.size >= PAGES_AT_ONCE) await Promise.race(underWay);
      const before = written;
      const page = extractPage(reader, line)
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

async function extractPage(reader: SourceReader, { id, url, html }: Page): Promise<object> {
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
    const { code, pageTitle } = isAgentError(error) ? error : { code: messageOf(error) };
    return { id, title: pageTitle ?? '', author: null, date: null, markdown: '', error: code };
  }
}
