/**
 * How well pages are read: word F1 of the extracted text against ground truth by page type, pages per second, and the
 * F1 of models that weren't fitted on the set they are measured on. The pages belong to their publishers and aren't
 * part of the repository: the environment variable EXTRACTION_CORPUS names a folder in the layout of the WCXB
 * benchmark, with truth.jsonl ({id, set, type, url, title, text} a line) and pages/ID.html.gz.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';
import { mean, readCorpus, readPage, wordF1, wordsOf } from './corpus.js';
import { crossFit } from './crossFit.js';

/** Link and image addresses aren't words of the page. */
const plain = (markdown: string): string =>
  markdown.replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\]\((?:[^()]|\([^)]*\))*\)/g, ']');

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

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
  const truth = readCorpus(corpus);
  const child = spawn(process.execPath, [path.join(repositoryRoot, 'dist', 'cli.js'), 'extract', '--batch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const output = text(child.stdout);
  const started = performance.now();
  for (const { id, url } of truth) {
    const html = readPage(corpus, id);
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
      f1: Math.max(
        wordF1(wordsOf(markdown), wordsOf(page.text)),
        wordF1(wordsOf(`${found?.title ?? ''}\n${markdown}`), wordsOf(page.text)),
      ),
      title: Number(wordsOf(found?.title ?? '').join(' ') === wordsOf(page.title).join(' ')),
    };
  });
  for (const type of [...new Set(scored.map((page) => page.type)), 'all']) {
    const pages = scored.filter((page) => type === 'all' || page.type === type);
    console.log(
      JSON.stringify({
        name: 'extraction',
        type,
        pages: pages.length,
        f1: rounded(mean(pages.map((page) => page.f1))),
        titles: rounded(mean(pages.map((page) => page.title))),
      }),
    );
  }
  console.log(
    JSON.stringify({
      name: 'extraction_rate',
      pages_per_second: Math.round((truth.length / seconds) * 10) / 10,
      target: '> 15 on one core',
    }),
  );
  for (const { fittedOn, set, type, pages, f1 } of crossFit(corpus, truth))
    console.log(
      JSON.stringify({ name: 'extraction_cross_fitted', fitted_on: fittedOn, set, type, pages, f1: rounded(f1) }),
    );
}
