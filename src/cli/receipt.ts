import { parseArgs } from 'node:util';
import type { EventOf } from '../protocol/index.js';
import { openEngine } from './environment.js';
import { EXIT, UsageError } from './exitCodes.js';

/** Prints what a run cost and touched. */
export async function run(parameters: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, db: { type: 'string' } },
  });
  const [runId] = positionals;
  if (runId === undefined) throw new UsageError('Name the run, by the run_id of its events.');
  const engine = await openEngine({ database: values.db, allowLocal: false, standInDelayMs: 0 }, 'user');
  try {
    let receipt: EventOf<'receipt'>['payload'] | undefined;
    await engine.runs.replay(runId, 0, (events) => {
      receipt = events.find((event): event is EventOf<'receipt'> => event.type === 'receipt')?.payload;
    });
    if (!receipt) {
      console.error(`There is no receipt of a run ${runId}.`);
      return EXIT.failed;
    }
    if (values.json) console.log(JSON.stringify(receipt));
    else
      for (const [name, value] of Object.entries(receipt))
        console.log(`${name.padEnd(18)} ${Array.isArray(value) ? value.join(', ') : String(value)}`);
    return EXIT.done;
  } finally {
    await engine.close();
  }
}
