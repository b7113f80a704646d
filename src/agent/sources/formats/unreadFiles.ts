import { message, type Message } from '../../../protocol/index.js';
import { namesInBrief } from './namesInBrief.js';

/** The warning about files that a document contains; none without names. */
export function attachmentsUnread(names: readonly string[]): Message[] {
  return names.length === 0
    ? []
    : [message('sources.attachmentsUnread', { count: names.length, names: namesInBrief(names) })];
}

/** The warning about files that a document refers to as parts of its text; none without names. */
export function includesUnread(names: readonly string[]): Message[] {
  return names.length === 0
    ? []
    : [message('sources.includesUnread', { count: names.length, names: namesInBrief(names) })];
}
