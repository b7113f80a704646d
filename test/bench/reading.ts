// The cost of reading: prints one JSON line per measurement, medians of several runs.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { segmentPassages } from '../../src/agent/sources/passages.js';
import { createTestReader } from '../helpers/testReader.js';

const SENTENCE =
  'The gauge at the upper weir showed a rise of nine centimetres within the hour, which nobody had expected so late in the year. ';
const article = (paragraphs: number) =>
  `<!doctype html><html><head><title>Notes on the flood</title></head><body><nav>${'<a href="/x">Other page</a> '.repeat(40)}</nav><article><h1>Notes on the flood</h1>${Array.from({ length: paragraphs }, (_, index) => `${index % 8 === 0 ? `<h2>Day ${index / 8}</h2>` : ''}<p>${SENTENCE.repeat(3)}<a href="/n/${index}">note</a></p>`).join('')}</article><footer>${'<a href="/y">Link</a> '.repeat(40)}</footer></body></html>`;

const PAGES: Record<string, string> = {
  '/article': article(80),
  '/10MB page': article(23_500),
  '/560 KB of <script': '<script'.repeat(80_000),
  '/320 KB of <!--': '<!--'.repeat(80_000),
  '/10,000-level nest': '<div>'.repeat(10_000) + SENTENCE + '</div>'.repeat(10_000),
};

/** The site runs in a separate thread, so that only the reader's stalls are measured. */
async function startSite(): Promise<{ origin: string; close(): Promise<number> }> {
  const site = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     const server = require('node:http').createServer((request, response) => response.setHeader('content-type', 'text/html').end(workerData[decodeURI(request.url)]));
     server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`,
    { eval: true, workerData: PAGES },
  );
  const port = await new Promise<number>((resolve) => site.once('message', resolve));
  return { origin: `http://127.0.0.1:${port}`, close: () => site.terminate() };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const round = (value: number) => Math.round(value * 100) / 100;
const print = (measure: string, figures: Record<string, unknown>) => {
  console.log(JSON.stringify({ bench: 'reading', measure, ...figures }));
};
const memory = () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident_mb: round(rss / 1024 / 1024), held_mb: round((heapUsed + external) / 1024 / 1024) };
};

/** Measured on the thread that would be VS Code's extension host. */
export async function run(): Promise<void> {
  const site = await startSite();
  const { reader, context, snapshots } = await createTestReader();
  const read = async (page: string, fresh = true): Promise<string> => {
    try {
      const { markdown } = await reader.read({ url: site.origin + encodeURI(page) }, context({ fresh }));
      return `${markdown.length} characters`;
    } catch (error) {
      return String((error as { code?: unknown }).code);
    }
  };

  const start = performance.now();
  await read('/article');
  print('first page, with the start of the worker', { ms: round(performance.now() - start) });
  const before = memory();

  const times: number[] = [];
  for (let index = 0; index < 40; index++) {
    const from = performance.now();
    await read('/article');
    times.push(performance.now() - from);
  }
  print('article of 40 KB', { median_ms: round(median(times)), pages_per_second: round(1_000 / median(times)) });

  // A busy machine stalls an idle loop, too; only the difference is the reader's.
  const idle = monitorEventLoopDelay({ resolution: 1 });
  idle.enable();
  await wait(2_000);
  idle.disable();
  print('idle loop', { longest_stall_ms: round(idle.max / 1e6) });

  for (const page of Object.keys(PAGES).slice(1)) {
    const stalls: number[] = [];
    const durations: number[] = [];
    let outcome = '';
    for (let run = 0; run < 3; run++) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const from = performance.now();
      outcome = await read(page);
      durations.push(performance.now() - from);
      await wait(20);
      delay.disable();
      stalls.push(delay.max / 1e6);
    }
    print(page.slice(1), {
      median_ms: round(median(durations)),
      longest_stall_ms: round(Math.max(...stalls)),
      median_stall_ms: round(median(stalls)),
      outcome,
    });
  }

  const hits: number[] = [];
  for (let index = 0; index < 200; index++) {
    const from = performance.now();
    await read('/article', false);
    hits.push(performance.now() - from);
  }
  print('snapshot hit', { median_ms: round(median(hits)) });
  const notes: number[] = [];
  for (let index = 0; index < 200; index++) {
    const from = performance.now();
    await reader.read({ markdown: `# Note ${index}\n\n${SENTENCE.repeat(30)}` }, context());
    notes.push(performance.now() - from);
  }
  print('small Markdown', { median_ms: round(median(notes)) });
  const book = `${SENTENCE.repeat(8)}\n\n`.repeat(5_000);
  const from = performance.now();
  const passages = segmentPassages({ format: 'markdown', markdown: book, verbatim: false }).length;
  print('passages of 5 MB', { ms: round(performance.now() - from), passages });

  await reader.close();
  await wait(500);
  snapshots.snapshots.clear();
  print('memory', { before, after: memory() });
  await site.close();
}
