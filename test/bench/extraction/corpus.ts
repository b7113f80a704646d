import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A page of the benchmark with its own text as people identified it. */
export interface LabeledPage {
  id: string;
  /** The part of the benchmark it belongs to, if the benchmark has parts. */
  set?: string;
  type: string;
  url: string;
  title: string;
  author?: string | null;
  date?: string | null;
  text: string;
}

/** Reads a folder in the layout of the WCXB benchmark: truth.jsonl, and pages/ID.html.gz. */
export function readCorpus(folder: string): LabeledPage[] {
  return readFileSync(path.join(folder, 'truth.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabeledPage);
}

export const readPage = (folder: string, id: string): string =>
  gunzipSync(readFileSync(path.join(folder, 'pages', `${id}.html.gz`))).toString('utf8');

/** The words to compare: letters, digits, and underscores, in lowercase. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

export function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Word F1 of a text against the true text, as bags of words. */
export function wordF1(got: readonly string[], wanted: readonly string[]): number {
  if (got.length === 0 || wanted.length === 0) return got.length === wanted.length ? 1 : 0;
  const left = countsOf(wanted);
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

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
