import type { AgentEvent, EventPayloads } from './events.js';

/** A parsed value, or the reason why it is invalid. */
export type Parsed<T, Reason = string> = { ok: true; value: T } | { ok: false; reason: Reason };

const eventTypes: Record<keyof EventPayloads, true> = {
  agent_start: true,
  partial_summary: true,
  sentence_grounded: true,
  action_suggestion: true,
  final_summary: true,
  agent_end: true,
  error: true,
  agent_busy: true,
  progress: true,
  source_read: true,
  reasoning: true,
  provider_changed: true,
  receipt: true,
  action_result: true,
  command_done: true,
  pong: true,
  session_joined: true,
  runs: true,
  run_updated: true,
  run_deleted: true,
  models: true,
  tool_progress: true,
  tool_result: true,
  resources: true,
  resource: true,
  companion_welcome: true,
  windows: true,
  handed_over: true,
};

/**
 * Parses an event from the server. Checks only the envelope: the server is authenticated, and a newer one may send
 * additional fields. Unknown types are rejected with a reason, which clients may ignore.
 */
export function parseEvent(value: unknown): Parsed<AgentEvent> {
  if (value === null || typeof value !== 'object') return { ok: false, reason: 'An event is a JSON object.' };
  const { type, payload, run_id: runId, seq } = value as Record<string, unknown>;
  // Values that aren't strings aren't quoted: converting them may throw.
  if (typeof type !== 'string') return { ok: false, reason: 'An event has a "type".' };
  if (!Object.hasOwn(eventTypes, type)) return { ok: false, reason: `Unknown event type ${type}.` };
  if (payload === null || typeof payload !== 'object') return { ok: false, reason: `Event ${type} has no payload.` };
  if (runId !== undefined && typeof runId !== 'string') return { ok: false, reason: 'run_id must be a string.' };
  if (seq !== undefined && !Number.isSafeInteger(seq)) return { ok: false, reason: 'seq must be an integer.' };
  return { ok: true, value: value as AgentEvent };
}
