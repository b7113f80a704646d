import type { Engine } from '../../agent/index.js';
import { citedSoFar, eventOf, groundedAfter, type CitedAnswer, type Summary } from '../../protocol/index.js';

/** An answer and its question, for notes and exports. */
export interface ShownAnswer {
  runId: string;
  query: string;
  summary: Summary;
  /** Answers that correct sentences of this one, by the sentence's index. */
  corrections?: ReadonlyMap<number, Summary>;
}

/** A run's answer, from memory or the store; undefined if it has none. */
export async function answerOf({ runs }: Pick<Engine, 'runs'>, runId: string): Promise<ShownAnswer | undefined> {
  const found = await storedAnswer(runs, runId);
  return found?.answer;
}

/** A run's answer with the corrections of its sentences. */
export async function correctedAnswerOf(
  { runs, exporters }: Pick<Engine, 'runs' | 'exporters'>,
  runId: string,
): Promise<ShownAnswer | undefined> {
  const found = await storedAnswer(runs, runId);
  if (found?.threadId === undefined) return found?.answer;
  const { answer, threadId } = found;
  const corrections = await exporters.findCorrections(runs, { runId, threadId }, { trust: 'user' });
  return { ...answer, corrections };
}

async function storedAnswer(
  runs: Engine['runs'],
  runId: string,
): Promise<{ answer: ShownAnswer; threadId?: string } | undefined> {
  let found: { answer: ShownAnswer; threadId?: string } | undefined;
  await runs.replay(runId, 0, { trust: 'user' }, (events) => {
    const summary = eventOf(events, 'final_summary')?.payload.summary;
    const start = eventOf(events, 'agent_start')?.payload;
    if (summary)
      found = { answer: { runId, query: start?.query ?? summary.title, summary }, threadId: start?.thread_id };
  });
  return found;
}

/** A run's citations, available even while its answer is being written. */
export async function citedAnswerOf({ runs }: Pick<Engine, 'runs'>, runId: string): Promise<CitedAnswer | undefined> {
  let cited: CitedAnswer | undefined;
  await runs.replay(runId, 0, { trust: 'user' }, (events) => {
    const sources = events.flatMap((event) => (event.type === 'source_read' ? [event.payload.source] : []));
    const grounded = events.reduce(groundedAfter, []);
    cited =
      eventOf(events, 'final_summary')?.payload.summary ??
      (sources.length > 0 ? citedSoFar(grounded, sources) : undefined);
  });
  return cited;
}

export async function summaryOf(engine: Pick<Engine, 'runs'>, runId: string): Promise<Summary | undefined> {
  return (await answerOf(engine, runId))?.summary;
}
