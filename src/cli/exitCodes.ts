import { SOURCE_ERROR_CODES, type ErrorCode } from '../protocol/index.js';

/** Exit codes of the process. */
export const EXIT = { done: 0, failed: 1, usage: 2, unreadable: 3, noModel: 4, unsupported: 5, stopped: 130 } as const;

/** An error in how the program was called; its message says which. It is shown with the usage of the command. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

/** An error in the program's input or environment, where showing the command's usage wouldn't help. */
export class InputError extends UsageError {
  override readonly name = 'InputError';
}

// These check the name rather than the class, because each lazily loaded bundle has its own copy.
export const isUsageError = (error: unknown): boolean => error instanceof Error && error.name === 'UsageError';
export const isInputError = (error: unknown): boolean => error instanceof Error && error.name === 'InputError';

const UNREADABLE: readonly ErrorCode[] = ['invalid_url', ...SOURCE_ERROR_CODES];
const NO_MODEL: readonly ErrorCode[] = [
  'provider_unavailable',
  'no_provider',
  'model_not_found',
  'unauthorized',
  'consent_needed',
];

export function exitCodeOf(code: ErrorCode): number {
  if (UNREADABLE.includes(code)) return EXIT.unreadable;
  return NO_MODEL.includes(code) ? EXIT.noModel : EXIT.failed;
}
