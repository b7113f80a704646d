/** Sentences about runs: why one ended, what it is doing. */
export const runs = {
  'runs.stopped': 'The run was stopped.',
  'runs.internal': 'Something went wrong inside Regen Research: {reason}',
} as const;
