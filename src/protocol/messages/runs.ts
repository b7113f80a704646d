/** Sentences about runs: why one ended, what it is doing. */
export const runs = {
  'runs.stopped': 'The run was stopped.',
  'runs.internal': 'Something went wrong inside Regen Research: {reason}',
  'runs.noResult': 'The digest ended without a result.',
  'runs.closing': 'The agent is shutting down.',
  'runs.unknown': 'Run {run} was not found. It may have been deleted.',
  'runs.commandGone': 'The request of run {run} is no longer stored. Start again from its source.',
} as const;
