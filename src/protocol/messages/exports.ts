/** Words in an exported answer. */
export const exports = {
  'exports.unsupported': 'not supported by the source',
  'exports.doubtful': 'doubtful',
  'exports.question': 'Question: {query}',
  'exports.sources': 'Sources',
  'exports.answered': 'Answered by {model} on {date}.',
  'exports.checked': 'Sentences checked against the sources: {counts}.',
  'exports.verbatimCount': '{count} verbatim',
  'exports.supportedCount': '{count} supported',
  'exports.doubtfulCount': '{count} doubtful',
  'exports.unsupportedCount': '{count} unsupported',
  'exports.unjudgedCount': '{count} not checked',
  'exports.page': 'page {number}',
  'exports.slide': 'slide {number}',
  'exports.cell': 'cell {number}',
  'exports.sheet': 'sheet {number}',
  'exports.at': 'at {time}',
} as const;
