import { sameAnchor } from './sentence/anchors.js';
import { foreignPolarity } from './checks/foreignPolarity.js';
import { mismatches } from './checks/index.js';
import type { Claim } from './claim.js';
import { compare } from './compare.js';
import type { Comparison } from './comparison.js';
import { alikeAround } from './likeness.js';
import { inventedPlaces } from './names/foreignNames.js';
import { unjudgedAs, type Judgement } from './judgement.js';
import { NEAREST, type Located } from './locate.js';
import { unknownNames } from './names/names.js';
import type { SourceIndex } from './indexing/sourceIndex.js';
import type { Statement } from './sentence/statement.js';

/**
 * A source with at most this many sentences is searched completely for the numbers and names of an answer in another
 * language.
 */
const SMALL_SOURCE = 60;
/**
 * Support (0..1) of a claim in another language: `anchored` if one sentence has all of its anchors, and up to `scattered`
 * less if others are elsewhere; `turned`: less if two names are in the other order; up to `alike` more if words near them
 * look alike; `mismatch` with one difference, approaching `repeated` with more.
 */
export const FOREIGN = {
  anchored: 0.75,
  scattered: 0.1,
  turned: 0.05,
  alike: 0.05,
  mismatch: { doubtful: 0.2, unsupported: 0.1 },
  repeated: 0.05,
};

/** Words of different languages can't be compared; numbers, dates, identifiers, units, and names can. */
export function judgeForeign(
  claim: Claim,
  statement: Statement,
  index: SourceIndex,
  ranking: readonly Located[],
): Judgement {
  const unjudged = unjudgedAs('other_language');
  const near = new Set(ranking.slice(0, NEAREST).flatMap(({ sentence }) => [sentence, ...index.neighbours(sentence)]));
  for (const anchor of statement.anchors)
    for (const sentence of index.withNumber(anchor.readings.map(Math.abs)).slice(0, NEAREST)) near.add(sentence);
  if (index.sentences.length <= SMALL_SOURCE) for (let at = 0; at < index.sentences.length; at++) near.add(at);
  const comparison = compare(
    statement,
    index,
    [...near].sort((a, b) => a - b),
    true,
  );
  const anchored = mismatches(comparison);
  const denied = anchored.length === 0 ? foreignPolarity(comparison) : undefined;
  const findings = denied === undefined ? anchored : [denied];
  const found = unknownNames(claim, index);
  const places = inventedPlaces(comparison);
  const names = { names: [...found.names, ...places], count: found.count + places.length };
  const sameScript = /\p{Script=Latin}/u.test(index.textOf(0));
  const invented = sameScript && names.names.length > 0;
  const features = {
    ...unjudged.features,
    names: invented ? names.names : [],
    nameWords: invented ? names.count : 0,
  };
  const { evidence, share } = evidenceOfAnchors(comparison);
  if (findings.length > 0 || invented) {
    const band = findings.some(({ cap }) => cap === 'unsupported') ? 'unsupported' : 'doubtful';
    const more = Math.max(0, findings.length - 1);
    return {
      ...unjudged,
      unjudged: undefined,
      // Only ranks the sentences of one band: each further difference halves what is left.
      support: FOREIGN.repeated + (FOREIGN.mismatch[band] - FOREIGN.repeated) / 2 ** more,
      band,
      features,
      findings,
      evidence: evidence.length > 0 ? evidence : findings.flatMap(({ counter }) => counter ?? []).slice(0, 1),
    };
  }
  return evidence.length === 0
    ? unjudged
    : {
        ...unjudged,
        support:
          FOREIGN.anchored -
          FOREIGN.scattered * (1 - share) -
          (turnsNames(comparison, evidence[0] as number) ? FOREIGN.turned : 0) +
          FOREIGN.alike * alikeAround(comparison),
        evidence,
      };
}

/** Languages whose sentences begin with the subject, so that two names in the other order mean something else. */
const SUBJECT_FIRST: ReadonlySet<string> = new Set(['en', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'zh']);

/** Two names are in another order than in the sentence of the source, and neither sentence is a passive, or both are. */
function turnsNames({ claim, index }: Comparison, sentence: number): boolean {
  const stated = index.statement(sentence);
  if (!SUBJECT_FIRST.has(claim.language) || !SUBJECT_FIRST.has(stated.language)) return false;
  const places = claim.anchors.flatMap((anchor) => {
    const place = stated.anchors.findIndex((other) => anchor.kind === 'name' && sameAnchor(anchor, other));
    return place < 0 ? [] : [place];
  });
  const turned = places.some((place, at) => place < (places[at - 1] ?? place));
  return turned !== (claim.has('passive') !== stated.has('passive')) && places.length > 1;
}

/** The sentence with most of a claim's anchors, and the share of them that it has, 0..1. */
function evidenceOfAnchors({ claim, index, near }: Comparison): { evidence: number[]; share: number } {
  let best: { sentence: number; count: number } | undefined;
  for (const sentence of near) {
    const count = claim.anchors.filter((anchor) =>
      index.statement(sentence).anchors.some((other) => sameAnchor(anchor, other)),
    ).length;
    if (count > (best?.count ?? 0)) best = { sentence, count };
  }
  return best === undefined
    ? { evidence: [], share: 0 }
    : { evidence: [best.sentence], share: best.count / claim.anchors.length };
}
