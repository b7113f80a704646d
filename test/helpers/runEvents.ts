import type { AgentEvent, EventOf } from '../../src/protocol/index.js';
import type { WebSocketTestClient } from '../unit/server/testClient.js';

let requests = 0;

/** Starts a run and returns its id as soon as its first event arrives. */
export async function startRun(client: WebSocketTestClient, command: Record<string, unknown>): Promise<string> {
  const request_id = `request-${++requests}`;
  client.send({ type: 'start_agent', query: 'Summarize this source.', ...command, request_id });
  const start = await client.until((event) => event.type === 'agent_start' && event.payload.request_id === request_id);
  return start.run_id ?? '';
}

/** All events of a run, once it has ended. */
export async function untilEnd(client: WebSocketTestClient, runId: string): Promise<AgentEvent[]> {
  await client.until((event) => event.type === 'agent_end' && event.run_id === runId);
  return client.of(runId);
}

/** Starts a run and waits for its end. */
export async function runToEnd(client: WebSocketTestClient, command: Record<string, unknown>): Promise<AgentEvent[]> {
  return untilEnd(client, await startRun(client, command));
}

/** The events of one type, in order. */
export function ofType<T extends AgentEvent['type']>(events: AgentEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

/** The answer as it streamed. */
export function streamed(events: AgentEvent[]): string {
  return ofType(events, 'partial_summary').reduce(
    (text, { payload }) =>
      payload.chunk_index !== undefined ? text : payload.restart ? payload.text : text + payload.text,
    '',
  );
}

/** Resolves once the condition holds. The test's own time-out comes first; the limit ends the loop of a test that failed. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 20_000; attempt++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('The condition never held.');
}
