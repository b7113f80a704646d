import type { CitedAnswer } from './citedAnswer.js';

/** The number that a reader sees for a citation, by its id in its answer or correction; undefined if it isn't shown. */
export type NumberOf = (cited: CitedAnswer, id: number) => number | undefined;

/**
 * Numbers the citations of an answer together with those of its corrections, the same in the sidebar, in notes, in
 * exports, and in copies. Without corrections, a number is the citation's id. With them, citations are numbered in
 * reading order, with a correction in place of its sentence; what a replaced sentence cited isn't evidence and has no
 * number. `corrections`: by the index of the sentence that each replaces.
 */
export function numberCitations(answer: CitedAnswer, corrections: ReadonlyMap<number, CitedAnswer>): NumberOf {
  if (corrections.size === 0) return (_, id) => id;
  const numbers = new Map<CitedAnswer, Map<number, number>>();
  let last = 0;
  let done = 0;
  for (const [index, sentence] of answer.sentences.entries()) {
    // A sentence that overlaps an earlier one has no place of its own.
    if (sentence.start < done) continue;
    done = sentence.end;
    const correction = corrections.get(index);
    const cited = correction ?? answer;
    const known = numbers.get(cited) ?? new Map<number, number>();
    numbers.set(cited, known);
    for (const { citations } of correction?.sentences ?? [sentence])
      for (const id of citations)
        if (!known.has(id) && cited.citations.some((citation) => citation.id === id)) known.set(id, ++last);
  }
  return (cited, id) => numbers.get(cited)?.get(id);
}
