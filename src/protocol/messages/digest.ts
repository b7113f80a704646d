/** Sentences about reading a document and answering from it. */
export const digest = {
  'digest.unfinished': 'The model stopped before its answer was complete.',
  'digest.onlyReasoning':
    'The model used up its output on reasoning. Select a model that reasons less, or one with a larger context.',
  'digest.emptyAnswer': 'The model returned an empty answer. Try again, or select another model.',
  'digest.contextOverflow': "The text doesn't fit in the model's context. Select a model with a larger context.",
  'digest.loadingModel': 'Loading the model',
  'digest.readingPrompt': 'The model is reading',
  'digest.readingPromptShare': 'The model is reading, {percent}%',
  'digest.askedAnew': 'Repeating a call with more room for reasoning',
  'digest.answerFailed': 'The model failed while writing the answer. Its notes are shown instead.',
  'digest.callFailed': 'One model call failed, so part of the text was not read: {reason}',
  'digest.callsFailed': '{count} model calls failed, so parts of the text were not read: {reason}',
  'digest.truncated': 'The answer was cut off at its length limit.',
  'digest.repeated': 'The model repeated itself and was stopped. The repetition was removed.',
  'digest.stopped': 'You stopped this run before the answer was complete.',
  'digest.stoppedBeforeReading': 'You stopped this run before anything was read.',
  'digest.stoppedAt': 'You stopped this run after {share}% was read.',
  'digest.budgetSkimmed':
    '{share}% was read closely within the limit of {calls} model calls and {minutes} minutes. The rest was skimmed.',
  'digest.budgetLeft':
    '{share}% was read closely within the limit of {calls} model calls and {minutes} minutes. The rest was not read.',
  'digest.readingWhole': 'Reading',
  'digest.readingPassages': 'Answering from the {count} most relevant passages',
  'digest.writing': 'Writing the answer',
  'digest.ended': 'The run has ended.',
} as const;
