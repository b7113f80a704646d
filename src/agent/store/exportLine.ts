import type { AgentEvent, RunRecord } from '../../protocol/index.js';
import type { CacheKind } from './cacheTable.js';

export type Exported =
  | { kind: 'run'; value: RunRecord }
  | { kind: 'event'; value: AgentEvent }
  | { kind: CacheKind; key: string; value: unknown }
  | { kind: 'fact'; key: string; value: unknown }
  | { kind: 'previous'; key: string; value: { createdAt: string; contentHash: string } };

/** One line of an export, without the newline. */
export function exportLine(exported: Exported): string {
  return JSON.stringify(exported);
}
