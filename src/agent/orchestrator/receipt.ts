import { actionSchema, type LabeledAction, type Receipt, type RunEvent } from '../../protocol/index.js';
import type { CachedAnswer, DigestUsage } from '../interfaces/index.js';
import type { RunDependencies } from './dependencies.js';
import type { ProductionOutcome } from './conclude.js';
import { locationOf, type BoundProvider } from './boundProvider.js';

/** When a run started, on both clocks, and when its first text arrived. */
export interface Clock {
  started: number;
  startedAt: string;
  firstToken: number | null;
}

/** The cached answer as the events of a run. */
export function replayAnswer(
  hit: CachedAnswer,
  clock: Clock,
  bound: BoundProvider,
  hosts: string[],
  { now }: RunDependencies,
  emit: (event: RunEvent) => void,
): void {
  emit({ type: 'partial_summary', payload: { text: hit.final.summary.text, cached: true } });
  for (const [index, stored] of hit.actions.entries()) {
    const { label_details, ...proposal } = stored as LabeledAction;
    const action = actionSchema.safeParse(proposal);
    if (action.success)
      emit({ type: 'action_suggestion', payload: { id: `a${index + 1}`, ...action.data, label_details } });
  }
  emit({ type: 'final_summary', payload: hit.final });
  emit({
    type: 'receipt',
    payload: {
      provider: hit.provider,
      model: hit.model,
      local: locationOf(bound) !== 'cloud',
      cached: true,
      started_at: clock.startedAt,
      duration_ms: now() - clock.started,
      first_token_ms: now() - clock.started,
      tokens_per_second: null,
      prompt_tokens: 0,
      output_tokens: 0,
      calls: 0,
      calls_from_cache: 0,
      chunks: 0,
      context_tokens: null,
      context_used: null,
      share_read: hit.final.summary.coverage,
      fallback: null,
      hosts,
      cost_usd: null,
    },
  });
}

/**
 * Output tokens per second of one call, from the server's own timings if it reports them; null if nothing was
 * generated.
 */
function speedOf({ outputTokens, outputMs = 0 }: DigestUsage): number | null {
  return outputMs > 0 && outputTokens > 0 ? (outputTokens / outputMs) * 1000 : null;
}

export function receiptOf(
  outcome: ProductionOutcome,
  clock: Clock,
  hosts: string[],
  { now }: RunDependencies,
): Receipt {
  const { bound, digest, usage, fallback, answer } = outcome;
  const { provider } = bound;
  const { model } = bound.facts;
  const ended = now();
  const streaming = clock.firstToken === null ? 0 : ended - clock.firstToken;
  const price = provider.price?.(model);
  return {
    provider: provider.id,
    model,
    local: locationOf(bound) !== 'cloud',
    cached: false,
    started_at: clock.startedAt,
    duration_ms: ended - clock.started,
    first_token_ms: clock.firstToken === null ? null : clock.firstToken - clock.started,
    tokens_per_second:
      speedOf(digest.usage) ??
      (streaming > 0 && usage.outputTokens > 0 ? (usage.outputTokens / streaming) * 1000 : null),
    prompt_tokens: usage.promptTokens,
    output_tokens: usage.outputTokens,
    calls: digest.usage.calls,
    calls_from_cache: digest.usage.callsFromCache,
    chunks: digest.usage.chunks,
    context_tokens: digest.usage.contextTokens,
    context_used: digest.usage.contextUsed,
    share_read: answer.final.summary.coverage,
    fallback,
    hosts: distinctHosts([...hosts, ...(provider.host === undefined ? [] : [provider.host])]),
    cost_usd: price ? (usage.promptTokens * price.prompt + usage.outputTokens * price.output) / 1e6 : null,
  };
}

/** Each host once: a page's host has no port, a provider's may have one, and both can be the same machine. */
function distinctHosts(hosts: readonly string[]): string[] {
  const distinct = [...new Set(hosts)];
  return distinct.filter((host) => !distinct.some((other) => other.startsWith(`${host}:`)));
}
