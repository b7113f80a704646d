import { numberCitations, type NumberOf } from '../../protocol/citationNumbers.js';
import type { CitedAnswer } from '../../protocol/index.js';
import type { RunState } from '../state/model.js';
import { isRepaired, repairOf } from './repairs.js';

/** Numbers the citations of an answer and of the corrections that are shown in it. */
export function citationNumbers(answer: CitedAnswer, repairs: readonly RunState[]): NumberOf {
  const corrections = new Map<number, CitedAnswer>();
  for (const index of answer.sentences.keys()) {
    const repair = repairOf(repairs, index);
    if (isRepaired(repair)) corrections.set(index, repair.summary);
  }
  return numberCitations(answer, corrections);
}
