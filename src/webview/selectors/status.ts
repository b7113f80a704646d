import type { Stage } from '../../protocol/index.js';
import { DEFAULT_QUERY } from '../../protocol/version.js';
import { answerOf, type RunState } from '../state/model.js';
import { percent, remaining, seconds } from './amounts.js';

const STAGES: Record<Stage, string> = {
  queued: 'Waiting for its turn',
  fetching: 'Fetching',
  reading: 'Reading',
  loading_model: 'Loading the model',
  notes: 'Taking notes',
  answer: 'Writing the answer',
  grounding: 'Checking every sentence against the sources',
};

/** One line about where a run stands, while it goes and after. */
export interface StatusLine {
  text: string;
  /** 0..1; null where there is no true figure. */
  share: number | null;
  /** What is shown at the right: the time left, or how much was read. */
  aside: string;
}

export function statusLine(run: RunState): StatusLine {
  if (run.end) return { text: endText(run), share: null, aside: '' };
  const { progress } = run;
  if (run.resuming) return { text: 'The agent restarted. Resuming…', share: null, aside: '' };
  if (!progress) return { text: run.answer === '' ? 'Starting' : STAGES.answer, share: null, aside: '' };
  const { done, total, stage, message, remaining_ms: left } = progress;
  const known = done !== undefined && total !== undefined && total > 0;
  return {
    // What is read whole is read until its first word.
    text:
      stage === 'answer' && answerOf(run) !== ''
        ? STAGES.answer
        : isThinking(run)
          ? 'Thinking'
          : message || STAGES[stage],
    share: known ? Math.min(1, done / total) : null,
    aside: left !== undefined && left > 0 ? remaining(left) : '',
  };
}

/** A model that reasons first is past reading, though its answer has not begun. */
const isThinking = (run: RunState): boolean =>
  run.progress?.stage === 'answer' && run.reasoning !== '' && answerOf(run) === '';

function endText(run: RunState): string {
  const read = run.summary?.coverage ?? run.progress?.read;
  const share = read === undefined ? '' : `${percent(read)} read`;
  switch (run.end?.reason) {
    case 'completed':
      if (run.end.cached) return `From the cache · ${answeredBy(run)}`;
      return `${run.receipt ? `Done in ${seconds(run.receipt.duration_ms)}` : 'Done'} · ${answeredBy(run)}`;
    case 'cancelled':
      return share ? `${share}, stopped by you` : 'Stopped by you';
    case 'interrupted':
      return share ? `${share}, then interrupted` : 'Interrupted';
    default:
      return 'Failed';
  }
}

/** The model that wrote the answer, which need not be the one that was asked first. */
function answeredBy(run: RunState): string {
  return run.receipt?.model ?? run.provider_changes.at(-1)?.model ?? run.started?.model ?? '';
}

/** What is in the way of a question, in words for its reader; the agent's own are for the writers of clients. */
export function busySentence(run: RunState | undefined): string {
  const query = run?.started?.query;
  if (query === undefined) return 'Another question about this source is being answered already.';
  return query === DEFAULT_QUERY
    ? 'The summary of this source is still being written.'
    : `“${query}” is still being answered from this source.`;
}

/** Whether the reading can go on where this run left off. */
export function canReadOn(run: RunState): boolean {
  if (!run.end || run.started === null) return false;
  if (run.end.reason === 'cancelled' || run.end.reason === 'interrupted') return true;
  return run.summary?.incomplete !== undefined;
}

/** The first sentence of a message, with a full stop, and the rest of it. */
export function inBrief(message: string): { brief: string; more: string } {
  const [brief = '', more = ''] = message.trim().split(/(?<=[.!?…]["'”’)]?)\s+(.*)/s);
  return { brief: /[.!?…]["'”’)]?$/.test(brief) ? brief : `${brief}.`, more };
}
