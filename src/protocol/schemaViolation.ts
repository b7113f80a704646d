import type { $ZodIssue, $ZodRawIssue } from 'zod/v4/core';
import { message, type Message } from './messages/index.js';

/** Longest part of a command that messages quote; a command may be megabytes. */
const QUOTED_CHARACTERS = 300;

/**
 * What a value must be, as a phrase that continues its name. Pass it as `error` when parsing: Zod uses it if a schema
 * doesn't have its own phrase, so that every issue's message is such a phrase.
 */
export function schemaProblem(issue: $ZodRawIssue): string {
  const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' elements' : '';
  if (issue.code === 'too_big') return `must be at most ${String(issue.maximum)}${unit}`;
  if (issue.code === 'too_small')
    return unit !== '' && issue.minimum === 1
      ? 'must not be empty'
      : `must be at least ${String(issue.minimum)}${unit}`;
  return 'must have the right form';
}

/** Describes one validation error, found with `schemaProblem`, in terms of the protocol. */
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
    default:
      return message('commands.problem', { field, problem: quoted(issue.message) });
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
