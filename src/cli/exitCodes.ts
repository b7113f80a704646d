import { SOURCE_ERROR_CODES, type ErrorCode } from '../protocol/index.js';

/** Exit codes of the process. */
export const EXIT = { done: 0, failed: 1, usage: 2, unreadable: 3, noModel: 4, unsupported: 5, stopped: 130 } as const;

/** An error in how the program was called; its message says which. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Checks the name rather than the class, because each lazily loaded bundle has its own copy. */
export function isUsageError(error: unknown): boolean {
  return error instanceof Error && error.name === 'UsageError';
}

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
