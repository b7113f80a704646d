/** Sentences about reading a document and answering from it. */
export const digest = {
  'digest.unfinished': 'The model stopped before its answer was complete.',
  'digest.onlyReasoning':
    'The model used up its output on reasoning. Choose a model that reasons less, or a larger context.',
  'digest.emptyAnswer': 'The model returned an empty answer. Try again, or choose another model.',
  'digest.contextOverflow': "The text doesn't fit into the model's context. Choose a model with a larger one.",
  'digest.loadingModel': 'Loading the model',
  'digest.readingPrompt': 'The model is reading',
  'digest.readingPromptShare': 'The model is reading, {percent} %',
  'digest.askedAnew': 'A call is made again with more room for reasoning',
  'digest.answerFailed': 'The model failed while writing the answer; these are its notes.',
  'digest.callFailed': 'One call failed, and what it was to read is missing: {reason}',
  'digest.callsFailed': '{count} calls failed, and what they were to read is missing: {reason}',
  'digest.truncated': 'The answer was cut at its length limit.',
  'digest.repeated': 'The model repeated itself and was stopped; the repetition was cut.',
} as const;
