import { message } from '../../../protocol/messages/index.js';
import { hasWord, type Comparison, type Finding } from '../comparison.js';
import type { ComparedSource } from '../indexing/comparedSource.js';

const LEAST_COVERAGE = 0.5;
const NO = /^\P{L}*(?:no|nope|nein|non|нет|不|不是|不能|不行|不可以|否|没有|いいえ)(?=\s*(?:[.,;:!–—，。、！]|$))/iu;

/** Whether a sentence is a question, and the next one answers it with no. */
export function isAnsweredNo(index: ComparedSource, sentence: number): boolean {
  if (!/[?？]\P{L}*$/u.test(index.textOf(sentence))) return false;
  const next = index.neighbours(sentence).find((at) => at > sentence);
  return next !== undefined && NO.test(index.textOf(next));
}

/** "You can park on the grass" where the source asks "Can I park on the grass?" and answers "No". */
export function checkAnswered({ claim, index, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE || claim.has('denial')) return [];
  if (!isAnsweredNo(index, best.sentence) || best.statement.has('negation')) return [];
  if (claim.has('negation') || claim.has('exclusive') || claim.has('exception')) return [];
  const counter = index.neighbours(best.sentence).find((at) => at > best.sentence) ?? best.sentence;
  // "No, it opens on Tuesday" says something else.
  const answer = index.statement(counter);
  if (claim.tokens.some((token) => token.content && !hasWord(best.statement, token) && hasWord(answer, token)))
    return [];
  const word = /\p{L}+/u.exec(index.textOf(counter))?.[0] ?? '';
  return [{ cap: 'unsupported', penalty: 1.6, reason: message('grounding.denied', { word }), counter }];
}
