import type { Engine } from '../../agent/index.js';
import {
  citedSoFar,
  groundedAfter,
  type AgentEvent,
  type CitedAnswer,
  type EventOf,
  type Summary,
} from '../../protocol/index.js';

/** An answer and its question, for notes and exports. */
export interface ShownAnswer {
  runId: string;
  query: string;
  summary: Summary;
}

/** A run's answer, from memory or the store; undefined if it has none. */
export async function answerOf({ runs }: Pick<Engine, 'runs'>, runId: string): Promise<ShownAnswer | undefined> {
  let answer: ShownAnswer | undefined;
  await runs.replay(runId, 0, { trust: 'user' }, (events) => {
    const final = find(events, 'final_summary');
    const start = find(events, 'agent_start');
    if (final)
      answer = { runId, query: start?.payload.query ?? final.payload.summary.title, summary: final.payload.summary };
  });
  return answer;
}

function find<T extends AgentEvent['type']>(events: readonly AgentEvent[], type: T): EventOf<T> | undefined {
  return events.find((event): event is EventOf<T> => event.type === type);
}

/** A run's citations, available even while its answer is being written. */
export async function citedAnswerOf({ runs }: Pick<Engine, 'runs'>, runId: string): Promise<CitedAnswer | undefined> {
  let cited: CitedAnswer | undefined;
  await runs.replay(runId, 0, { trust: 'user' }, (events) => {
    const sources = events.flatMap((event) => (event.type === 'source_read' ? [event.payload.source] : []));
    const grounded = events.reduce(groundedAfter, []);
    cited =
      find(events, 'final_summary')?.payload.summary ??
      (sources.length > 0 ? citedSoFar(grounded, sources) : undefined);
  });
  return cited;
}

export async function summaryOf(engine: Pick<Engine, 'runs'>, runId: string): Promise<Summary | undefined> {
  return (await answerOf(engine, runId))?.summary;
}
