export { ground } from './ground.js';
export { buildIndex, SourceIndex, type IndexedSentence, type SourceText } from './sourceIndex.js';
export { analyseClaim, type Claim } from './claim.js';
export { judge, type Judgement, type SupportFeatures } from './support.js';
export { verifySentences, type VerifyRequest, type VerifyResult } from './verify.js';
