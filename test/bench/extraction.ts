/**
 * How well pages are read: word F1 of the extracted text against ground truth, by type of page, and pages a second. The
 * pages belong to their publishers and are not part of the repository: the environment variable EXTRACTION_CORPUS names a
 * folder in the layout of the WCXB benchmark, with truth.jsonl ({id, type, url, title, text} a line) and pages/ID.html.gz.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { repositoryRoot } from '../../scripts/repositoryRoot.mjs';

interface Page {
  id: string;
  type: string;
  url: string;
  title: string;
  text: string;
}

const words = (value: string): string[] => value.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
/** Targets of links and images are no words of the page. */
const plain = (markdown: string): string =>
  markdown.replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\]\((?:[^()]|\([^)]*\))*\)/g, ']');

function f1(found: string, expected: string): number {
  const got = words(found);
  const wanted = words(expected);
  if (got.length === 0 || wanted.length === 0) return got.length === wanted.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of got) {
    const count = left.get(word) ?? 0;
    if (count > 0) {
      hits++;
      left.set(word, count - 1);
    }
  }
  return (2 * hits) / (got.length + wanted.length);
}

const mean = (values: number[]): number =>
  Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1000) / 1000;

export async function run(): Promise<void> {
  const corpus = process.env.EXTRACTION_CORPUS;
  if (corpus === undefined) {
    console.log(
      JSON.stringify({
        name: 'extraction',
        skipped: 'EXTRACTION_CORPUS names no folder with pages and their ground truth',
      }),
    );
    return;
  }
  const truth = readFileSync(path.join(corpus, 'truth.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Page);
  const child = spawn(process.execPath, [path.join(repositoryRoot, 'dist', 'cli.js'), 'extract', '--batch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const output = text(child.stdout);
  const started = performance.now();
  for (const { id, url } of truth) {
    const html = gunzipSync(readFileSync(path.join(corpus, 'pages', `${id}.html.gz`))).toString('utf8');
    if (!child.stdin.write(`${JSON.stringify({ id, url, html })}\n`))
      await new Promise((resolve) => child.stdin.once('drain', resolve));
  }
  child.stdin.end();
  const read = new Map(
    (await output)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; title: string; markdown: string })
      .map((page) => [page.id, page]),
  );
  const seconds = (performance.now() - started) / 1000;
  const scored = truth.map((page) => {
    const found = read.get(page.id);
    const markdown = plain(found?.markdown ?? '');
    return {
      type: page.type,
      f1: Math.max(f1(markdown, page.text), f1(`${found?.title ?? ''}\n${markdown}`, page.text)),
      title: Number(words(found?.title ?? '').join(' ') === words(page.title).join(' ')),
    };
  });
  for (const type of [...new Set(scored.map((page) => page.type)), 'all']) {
    const pages = scored.filter((page) => type === 'all' || page.type === type);
    console.log(
      JSON.stringify({
        name: 'extraction',
        type,
        pages: pages.length,
        f1: mean(pages.map((page) => page.f1)),
        titles: mean(pages.map((page) => page.title)),
      }),
    );
  }
  console.log(
    JSON.stringify({
      name: 'extraction_rate',
      pages_per_second: Math.round((truth.length / seconds) * 10) / 10,
      target: '> 10 on one core',
    }),
  );
}
