import * as z from 'zod';
import type { Parsed } from './parse.js';
import type { Receipt } from './summary.js';

/** A finished run with what it cost; for the metrics page. */
export interface MeteredRun {
  run_id: string;
  title: string;
  receipt: Receipt;
}

/** What the metrics page sends to its host. */
export const metricsMessageSchema = z.discriminatedUnion('type', [
  /** The page is loaded; the host answers with `receipts`. */
  z.strictObject({ type: z.literal('ready') }),
  /** Let the reader save this text as a CSV file. */
  z.strictObject({ type: z.literal('export_csv'), text: z.string().max(5_000_000) }),
  /** Open this run in the sidebar. */
  z.strictObject({ type: z.literal('show_run'), run_id: z.string().min(1).max(128) }),
]);
export type MetricsMessage = z.infer<typeof metricsMessageSchema>;

/** What the host sends to the metrics page: newest first. */
export type MetricsHostMessage = { type: 'receipts'; runs: MeteredRun[] };

/** A message of the page from an untrusted value. Never throws. */
export function parseMetricsMessage(value: unknown): Parsed<MetricsMessage> {
  const result = metricsMessageSchema.safeParse(value);
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, reason: 'Invalid message of the metrics page.' };
}
