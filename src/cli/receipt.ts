import type { EventOf, Receipt } from '../protocol/index.js';
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
    else console.log(inWords(receipt));
    return EXIT.done;
  } finally {
    await engine.close();
  }
}

/** A receipt for a person; programs read it as JSON. */
function inWords(receipt: Receipt): string {
  const say = MESSAGES.receipt;
  const facts: [name: string, fact: string | null][] = [
    [say.model, say.modelOf(receipt.model, receipt.provider)],
    [say.where, receipt.local ? say.local : say.cloud],
    [say.fallback, receipt.fallback],
    [say.started, say.at(receipt.started_at)],
    [say.took, say.seconds(receipt.duration_ms)],
    [say.firstWord, receipt.first_token_ms === null ? null : say.seconds(receipt.first_token_ms)],
    [
      say.speed,
      receipt.tokens_per_second === null || receipt.cached ? null : say.tokensPerSecond(receipt.tokens_per_second),
    ],
    [say.tokens, say.tokensReadWritten(receipt.prompt_tokens, receipt.output_tokens)],
    [say.calls, say.callsMade(receipt.calls, receipt.calls_from_cache)],
    [
      say.context,
      receipt.context_tokens === null ? null : say.contextUsed(receipt.context_used, receipt.context_tokens),
    ],
    [say.shareRead, say.percent(receipt.share_read)],
    [say.hosts, receipt.hosts.length === 0 ? say.none : receipt.hosts.join(', ')],
    [say.cost, receipt.cost_usd === null ? null : say.dollars(receipt.cost_usd)],
  ];
  const shown = facts.filter((fact): fact is [string, string] => fact[1] !== null);
  const width = Math.max(...shown.map(([name]) => name.length));
  return shown.map(([name, fact]) => `${name.padEnd(width)}  ${fact}`).join('\n');
}
