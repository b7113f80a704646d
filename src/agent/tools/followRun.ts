import {
  AgentError,
  eventOf,
  message,
  sentenceOf,
  type AgentEvent,
  type EventOf,
  type StartAgent,
} from '../../protocol/index.js';
import type { Requester, Runs } from '../interfaces/index.js';

export interface FinishedRun {
  runId: string;
  start: EventOf<'agent_start'>['payload'];
  /** Who ultimately answered. */
  answeredBy: { provider: string; model: string };
  final: EventOf<'final_summary'>['payload'];
  /** Sources that couldn't be read. */
  errors: EventOf<'error'>['payload'][];
}

/**
 * Starts a run and waits for its answer. Aborting the signal stops it. Throws AgentError: the run's own error, or
 * `cancelled`. `requester.sessionId` must be a new session, because it identifies the run's events.
 */
export async function followRun(
  runs: Runs,
  command: StartAgent,
  requester: Requester,
  { signal, onEvent }: { signal: AbortSignal; onEvent(event: AgentEvent): void },
): Promise<FinishedRun> {
  const events: AgentEvent[] = [];
  let stopListening: () => void = () => undefined;
  const ended = new Promise<EventOf<'agent_end'>>((resolve) => {
    stopListening = runs.listen(requester, (session, event) => {
      if (session !== requester.sessionId) return;
      events.push(event);
      onEvent(event);
      if (event.type === 'agent_end') resolve(event);
    });
  });
  let runId: string | undefined;
  const stop = () => runId !== undefined && runs.cancel(runId, requester);
  try {
    signal.throwIfAborted();
    ({ runId } = runs.start(command, requester));
    signal.addEventListener('abort', stop, { once: true });
    const end = await ended;
    if (signal.aborted) throw new AgentError('cancelled', message('tools.cancelled'));
    const failures = events.filter((event): event is EventOf<'error'> => event.type === 'error');
    const failure = failures.find(({ payload }) => payload.source_id === undefined)?.payload;
    if (failure) throw new AgentError(failure.code, sentenceOf(failure), { retryable: failure.retryable });
    const start = eventOf(events, 'agent_start')?.payload;
    const final = eventOf(events, 'final_summary')?.payload;
    if (!start || !final)
      throw new AgentError(
        end.payload.reason === 'interrupted' ? 'interrupted' : 'internal',
        message('tools.noAnswer'),
      );
    const answeredBy = eventOf(events, 'receipt')?.payload ?? start;
    return { runId, start, answeredBy, final, errors: failures.map(({ payload }) => payload) };
  } finally {
    signal.removeEventListener('abort', stop);
    stopListening();
  }
}
