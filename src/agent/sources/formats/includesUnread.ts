import { message, type Message } from '../../../protocol/index.js';

/** So many names fit into a warning. */
const MAX_NAMES = 8;

/** The warning about files that a document refers to as parts of its text; none without names. */
export function includesUnread(names: readonly string[]): Message[] {
  return names.length === 0
    ? []
    : [message('sources.includesUnread', { count: names.length, names: names.slice(0, MAX_NAMES).join(', ') })];
}
