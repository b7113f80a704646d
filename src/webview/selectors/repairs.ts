import type { Summary, SummarySentence } from '../../protocol/index.js';
import type { RunState, SidebarState } from '../state/model.js';
import { say } from './catalog/say.js';
import { needsCheck, shownReasons } from './verdict.js';

const known = new WeakMap<SidebarState['runs'], Map<string, RunState[]>>();
/** Caches the lists by run: the same list for the same runs avoids redrawing. */
const lists = new Map<string, RunState[]>();

/** The runs that correct sentences of a run, in thread order. */
export function repairsOf({ runs, thread }: Pick<SidebarState, 'runs' | 'thread'>, runId: string): RunState[] {
  const byRun = known.get(runs) ?? new Map<string, RunState[]>();
  known.set(runs, byRun);
  const found =
    byRun.get(runId) ??
    thread.flatMap((id) => {
      const run = runs[id];
      return run?.started?.repairs && run.started.follow_up === runId ? [run] : [];
    });
  byRun.set(runId, found);
  const last = lists.get(runId);
  if (last?.length === found.length && found.every((run, index) => run === last[index])) return last;
  lists.set(runId, found);
  return found;
}

/** The latest correction of a sentence, finished or not. */
export const repairOf = (repairs: readonly RunState[], index: number): RunState | undefined =>
  repairs.findLast(({ started }) => started?.repairs?.sentence_index === index);

/** Whether a correction has text to show. */
export const isRepaired = (repair: RunState | undefined): repair is RunState & { summary: Summary } =>
  repair !== undefined && repair.summary !== null && repair.end?.success === true;

/** Whether the model can be asked to correct a sentence. */
export const canRepair = (sentence: SummarySentence, repair: RunState | undefined): boolean =>
  needsCheck(sentence) && (repair === undefined || (repair.end !== null && !isRepaired(repair)));

/** The question to the model: the sentence, and what is wrong with it. */
export function repairQuestion(sentence: SummarySentence): string {
  const reasons = shownReasons(sentence).map(({ text, evidence }) =>
    evidence ? say('repair.evidence', { reason: text, quote: evidence.quote }) : text,
  );
  return say('repair.question', { sentence: sentence.text, reasons: reasons.join(' ') });
}
