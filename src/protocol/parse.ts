import type { $ZodIssue } from 'zod/v4/core';
import { frameViolation, valueViolation } from './commandBounds.js';
import { COMMAND_TYPES, commandSchema, type Command } from './commands.js';
import { message, type Message } from './messages/index.js';
import type { Parsed } from './parseEvent.js';

// A separate module, so that a page that only listens doesn't bundle the schemas.
export { parseEvent, type Parsed } from './parseEvent.js';

/** Longest part of a command that messages quote; a command may be megabytes. */
const QUOTED_CHARACTERS = 300;

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

/** Describes one validation error in terms of the protocol rather than the schema library. */
export function schemaViolation(issue: $ZodIssue, command: unknown): Message {
  const field = quoted(issue.path.join('.') || 'command');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const names = issue.keys.map((key) => `"${[...issue.path, key].join('.')}"`).join(', ');
      return message('commands.unknownField', { names: quoted(names) });
    }
    case 'invalid_type':
      return message(valueAt(command, issue.path) === undefined ? 'commands.missing' : 'commands.wrongType', {
        field,
        type: issue.expected,
      });
    case 'invalid_value': {
      const [value = '', ...others] = issue.values.map((allowed) => JSON.stringify(allowed));
      return others.length === 0
        ? message('commands.wrongValue', { field, value })
        : message('commands.wrongChoice', { field, values: [value, ...others].join(', ') });
    }
    case 'invalid_union':
      return message('commands.wrongForm', { field });
    default: {
      // Our own messages are complete phrases; the library's start a new sentence.
      const isOurs = /^[a-z]/.test(issue.message);
      return message(isOurs ? 'commands.problem' : 'commands.schemaProblem', { field, problem: quoted(issue.message) });
    }
  }
}

const quoted = (text: string): string =>
  text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text;

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

/** Parses an untrusted value as a command, or returns why it is invalid. Never throws. */
export function parseCommand(value: unknown): Parsed<Command, Message> {
  const violation = valueViolation(value);
  if (violation !== undefined) return { ok: false, reason: violation };
  const result = commandSchema.safeParse(value);
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
