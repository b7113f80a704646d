import type { RunRecord } from '../../protocol/index.js';

/** Maximum words of a search. */
const MAX_TERMS = 8;

/** Text normalized for searching: without case and accents. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** What a run is found by: its title, question, sources, and answer. */
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
