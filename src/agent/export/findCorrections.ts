import { eventOf, type AgentEvent, type RunRecord, type Summary } from '../../protocol/index.js';

/** The stored runs, as far as `Asker` may see them. */
interface StoredRuns<Asker> {
  list(filter: { limit: number; thread: string }, asker: Asker): Promise<RunRecord[]>;
  replay(runId: string, afterSeq: number, asker: Asker, deliver: (events: AgentEvent[]) => void): Promise<boolean>;
}

/** Maximum runs of a thread to look at. */
const MAX_RUNS = 500;

/**
 * The answers that correct sentences of a run, by the sentence's index: of each, the latest that was completed.
 * `threadId`: the thread of the run.
 */
export async function findCorrections<Asker>(
  runs: StoredRuns<Asker>,
  { runId, threadId }: { runId: string; threadId: string },
  asker: Asker,
): Promise<Map<number, Summary>> {
  const thread = await runs.list({ limit: MAX_RUNS, thread: threadId }, asker);
  const repairs = thread
    .filter((run) => run.repairs && run.reason === 'completed')
    .sort((left, right) => (left.started_at < right.started_at ? -1 : 1));
  const corrections = new Map<number, Summary>();
  for (const { run_id, repairs: repaired } of repairs) {
    if (!repaired) continue;
    await runs.replay(run_id, 0, asker, (events) => {
      const summary = eventOf(events, 'final_summary')?.payload.summary;
      if (summary && summary.text.trim() !== '' && eventOf(events, 'agent_start')?.payload.follow_up === runId)
        corrections.set(repaired.sentence_index, summary);
    });
  }
  return corrections;
}
