import * as z from 'zod';
import type { Parsed } from './parse.js';
import type { Receipt } from './summary.js';

/** A finished run and its cost, for the metrics page. */
export interface MeteredRun {
  run_id: string;
  title: string;
  receipt: Receipt;
}

/** What the metrics page sends to its host. */
export const metricsMessageSchema = z.discriminatedUnion('type', [
  /** The page has loaded; the host replies with `receipts`. */
  z.strictObject({ type: z.literal('ready') }),
  /** Save this text as a CSV file; the host asks where. */
  z.strictObject({ type: z.literal('export_csv'), text: z.string().max(5_000_000) }),
  /** Open this run in the sidebar. */
  z.strictObject({ type: z.literal('show_run'), run_id: z.string().min(1).max(128) }),
]);
export type MetricsMessage = z.infer<typeof metricsMessageSchema>;

/** What providers are called, by id. */
export type ProviderNames = Readonly<Record<string, string>>;

/** What the host sends to the metrics page: receipts, newest first. */
export type MetricsHostMessage = { type: 'receipts'; runs: MeteredRun[]; providers: ProviderNames };

/** Parses an untrusted value as a message from the page. Never throws. */
export function parseMetricsMessage(value: unknown): Parsed<MetricsMessage> {
  const result = metricsMessageSchema.safeParse(value);
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, reason: 'Invalid message of the metrics page.' };
}
