import { DEFAULT_QUERY } from './version.js';

const SUMMARY_REQUEST =
  /^summari[sz]e(?: (?:this|the|these) \w+)?(?: in (?:at most |about |no more than )?\d+ words)?[.!]?$/i;

/** Whether a question merely asks for a summary, without saying what matters most. */
export function isPlainSummaryRequest(query: string): boolean {
  return SUMMARY_REQUEST.test(query.trim());
}

/** The request for a summary of a given length. */
export function summaryRequest(words?: number): string {
  return words === undefined ? DEFAULT_QUERY : `Summarize this source in at most ${words} words.`;
}
