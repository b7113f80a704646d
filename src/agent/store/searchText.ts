import type { RunRecord } from '../../protocol/index.js';

/** Words of a search that are looked at. */
const MAX_TERMS = 8;

/** Text as it is searched: without case and accents. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** What a run is found by: its name, its question, what it read, and its answer. */
export function searchTextOf(run: RunRecord, answer: string): string {
  const sources = run.sources.flatMap(({ title, url }) => [title, url ?? '']);
  return foldText([run.title, run.query, ...sources, answer].join('\n'));
}

/** A search as words that must all occur, in any order and also inside longer words. */
export function searchTerms(search: string | undefined): string[] {
  return foldText(search ?? '')
    .split(/\s+/)
    .filter((term) => term !== '')
    .slice(0, MAX_TERMS);
}
