import type { RunRecord } from '../../protocol/index.js';

/** Words of a search that are looked at. */
const MAX_TERMS = 8;
/** Shortest word that SQLite's trigram index can find. */
const TRIGRAM_LENGTH = 3;

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

/** The condition on `run_text` for these words, with its parameters. */
export function searchCondition(terms: string[]): { sql: string; parameters: string[] } {
  const long = terms.filter((term) => Array.from(term).length >= TRIGRAM_LENGTH);
  const short = terms.filter((term) => !long.includes(term));
  const match = long.map((term) => `"${term.replaceAll('"', '""')}"`).join(' AND ');
  return {
    sql: [...(match ? ['run_text MATCH ?'] : []), ...short.map(() => 'instr(text, ?) > 0')].join(' AND '),
    parameters: [...(match ? [match] : []), ...short],
  };
}
