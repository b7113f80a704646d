import type { ProviderStatus, Receipt } from '../../protocol/index.js';
import { percent, seconds } from '../selectors/amounts.js';
import { say, sayNumber } from '../selectors/catalog/say.js';
import { answeredBy, modelName, providerName, whyPassedOver } from '../selectors/providers.js';
import type { RunState } from '../state/model.js';
import { useController } from './context.js';
import { Notes } from './Notes.js';
import { Reasoning } from './Reasoning.js';
import { SourceList } from './SourceList.js';

/** The details of a run: its complete sources, its notes and reasoning, its cost, and what it accessed. */
export function RunDetails({ run, providers }: { run: RunState; providers: readonly ProviderStatus[] }) {
  const controller = useController();
  const { receipt } = run;
  const { provider, model, location } = answeredBy(run, providers);
  const name = modelName(providerName(providers, provider, location), location === 'mock' ? null : model);
  const facts: [string, string][] = receipt
    ? receiptFacts(receipt, name, whyPassedOver(run, providers))
    : [[say('details.model'), name]];
  return (
    <>
      <SourceList run={run} />
      <Notes run={run} />
      <Reasoning run={run} />
      <dl class="facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {receipt && (
        <button type="button" class="link" onClick={() => controller.tell({ type: 'show_metrics' })}>
          {say('details.showMetrics')}
        </button>
      )}
    </>
  );
}

function receiptFacts(receipt: Receipt, model: string, passedOver: string | null): [string, string][] {
  const facts: [string, string | null][] = [
    [say('details.model'), model],
    [say('details.where'), say(receipt.local ? 'details.local' : 'details.cloud')],
    [say('details.fallback'), passedOver],
    [say('details.took'), seconds(receipt.duration_ms)],
    [say('details.firstWord'), receipt.first_token_ms === null ? null : seconds(receipt.first_token_ms)],
    [
      say('details.speed'),
      receipt.tokens_per_second === null || receipt.cached
        ? null
        : say('details.tokensPerSecond', { number: Math.round(receipt.tokens_per_second) }),
    ],
    [
      say('details.tokens'),
      say('details.tokensReadWritten', {
        read: sayNumber(receipt.prompt_tokens),
        written: sayNumber(receipt.output_tokens),
      }),
    ],
    [say('details.calls'), say('details.callsMade', { made: receipt.calls, cached: receipt.calls_from_cache })],
    [say('details.sections'), sayNumber(receipt.chunks)],
    [
      say('details.context'),
      receipt.context_tokens === null
        ? null
        : say('details.contextUsed', {
            used: receipt.context_used === null ? '?' : sayNumber(receipt.context_used),
            total: sayNumber(receipt.context_tokens),
          }),
    ],
    [say('details.shareReadName'), percent(receipt.share_read)],
    [say('details.hosts'), receipt.hosts.length === 0 ? say('details.none') : receipt.hosts.join(', ')],
    [say('details.cost'), receipt.cost_usd === null ? null : `$${sayNumber(receipt.cost_usd, 4, 4)}`],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}
