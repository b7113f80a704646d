import type { ErrorCode } from '../protocol/index.js';

/** What the command line adds to an error's sentence: its own way out. */
export function sentenceOf({ code, message }: { code: ErrorCode; message: string }): string {
  return code === 'blocked_address' ? `${message} Here that is --allow-local.` : message;
}
