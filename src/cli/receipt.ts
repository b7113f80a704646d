import type { EventOf } from '../protocol/index.js';
import { openEngine } from './environment.js';
import { EXIT, UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { parseOptions } from './parseOptions.js';

/** Prints what a run read, sent, and used. */
export async function run(parameters: string[]): Promise<number> {
  const { values, operands } = parseOptions('receipt', parameters);
  const [runId] = operands;
  if (runId === undefined) throw new UsageError(MESSAGES.missingRun);
  const engine = await openEngine({ database: values.db });
  try {
    let receipt: EventOf<'receipt'>['payload'] | undefined;
    await engine.runs.replay(runId, 0, { trust: 'user' }, (events) => {
      receipt = events.find((event): event is EventOf<'receipt'> => event.type === 'receipt')?.payload;
    });
    if (!receipt) {
      console.error(MESSAGES.noReceipt(runId));
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
