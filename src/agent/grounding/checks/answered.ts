import { message } from '../../../protocol/messages/index.js';
import { hasWord, type Comparison, type Finding } from '../comparison.js';
import type { SourceIndex } from '../indexing/sourceIndex.js';

const LEAST_COVERAGE = 0.5;
const ANSWERS = {
  no: /^\P{L}*(?:no|nope|nein|non|нет)(?=\s*(?:[.,;:!–—]|$))|^\P{L}*(?:不|否|没有|いいえ)[，,。、.]?/iu,
  yes: /^\P{L}*(?:yes|ja|oui|s[ií]|да)(?=\s*(?:[.,;:!–—]|$))|^\P{L}*(?:是的|对|はい)[，,。、.]?/iu,
};

/** Whether the sentence after a question answers it with yes or no; undefined if it does neither. */
export function answerTo(index: SourceIndex, sentence: number): 'yes' | 'no' | undefined {
  if (!/[?？]\P{L}*$/u.test(index.textOf(sentence))) return undefined;
  const next = index.neighbours(sentence).find((at) => at > sentence);
  const answer = next === undefined ? '' : index.textOf(next);
  return ANSWERS.no.test(answer) ? 'no' : ANSWERS.yes.test(answer) ? 'yes' : undefined;
}

/** "You can park on the grass" where the source asks "Can I park on the grass?" and answers "No". */
export function checkAnswered({ claim, index, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE || claim.has('denial')) return [];
  if (answerTo(index, best.sentence) !== 'no' || best.statement.has('negation')) return [];
  if (claim.has('negation') || claim.has('exclusive') || claim.has('exception')) return [];
  const counter = index.neighbours(best.sentence).find((at) => at > best.sentence) ?? best.sentence;
  // "No, it opens on Tuesday" says something else.
  const answer = index.statement(counter);
  if (claim.tokens.some((token) => token.content && !hasWord(best.statement, token) && hasWord(answer, token)))
    return [];
  const word = /\p{L}+/u.exec(index.textOf(counter))?.[0] ?? '';
  return [{ cap: 'unsupported', penalty: 1.6, reason: message('grounding.denied', { word }), counter }];
}
