import type { Summary } from '../../protocol/summary.js';
import { DEFAULT_QUERY } from '../../protocol/version.js';
import { shownText, sourcesOf, type Failure, type FirstAnswerState, type RunState } from '../state/model.js';
import { aboutTime, percent, remaining, seconds } from './amounts.js';
import { say, sayCount, sayMessages, sayTold } from './catalog/say.js';

/** One line about the state of a run, in progress or ended. */
export interface StatusLine {
  /** Short facts, separated by dots. */
  facts: string[];
  /** 0..1; null if there is no measured figure. */
  share: number | null;
}

export function statusLine(run: RunState): StatusLine {
  if (run.end) return { facts: endFacts(run), share: null };
  if (run.resuming) return { facts: [say('run.resuming')], share: null };
  const { progress } = run;
  if (!progress) return { facts: [run.answer === '' ? say('run.starting') : say('stage.answer')], share: null };
  const { done, total, stage, remaining_ms: left } = progress;
  const known = done !== undefined && total !== undefined && total > 0;
  // When everything is read in one call, reading ends with the first word.
  const text =
    (stage === 'answer' && shownText(run) !== '') || stage === 'grounding'
      ? say(`stage.${stage}`)
      : isThinking(run)
        ? say('run.thinking')
        : sayTold(progress) || say(`stage.${stage}`);
  return {
    facts: left !== undefined && left > 0 ? [text, remaining(left)] : [text],
    share: known ? Math.min(1, done / total) : null,
  };
}

/** A model that reasons first has finished reading, although its answer hasn't started. */
const isThinking = (run: RunState): boolean =>
  run.progress?.stage === 'answer' && run.reasoning !== '' && shownText(run) === '';

/** How much was read, and how the run ended. */
function endFacts(run: RunState): string[] {
  const words = sourcesOf(run).reduce((sum, source) => sum + (source.words ?? 0), 0);
  const read = run.end?.reason === 'completed' ? (run.summary?.coverage ?? 1) : 1;
  return [
    words > 0 ? sayCount('words', words) : '',
    read < 1 ? say('details.shareRead', { share: percent(read) }) : '',
    endFact(run),
  ].filter(Boolean);
}

function endFact(run: RunState): string {
  const read = run.summary?.coverage ?? run.progress?.read;
  // A text read in one call wasn't stopped while reading.
  const share = read === undefined || read >= 1 ? null : percent(read);
  switch (run.end?.reason) {
    case 'completed':
      if (run.end.cached) return say('run.fromCache');
      return run.receipt ? seconds(run.receipt.duration_ms) : '';
    case 'cancelled':
      return share === null ? say('run.stopped') : say('run.stoppedAt', { share });
    case 'interrupted':
      return share === null ? say('run.interrupted') : say('run.interruptedAt', { share });
    default:
      return say(isDeclined(run) ? 'run.notRead' : 'run.failed');
  }
}

/** The person declined a question about the run; that isn't a failure. */
const isDeclined = (run: RunState): boolean => run.failures.at(-1)?.code === 'consent_needed';

/** The problem with a question, in words for its reader; the agent's own messages address client developers. */
export function busySentence(run: RunState | undefined): string {
  const query = run?.started?.query;
  if (query === undefined) return say('run.busyUnknown');
  return query === DEFAULT_QUERY ? say('run.busySummary') : say('run.busyQuery', { query });
}

/** What part of the text an answer is based on, and how long reading everything would take. */
export function firstAnswer({ share, remaining_ms: left }: NonNullable<Summary['first_answer']>): string {
  // If no passage has the question's words, an answer is from the notes of earlier runs.
  const from = share === 0 ? say('run.firstFromNotes') : say('run.firstFrom', { share: percent(share) });
  return left === undefined ? from : say('run.firstFromWithTime', { from, time: aboutTime(left) });
}

/** How many sentences of an answer weren't in the first answer. */
export function newSentences(first: FirstAnswerState, { sentences }: Summary): { count: number; total: number } {
  const before = new Set(first.grounded.map(({ text }) => text.trim()));
  return { count: sentences.filter(({ text }) => !before.has(text.trim())).length, total: sentences.length };
}

/** Whether reading can continue where this run stopped. */
export function canReadOn(run: RunState): boolean {
  if (!run.end || run.started === null) return false;
  if (run.end.reason === 'cancelled' || run.end.reason === 'interrupted') return true;
  return run.summary?.incomplete !== undefined || run.summary?.first_answer !== undefined;
}

/** Why more can be read than this answer is based on. */
export function whyIncomplete({ summary, end }: RunState): string {
  const { incomplete, incomplete_details: details, first_answer: first } = summary ?? {};
  const told =
    incomplete !== undefined
      ? sayMessages(details, [incomplete]).join(' ')
      : first
        ? firstAnswer(first)
        : end?.message && sayTold(end);
  return told || say(end?.reason === 'cancelled' ? 'run.stoppedKept' : 'run.interruptedKept');
}

/** Errors that affect the whole run; those of a single source are shown with that source. */
export const failuresOfRun = ({ failures }: RunState): Failure[] =>
  failures.filter(({ source_id: source, code }) => source === undefined && code !== 'cancelled');

/** The error that made the answer incomplete, if any: one banner reports both. */
export const incompleteBy = (run: RunState): Failure | undefined =>
  canReadOn(run) ? failuresOfRun(run).find((failure) => whyIncomplete(run).includes(sayTold(failure))) : undefined;

/** The end of a sentence; in Chinese and Japanese, no space has to follow. */
const SENTENCE_END = /[.!?…]["'”’)]?(?=\s|$)|[。！？]["”’）」]?/;

/** The first sentence of a message, with a period, and the rest. */
export function inBrief(message: string): { brief: string; more: string } {
  const text = message.trim();
  const end = SENTENCE_END.exec(text);
  if (!end) return { brief: `${text}.`, more: '' };
  const length = end.index + end[0].length;
  return { brief: text.slice(0, length), more: text.slice(length).trim() };
}

/** A question as shown in its heading. */
export const questionTitle = (query: string): string => (query === DEFAULT_QUERY ? say('run.summary') : query);
