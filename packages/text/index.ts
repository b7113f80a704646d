export {
  answerSentences,
  claimOf,
  completeSentences,
  isEnded,
  mayGoOn,
  marksIn,
  type AnswerSentence,
  type Mark,
} from './answerSentences.js';
export { atCharacter } from './atCharacter.js';
export { asData, visibleJson, withoutInvisible } from './asData.js';
export { blocksIn, segmentBlocks, type Block, type BlockKind } from './blocks.js';
export { Bm25, bm25Term, inverseDocumentFrequency } from './bm25.js';
export { isChatter } from './chatter.js';
export { summarizeByCoverage } from './coverage.js';
export { decodeUriPart } from './decodeUriPart.js';
export { headingText } from './heading.js';
export { isIrregularForm, plainVerb } from './irregularVerbs.js';
export { differentLanguages, guessLanguage, type Language } from './language.js';
export { DELIMITERS, delimitedRows, withCellsApart, type Delimiter } from './delimitedRows.js';
export { lettersAndDigits } from './lettersAndDigits.js';
export { maskMarkup } from './markup.js';
export {
  isInterrogative,
  isSummaryRequest,
  questionLanguage,
  questionStems,
  questionWords,
  topicKey,
} from './question.js';
export { segmentSentences, sentencesOfBlock, type Span } from './sentences.js';
export { shortened } from './shortened.js';
export { StemSearch } from './stemSearch.js';
export { STOP_WORDS, TELLTALE_WORDS } from './stopWords.js';
export { tableIn, type TableBlock } from './tableBlock.js';
export { areOneTable, tableLine, type TableLine } from './tableLine.js';
export { contentStems, stemOf, tokenize, type Token } from './tokens.js';
export { estimateTokens } from './tokenEstimate.js';
