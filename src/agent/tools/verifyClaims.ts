import { message, verdictOf } from '../../protocol/index.js';
import type { CheckRequest } from './dependencies.js';
import type { ToolHandler } from './handler.js';
import type { ToolInput } from './inputs.js';
import { noticeOf, sentenceOutputs, sourceOutput } from './shapes.js';

/** Sentences given one by one are judged one by one, whatever their content. */
function textToCheck({ sentences, text = '' }: ToolInput<'verify_claims'>): Pick<CheckRequest, 'text' | 'sentences'> {
  if (sentences === undefined) return { text };
  let joined = '';
  const spans = sentences.map((sentence) => {
    const start = joined.length;
    joined += `${sentence}\n`;
    return { start, end: start + sentence.length };
  });
  return { text: joined, sentences: spans };
}

export const verifyClaims: ToolHandler<'verify_claims'> = async (input, { library, check, describe }, context) => {
  const { signal, onProgress } = context;
  const { sources: read, unread } = await library.readAll(input.sources, context);
  const claims = textToCheck(input);
  if (claims.sentences) onProgress({ sentence: message('tools.checkingClaims', { count: claims.sentences.length }) });
  const { sentences, citations } = await check({ ...claims, sources: read }, signal);
  const sources = await Promise.all(read.map(async ({ id, source }) => sourceOutput(await describe(id, source))));
  const checked = sentenceOutputs(sentences, citations, sources);
  // A sentence given separately has no position in a text.
  const ownOffsets = checked.map((sentence) => ({ ...sentence, start: 0, end: sentence.text.length }));
  return {
    notice: noticeOf('quote', 'title', 'author'),
    verdict: verdictOf(sentences),
    sentences: claims.sentences ? ownOffsets : checked,
    sources,
    unread,
  };
};
