import { message, type Message } from './messages/index.js';
import { INLINE_TEXT_FIELDS } from './sources.js';

// Limits that a command must meet before it is parsed or validated. Each check is a single linear pass, because the
// cost of schema validation (and its list of errors) grows with the number of keys, which the sender controls.

/** Real commands have three levels. */
export const MAX_COMMAND_DEPTH = 16;
/** Keys, array elements, and strings in total: a run of 64 sources with every field needs about 700. */
export const MAX_PARTS = 2_000;
/** Longest field name; ours have at most 15 characters. */
const MAX_KEY_CHARACTERS = 256;
/** Characters outside of strings: punctuation, numbers, whitespace. */
const MAX_STRUCTURE_CHARACTERS = 64 * 1024;

/**
 * Longest string but for a text to read: a question with every letter escaped. A pattern may need more memory for a longer
 * one than the process has.
 */
const MAX_STRING_CHARACTERS = 128 * 1024;
/** Their schema limits their length, and no pattern is applied to them. */
const TEXT_FIELDS = new Set<string>(INLINE_TEXT_FIELDS);

const TOO_DEEP = message('commands.tooDeep', { max: MAX_COMMAND_DEPTH });
const TOO_MANY = message('commands.tooManyParts', { max: MAX_PARTS });
const KEY_TOO_LONG = message('commands.fieldNameTooLong', { max: MAX_KEY_CHARACTERS });
const STRING_TOO_LONG = message('commands.stringTooLong', { max: MAX_STRING_CHARACTERS });
const TOO_MUCH_STRUCTURE = message('commands.tooMuchStructure', { max: MAX_STRUCTURE_CHARACTERS });

const QUOTE = 34;
const BACKSLASH = 92;
const OPENING = new Set(['{'.charCodeAt(0), '['.charCodeAt(0)]);
const CLOSING = new Set(['}'.charCodeAt(0), ']'.charCodeAt(0)]);
const COMMA = ','.charCodeAt(0);
const COLON = ':'.charCodeAt(0);

/**
 * Index of the quote that closes the string whose content starts at `start`, or the text's length if it isn't closed.
 */
function endOfString(text: string, start: number): number {
  for (let from = start; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return text.length;
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === BACKSLASH && quote - 1 - slashes >= from) slashes++;
    if (slashes % 2 === 0) return quote;
    from = quote + 1;
  }
}

/**
 * Why a frame can't be a command, or undefined. Strings are skipped, so a long document costs no more than a search.
 */
export function frameViolation(text: string): Message | undefined {
  let depth = 0;
  let parts = 0;
  let structure = 0;
  let lastString = 0;
  for (let index = 0; index < text.length; index++) {
    if (++structure > MAX_STRUCTURE_CHARACTERS) return TOO_MUCH_STRUCTURE;
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      const end = endOfString(text, index + 1);
      lastString = end - index - 1;
      index = end;
      parts++;
    } else if (code === COMMA) parts++;
    else if (code === COLON && lastString > MAX_KEY_CHARACTERS) return KEY_TOO_LONG;
    else if (OPENING.has(code)) {
      parts++;
      if (++depth > MAX_COMMAND_DEPTH) return TOO_DEEP;
    } else if (CLOSING.has(code)) depth--;
    if (parts > 2 * MAX_PARTS) return TOO_MANY;
  }
  return undefined;
}

/** The same check for a parsed value, and the length of its strings. Stops at the first violation. */
export function valueViolation(value: unknown): Message | undefined {
  let parts = 0;
  const pending: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.value === null || typeof next.value !== 'object') continue;
    if (next.depth >= MAX_COMMAND_DEPTH) return TOO_DEEP;
    // Not Object.keys: it would list a million keys before the first one is counted.
    for (const key in next.value) {
      if (++parts > MAX_PARTS) return TOO_MANY;
      if (key.length > MAX_KEY_CHARACTERS) return KEY_TOO_LONG;
      const inner = (next.value as Record<string, unknown>)[key];
      if (typeof inner === 'string' && inner.length > MAX_STRING_CHARACTERS && !TEXT_FIELDS.has(key))
        return STRING_TOO_LONG;
      pending.push({ value: inner, depth: next.depth + 1 });
    }
  }
  return undefined;
}
