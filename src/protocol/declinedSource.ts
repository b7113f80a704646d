import type { ErrorCode } from './errors.js';

/**
 * Whether an error says that the person was asked whether a source may be read and declined, so another model wouldn't
 * help. `key`: of its message.
 */
export const isDeclinedSource = (code: ErrorCode, key: string | undefined): boolean =>
  code === 'consent_needed' && key !== undefined && (key.startsWith('sources.') || key === 'runs.noSourceRead');
