import { frameViolation, valueViolation } from './commandBounds.js';
import { COMMAND_TYPES, commandSchema, type Command } from './commands.js';
import { message, type Message } from './messages/index.js';
import type { Parsed } from './parseEvent.js';
import { schemaProblem, schemaViolation } from './schemaViolation.js';

// A separate module, so that a page that only listens doesn't bundle the schemas.
export { parseEvent, type Parsed } from './parseEvent.js';

/** Parses a text frame as JSON, or returns why it can't. Never throws. */
export function parseJson(text: string): Parsed<unknown, Message> {
  const violation = frameViolation(text);
  if (violation !== undefined) return { ok: false, reason: violation };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, reason: message('commands.notJson', { example: '{"type":"ping"}' }) };
  }
}

/** Parses an untrusted value as a command, or returns why it is invalid. Never throws. */
export function parseCommand(value: unknown): Parsed<Command, Message> {
  const violation = valueViolation(value);
  if (violation !== undefined) return { ok: false, reason: violation };
  const result = commandSchema.safeParse(value, { error: schemaProblem });
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    const example = '{"type":"start_agent","query":"Summarize","url":"https://example.org"}';
    return { ok: false, reason: message('commands.notAnObject', { example }) };
  }
  if (issue?.path.length === 1 && issue.path[0] === 'type')
    return { ok: false, reason: message('commands.unknownType', { types: COMMAND_TYPES.join(', ') }) };
  return { ok: false, reason: issue ? schemaViolation(issue, value) : message('commands.invalid') };
}
