import type { MeteredRun, ProviderNames } from '../../protocol/index.js';
import { modelOfReceipt } from '../selectors/providers.js';

/** Figures of one model over its runs; medians, because a single cold start would distort a mean. */
export interface ModelFigures {
  model: string;
  runs: number;
  first_token_ms: number | null;
  tokens_per_second: number | null;
  output_tokens: number;
  cost_usd: number | null;
}

export interface Totals {
  runs: number;
  /** Share of the runs answered from the cache, 0..1. */
  cached: number;
  calls: number;
  /** Calls avoided by reusing digest nodes. */
  calls_saved: number;
  first_token_ms: number | null;
  tokens_per_second: number | null;
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const high = sorted[Math.floor(sorted.length / 2)];
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  return high === undefined || low === undefined ? null : (high + low) / 2;
}

const present = (values: readonly (number | null)[]): number[] =>
  values.filter((value): value is number => value !== null && Number.isFinite(value));
/** The speed counts only if the model was called. */
const asked = (runs: readonly MeteredRun[]): MeteredRun[] => runs.filter(({ receipt }) => !receipt.cached);

export function totalsOf(runs: readonly MeteredRun[]): Totals {
  const fresh = asked(runs);
  return {
    runs: runs.length,
    cached: runs.length === 0 ? 0 : (runs.length - fresh.length) / runs.length,
    calls: fresh.reduce((sum, { receipt }) => sum + receipt.calls, 0),
    calls_saved: fresh.reduce((sum, { receipt }) => sum + receipt.calls_from_cache, 0),
    first_token_ms: median(present(fresh.map(({ receipt }) => receipt.first_token_ms))),
    tokens_per_second: median(present(fresh.map(({ receipt }) => receipt.tokens_per_second))),
  };
}

/** Number of runs averaged for each point of the cache's hit rate. */
const HIT_RATE_OVER = 20;

/** Moving cache hit rate over the latest runs, 0..1, in the order of `runs`. */
export function hitRates(runs: readonly MeteredRun[]): number[] {
  return runs.map((_, index) => {
    const window = runs.slice(index, index + HIT_RATE_OVER);
    return window.filter(({ receipt }) => receipt.cached).length / window.length;
  });
}

/** Share of a run's calls avoided by reusing digest nodes, 0..1; null if it needed none. */
export function savedShare({ receipt }: MeteredRun): number | null {
  const possible = receipt.calls + receipt.calls_from_cache;
  return possible === 0 ? null : receipt.calls_from_cache / possible;
}

/** One row per model, most used first. */
export function figuresByModel(runs: readonly MeteredRun[], names: ProviderNames): ModelFigures[] {
  const byModel = new Map<string, MeteredRun[]>();
  for (const run of asked(runs)) {
    const model = modelOfReceipt(run.receipt, names);
    byModel.set(model, [...(byModel.get(model) ?? []), run]);
  }
  return [...byModel]
    .map(([model, members]): ModelFigures => {
      const costs = present(members.map(({ receipt }) => receipt.cost_usd));
      return {
        model,
        runs: members.length,
        first_token_ms: median(present(members.map(({ receipt }) => receipt.first_token_ms))),
        tokens_per_second: median(present(members.map(({ receipt }) => receipt.tokens_per_second))),
        output_tokens: members.reduce((sum, { receipt }) => sum + receipt.output_tokens, 0),
        cost_usd: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
      };
    })
    .sort((a, b) => b.runs - a.runs || a.model.localeCompare(b.model));
}

const COLUMNS = [
  'started_at',
  'provider',
  'model',
  'local',
  'cached',
  'duration_ms',
  'first_token_ms',
  'tokens_per_second',
  'prompt_tokens',
  'output_tokens',
  'calls',
  'calls_from_cache',
  'chunks',
  'context_tokens',
  'context_used',
  'share_read',
  'fallback',
  'hosts',
  'cost_usd',
] as const;

/** All runs as CSV (RFC 4180), with a header. */
export function toCsv(runs: readonly MeteredRun[]): string {
  const rows = runs.map(({ run_id: id, title, receipt }) => [id, title, ...COLUMNS.map((column) => receipt[column])]);
  return [['run_id', 'title', ...COLUMNS], ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: string | number | boolean | readonly string[] | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  // A title comes from a page; spreadsheets would interpret these characters as the start of a formula.
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
