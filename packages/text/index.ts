export { segmentBlocks, type Block, type BlockKind } from './blocks.js';
export { Bm25, bm25Term, inverseDocumentFrequency } from './bm25.js';
export { summarizeByCoverage, type CoverageOptions, type CoverageSummary, type SummarySentence } from './coverage.js';
export { differentLanguages, guessLanguage, type Language } from './language.js';
export { maskMarkup } from './markup.js';
export { isSummaryRequest, questionStems, questionWords } from './question.js';
export { salience } from './salience.js';
export { segmentSentences, sentencesOfBlock, type Span } from './sentences.js';
export { contentStems, stemOf, stopWordsOf, tokenize, type Token } from './tokens.js';
