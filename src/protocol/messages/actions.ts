/** Sentences about suggested actions. */
export const actions = {
  'actions.started': 'Started: {label}',
  'actions.alreadyRunning': 'This question is already being answered.',
  'actions.otherSession': 'This action belongs to another session.',
  'actions.expired': 'This suggestion has expired because its source may have changed. Ask again for a new one.',
  'actions.spent': 'This action was already used. Ask again for a new suggestion.',
  'actions.unknown': 'Run {run} has no suggested action {action}.',
  'actions.noAnswer': 'The run has no answer yet.',
} as const;
