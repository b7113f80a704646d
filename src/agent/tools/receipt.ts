import { AgentError, eventOf, message, type AgentEvent } from '../../protocol/index.js';
import type { Asker, Runs } from '../interfaces/index.js';
import type { ToolHandler } from './handler.js';

/** The events of a run that the caller may see. Throws `unknown_run`. */
export async function storedEventsOf(runs: Runs, runId: string, asker: Asker): Promise<AgentEvent[]> {
  let events: AgentEvent[] = [];
  const known = await runs.replay(runId, 0, asker, (replayed) => (events = replayed));
  if (!known) throw new AgentError('unknown_run', message('runs.unknown', { run: runId }));
  return events;
}

export const receipt: ToolHandler<'receipt'> = async ({ run_id: runId }, { runs }, { asker }) => {
  const found = eventOf(await storedEventsOf(runs, runId, asker), 'receipt');
  if (!found) throw new AgentError('unknown_run', message('tools.noReceipt', { run: runId }));
  return { run_id: runId, ...found.payload };
};
