/**
 * How long a person waits for the text of a page that scripts build, through the rendering browser: the first page, which
 * starts the browser, and pages after it; beside the same pages in their finished form, fetched without a browser. The
 * pages take `SERVER_MS` to answer each request. One JSON line per kind of page.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { findChromium } from '../../scripts/chromium.mjs';
import { createTestReader } from '../helpers/testReader.js';
import { startTestServer } from '../helpers/testServer.js';

const SERVER_MS = 50;
const RUNS = 7;
const TEXT =
  'The old mill by the river grinds barley for nine villages, and its wheel was renewed in 1911. In a dry summer the wheel stands still for weeks, and the miller repairs the roof, the sacks, and the shutters. ';

const page = (body: string): string => `<!doctype html><title>The mill</title>${body}`;
const PAGES: Readonly<Record<string, string>> = {
  '/static': page(`<main><h1>The mill</h1><p>${TEXT.repeat(10)}</p></main>`),
  '/application': page(
    `<div id="root"></div><script>fetch('/text').then((answer) => answer.text()).then((text) => {
      root.innerHTML = '<main><h1>The mill</h1><p>' + text + '</p></main>'; });</script>`,
  ),
  '/streamed': page(
    `<div id="root"></div><script>root.innerHTML = '<main><h1>The mill</h1><p id="text"></p></main>';
      let left = 10; const timer = setInterval(() => { text.append('${TEXT}'); if (--left === 0) clearInterval(timer); }, 50);</script>`,
  ),
};

function median(values: number[]): number {
  return Math.round([...values].sort((left, right) => left - right)[values.length >> 1] ?? 0);
}

/** Prints one line per kind of page. */
export async function run(): Promise<void> {
  const site = await startTestServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    void sleep(SERVER_MS).then(() =>
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(path === '/text' ? TEXT.repeat(10) : (PAGES[path] ?? '')),
    );
  });
  const { reader, context } = await createTestReader({ browserPath: () => findChromium() });
  let asked = 0;
  const read = async (path: string, render: 'never' | 'always'): Promise<number> => {
    const started = performance.now();
    const { markdown } = await reader.read(
      { url: `${site.origin}${path}?${++asked}` },
      context({ render, fresh: true }),
    );
    if (!markdown.includes('nine villages')) throw new Error(`${path} has no text.`);
    return performance.now() - started;
  };
  const repeated = async (path: string, render: 'never' | 'always'): Promise<number> => {
    const took: number[] = [];
    for (let at = 0; at < RUNS; at++) took.push(await read(path, render));
    return median(took);
  };
  try {
    await read('/static', 'never');
    const fetched = await repeated('/static', 'never');
    const first = Math.round(await read('/application', 'always'));
    console.log(JSON.stringify({ name: 'fetched without a browser', medianMs: fetched, runs: RUNS }));
    console.log(JSON.stringify({ name: 'application, starting the browser', ms: first }));
    for (const path of ['/application', '/streamed', '/static']) {
      const medianMs = await repeated(path, 'always');
      console.log(JSON.stringify({ name: path.slice(1), medianMs, runs: RUNS, target: '<= 1500' }));
    }
  } finally {
    await Promise.all([reader.close(), site.close()]);
  }
}
