import { message } from '../../../protocol/messages/index.js';
import { hasWord, type Comparison, type Finding } from '../comparison.js';

const LEAST_COVERAGE = 0.38;
/** What a negation denies ends in a word for the sentence before: "found no evidence for this". */
const REFERS_BACK =
  /^[^.,;:]{0,60}?(?<!\p{L})(?:this|that|it|such a thing|das|dies|dafür|dazu|davon|cela|ça|esto|eso|ello|это|этого|этому|этим)\s*(?:[.,;:!?"”»]|$)/iu;

/**
 * "There is evidence that he wrote it in prison" where the source says what many tell and then "she has found no evidence for
 * this": the next sentence denies the claim's own word.
 */
export function checkDeniedNext({ claim, index, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  if ((['negation', 'denial', 'none', 'hedge'] as const).some((marker) => claim.has(marker))) return [];
  const next = index.neighbours(best.sentence).find((at) => at > best.sentence);
  if (next === undefined) return [];
  const following = index.statement(next);
  const stated = index.statement(best.sentence);
  const denying = following.marked('negation').find(({ end }) => {
    const scope = REFERS_BACK.exec(following.text.slice(end))?.[0];
    return (
      scope !== undefined &&
      following.tokens.some(
        (token) =>
          token.content &&
          token.start >= end &&
          token.end <= end + scope.length &&
          hasWord(claim, token) &&
          !hasWord(stated, token),
      )
    );
  });
  return denying === undefined
    ? []
    : [
        {
          cap: 'unsupported',
          penalty: 1.4,
          reason: message('grounding.negationDropped', { word: following.text.slice(denying.start, denying.end) }),
          counter: next,
        },
      ];
}
