import type { $ZodIssue } from 'zod/v4/core';
import { frameViolation, valueViolation } from './commandBounds.js';
import { COMMAND_TYPES, commandSchema, type Command } from './commands.js';
import type { Parsed } from './parseEvent.js';

// Apart, so that a page that only listens need not carry the schemas.
export { parseEvent, type Parsed } from './parseEvent.js';

/** Longest reason: some quote what was sent, which may be megabytes. */
const MAX_REASON_CHARACTERS = 400;

/** A text frame as JSON, or the reason why it is none. Never throws. */
export function parseJson(text: string): Parsed<unknown> {
  const violation = frameViolation(text);
  if (violation !== undefined) return { ok: false, reason: violation };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return {
      ok: false,
      reason: 'The message is not JSON. Send one JSON object in a text frame, such as {"type":"ping"}.',
    };
  }
}

/** A sentence about one thing that is wrong, in the client's words rather than the schema's. */
function reasonOf(issue: $ZodIssue, command: unknown): string {
  const where = issue.path.join('.') || 'the command';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Invalid command: ${issue.keys.map((key) => `"${key}"`).join(', ')} is no field of ${where}.`;
    case 'invalid_type':
      return valueAt(command, issue.path) === undefined
        ? `Invalid command: ${where} is missing; it is ${articled(issue.expected)}.`
        : `Invalid command: ${where} must be ${articled(issue.expected)}.`;
    case 'invalid_value':
      return `Invalid command: ${where} must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}.`;
    case 'invalid_union':
      return `Invalid command: ${where} is none of the forms that it may have.`;
    default:
      // Our own messages go on with the sentence; the library's begin one.
      return `Invalid command: ${where}${/^[a-z]/.test(issue.message) ? '' : ':'} ${issue.message}.`;
  }
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      inner !== null && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );

const articled = (type: string): string => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;

/** A command from an untrusted value, or a sentence that says what is wrong with it. Never throws. */
export function parseCommand(value: unknown): Parsed<Command> {
  const violation = valueViolation(value);
  if (violation !== undefined) return { ok: false, reason: violation };
  const result = commandSchema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return {
      ok: false,
      reason:
        'A command is a JSON object with a "type", such as {"type":"start_agent","query":"Summarize","url":"https://example.org"}.',
    };
  }
  if (issue?.path.length === 1 && issue.path[0] === 'type') {
    return {
      ok: false,
      reason: `The command's "type" is missing or unknown. The commands are ${COMMAND_TYPES.join(', ')}.`,
    };
  }
  const reason = issue ? reasonOf(issue, value) : 'Invalid command.';
  return {
    ok: false,
    reason: reason.length > MAX_REASON_CHARACTERS ? `${reason.slice(0, MAX_REASON_CHARACTERS)}…` : reason,
  };
}
