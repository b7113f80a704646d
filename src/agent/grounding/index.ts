export { ground } from './ground.js';
export { AnswerWatch } from './answerWatch.js';
export { buildIndex, SourceIndex } from './indexing/sourceIndex.js';
export { analyseClaim } from './claim.js';
export { judge } from './support.js';
export { verifySentences, type VerifyRequest, type VerifyResult } from './verify.js';
