import { compare } from '../compare.js';
import type { Comparison, Finding } from '../comparison.js';
import { framesOf } from '../sentence/frames.js';
import { restrictTo } from '../sentence/members.js';
import { isContinued } from './continued.js';
import { checkPolarity } from './polarity.js';

/** Minimum content words of what is said. */
const LEAST_SAID = 2;
/** How much less of what is said the second best sentence must contain, as a share of the best. */
const CLEARLY_LESS = 0.9;

/**
 * "The museum is moving, says the director": the speaker's sentence may be the nearest one, but what is said is denied in
 * another.
 */
export function checkSaidPart({ claim, index, near, foreign, alignments }: Comparison): Finding[] {
  const [frame] = framesOf(claim);
  const [whole] = alignments;
  if (frame === undefined || whole === undefined || claim.has('negation') || claim.has('denial')) return [];
  // "Considered moving" says nothing that could be denied.
  if (claim.marked('hedge').some(({ start, end }) => start < frame.span.end && frame.span.start < end)) return [];
  // What stands before a trailing "says the director" or behind "said that".
  const trails = /,\s*$/u.test(claim.text.slice(0, frame.span.start));
  const said = claim.tokens.flatMap((token, at) =>
    (trails ? token.end <= frame.span.start : token.start >= frame.span.end && !frame.holder.includes(token))
      ? [at]
      : [],
  );
  const [from, to] = [said[0], said.at(-1)];
  if (from === undefined || to === undefined) return [];
  if (said.filter((at) => claim.tokens[at]?.content === true).length < LEAST_SAID) return [];
  const part = restrictTo(claim, { from, to, shared: new Set(), gapped: false }, new Set());
  const comparison = compare(part, index, near, foreign);
  const [best, second] = comparison.alignments;
  if (best === undefined || best.sentence === whole.sentence || isContinued({ claim, index }, best)) return [];
  if ((second?.coverage ?? 0) > CLEARLY_LESS * best.coverage) return [];
  return checkPolarity(comparison)
    .filter(({ reason: { key } }) => key === 'grounding.negationDropped' || key === 'grounding.denied')
    .map((finding) => ({ ...finding, cap: 'doubtful' as const }));
}
