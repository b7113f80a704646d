import type { ProviderStatus, Receipt } from '../../protocol/index.js';
import { useState } from 'preact/hooks';
import type { RunState } from '../state/model.js';
import { count, percent, seconds } from '../selectors/amounts.js';
import { providerName } from '../selectors/providers.js';
import { useController } from './context.js';
import { Facts, Fold } from './controls.js';

/** What the run cost and touched. */
export function ReceiptLine({ run, providers }: { run: RunState; providers: readonly ProviderStatus[] }) {
  const [open, setOpen] = useState(false);
  const controller = useController();
  const { receipt } = run;
  if (!receipt) return null;
  return (
    <Fold
      class="receipt"
      summary={
        <span class="quiet">
          <Facts parts={shortReceipt(receipt)} />
        </span>
      }
      open={open}
      onToggle={setOpen}
    >
      {() => (
        <>
          <dl class="facts">
            {receiptFacts(receipt, providerName(providers, receipt.provider)).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <button type="button" class="link" onClick={() => controller.tell({ type: 'show_metrics' })}>
            Show metrics of all runs
          </button>
        </>
      )}
    </Fold>
  );
}

function shortReceipt(receipt: Receipt): string[] {
  const parts: string[] = [];
  if (receipt.cached) parts.push(`From the cache in ${Math.max(1, Math.round(receipt.duration_ms))} ms`);
  else if (receipt.first_token_ms !== null) parts.push(`${seconds(receipt.first_token_ms)} to first word`);
  if (!receipt.cached && receipt.tokens_per_second !== null)
    parts.push(`${Math.round(receipt.tokens_per_second)} tokens/s`);
  if (!receipt.cached && receipt.calls > 0)
    parts.push(
      `${count(receipt.calls, 'call')}${receipt.calls_from_cache > 0 ? `, ${receipt.calls_from_cache} from cache` : ''}`,
    );
  if (receipt.cost_usd !== null) parts.push(`$${receipt.cost_usd.toFixed(4)}`);
  return parts.length > 0 ? parts : [receipt.model];
}

function receiptFacts(receipt: Receipt, provider: string): [string, string][] {
  const context =
    receipt.context_tokens === null
      ? null
      : `${receipt.context_used?.toLocaleString('en') ?? '?'} of ${receipt.context_tokens.toLocaleString('en')} tokens`;
  const facts: [string, string | null][] = [
    ['Model', `${provider} · ${receipt.model}`],
    ['Where', receipt.local ? 'on this machine' : 'in the cloud'],
    ['Fallback', receipt.fallback],
    ['Took', seconds(receipt.duration_ms)],
    ['First word', receipt.first_token_ms === null ? null : seconds(receipt.first_token_ms)],
    [
      'Tokens',
      `${receipt.prompt_tokens.toLocaleString('en')} read, ${receipt.output_tokens.toLocaleString('en')} written`,
    ],
    ['Calls', `${receipt.calls} made, ${receipt.calls_from_cache} from cache`],
    ['Sections', String(receipt.chunks)],
    ['Context', context],
    ['Read', percent(receipt.share_read)],
    ['Hosts', receipt.hosts.length === 0 ? 'none' : receipt.hosts.join(', ')],
    ['Cost', receipt.cost_usd === null ? null : `$${receipt.cost_usd.toFixed(4)}`],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}
