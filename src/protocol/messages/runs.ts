/** Messages about runs: why a run ended, and what it is doing. */
export const runs = {
  'runs.stopped': 'The run was stopped.',
  'runs.internal': 'Something went wrong inside Regen Research: {reason}',
  'runs.noResult': 'Reading ended without a result.',
  'runs.closing': 'The agent is shutting down.',
  'runs.unknown': 'Run {run} was not found. It may have been deleted.',
  'runs.commandGone': 'The request of run {run} is no longer stored. Start again from its source.',
  'runs.closedEarly': 'The agent was closed before the answer was complete. Continue to read the rest.',
  'runs.interrupted': 'The run was interrupted before there was an answer. Ask again.',
  'runs.stoppedWhileReading': 'The run was stopped while its sources were being read.',
  'runs.noSourceRead': 'None of the sources could be read.',
  'runs.nothingToRead': 'Nothing to read. Specify a url, sources, or a document.',
  'runs.tooManySources': 'A run can have at most {max} sources.',
  'runs.tooManyHandedOver':
    'VS Code is still working on {count} pages from your browser. Try again when one of them is done.',
  'runs.sourcesGone': 'The sources of this run are no longer stored. Start again from the source.',
  'runs.foreignDocument':
    '"{uri}" is not in an open folder, and connected programs can read only documents in open folders. Send its text instead.',
  'runs.noConsent': 'Sending text outside this machine, to {label}, was not allowed.',
  'runs.privateKept':
    '"{title}" comes from your browser and may be private. Sending it outside this machine, to {label}, was not allowed.',
  'runs.checking': 'Checking every sentence against the source',
  'runs.untitledText': 'Text',
} as const;
