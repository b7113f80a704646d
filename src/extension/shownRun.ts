import type { Engine } from '../agent/engine.js';
import type { EventOf, Summary } from '../agent/protocol/index.js';

/** The final summary of a run, from memory or the store; undefined where it has none. */
export async function finalOf(engine: Engine, runId: string): Promise<EventOf<'final_summary'>['payload'] | undefined> {
  let final: EventOf<'final_summary'>['payload'] | undefined;
  await engine.runs.replay(runId, 0, (events) => {
    final = events.find((event): event is EventOf<'final_summary'> => event.type === 'final_summary')?.payload;
  });
  return final;
}

export async function summaryOf(engine: Engine, runId: string): Promise<Summary | undefined> {
  return (await finalOf(engine, runId))?.summary;
}
