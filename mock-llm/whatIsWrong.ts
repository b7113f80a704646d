import type { ZodError } from 'zod';

/** Which field of a request is invalid, and why: the message alone says "expected string" without saying where. */
export function whatIsWrong({ issues: [issue] }: ZodError): string {
  if (!issue) return 'invalid request';
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}
