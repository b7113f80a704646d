import type { Citation, CitedAnswer } from '../../protocol/index.js';
import type { RunState } from '../state/model.js';
import { isRepaired } from './repairs.js';

/** The number that is shown for a citation of a run. */
export type NumberOf = (runId: string, citation: Citation) => number;

/**
 * Numbers the citations of an answer and of its corrections together, because they are read together: corrections
 * continue after the answer, in the order in which they were made, and the same passage keeps its number.
 */
export function citationNumbers(runId: string, answer: CitedAnswer, repairs: readonly RunState[]): NumberOf {
  const numbers = new Map(answer.citations.map((citation) => [`${runId} ${citation.id}`, citation.id]));
  const known = new Map(answer.citations.map((citation) => [passageOf(answer, citation), citation.id]));
  let last = Math.max(0, ...known.values(), ...numbers.values());
  for (const repair of repairs) {
    if (!isRepaired(repair)) continue;
    for (const citation of repair.summary.citations) {
      const passage = passageOf(repair.summary, citation);
      const number = known.get(passage) ?? ++last;
      known.set(passage, number);
      numbers.set(`${repair.run_id} ${citation.id}`, number);
    }
  }
  return (run, citation) => numbers.get(`${run} ${citation.id}`) ?? citation.id;
}

/** Identifies a passage across runs, which may give the same source different ids. */
function passageOf({ sources }: CitedAnswer, { source_id: id, start, end }: Citation): string {
  const source = sources.find((each) => each.id === id);
  return JSON.stringify([source?.content_hash ?? id, source?.uri, source?.url, start, end]);
}
