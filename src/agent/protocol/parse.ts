import { commandSchema, type Command } from './commands.js';
import type { AgentEvent, EventPayloads } from './events.js';

export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: string };

/** Deepest nesting that a command may have; real ones have three levels. */
const MAX_DEPTH = 16;

function tooDeep(text: string): boolean {
  // JSON.parse itself survives 100k levels, but validation by recursion would not.
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 92) index++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 || code === 91) {
      if (++depth > MAX_DEPTH) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}

/** A text frame as JSON, or the reason why it is none. Never throws. */
export function parseJson(text: string): Parsed<unknown> {
  if (tooDeep(text)) return { ok: false, reason: `The message is nested more than ${MAX_DEPTH} levels deep.` };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, reason: 'The message is not JSON. Send one JSON object in a text frame, such as {"type":"ping"}.' };
  }
}

/** A command from an untrusted value, or a sentence that says what is wrong with it. Never throws. */
export function parseCommand(value: unknown): Parsed<Command> {
  const result = commandSchema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { ok: false, reason: 'A command is a JSON object with a "type", such as {"type":"start_agent","query":"Summarize","url":"https://example.org"}.' };
  }
  if (issue?.path.length === 1 && issue.path[0] === 'type') {
    return { ok: false, reason: 'The command\'s "type" is missing or unknown; the commands are start_agent, cancel_agent, resume, execute_action, join_session, list_runs, update_run, delete_run, list_models and ping.' };
  }
  return { ok: false, reason: issue ? `Invalid command: ${issue.path.join('.') || 'message'}: ${issue.message}` : 'Invalid command.' };
}

const eventTypes: Record<keyof EventPayloads, true> = {
  agent_start: true, partial_summary: true, action_suggestion: true, final_summary: true, agent_end: true, error: true,
  agent_busy: true, progress: true, source_read: true, reasoning: true, provider_changed: true, receipt: true,
  action_result: true, pong: true, session_joined: true, runs: true, models: true,
};

/**
 * An event as it comes from the server. Only the envelope is checked: the server is authenticated, and a newer one
 * may send more fields. Unknown types are refused with a reason, which a client may ignore.
 */
export function parseEvent(value: unknown): Parsed<AgentEvent> {
  if (value === null || typeof value !== 'object') return { ok: false, reason: 'An event is a JSON object.' };
  const { type, payload, run_id: runId, seq } = value as Record<string, unknown>;
  if (typeof type !== 'string' || !Object.hasOwn(eventTypes, type)) return { ok: false, reason: `Unknown event type ${String(type)}.` };
  if (payload === null || typeof payload !== 'object') return { ok: false, reason: `Event ${type} has no payload.` };
  if (runId !== undefined && typeof runId !== 'string') return { ok: false, reason: 'run_id must be a string.' };
  if (seq !== undefined && !Number.isSafeInteger(seq)) return { ok: false, reason: 'seq must be an integer.' };
  return { ok: true, value: value as AgentEvent };
}
