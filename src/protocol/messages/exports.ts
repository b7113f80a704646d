/** Words in an exported answer. */
export const exports = {
  'exports.unsupported': 'not supported by the source',
  'exports.page': 'page {number}',
  'exports.slide': 'slide {number}',
  'exports.cell': 'cell {number}',
  'exports.sheet': 'sheet {number}',
  'exports.at': 'at {time}',
} as const;
