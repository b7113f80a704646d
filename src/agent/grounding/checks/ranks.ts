import { message } from '../../../protocol/messages/index.js';
import { sameAnchor, type Anchor } from '../sentence/anchors.js';
import type { Comparison, Finding } from '../comparison.js';
import { contextOf, fitAt, massOf } from '../fit.js';
import { isJoining, isPreposition } from '../words/functionWords.js';
import { ranksIn, type Rank } from '../sentence/ranks.js';
import { writtenAt, type Statement } from '../sentence/statement.js';

/** Maximum distance between an ordinal and the name that it ranks, in tokens. */
const BESIDE = 4;
/** How much better another superlative by the same measure must fit, as a share of the mass of the claim's words. */
const LEAST_MARGIN = 0.06;

/** "The largest" for "the second-largest", "her first book" for what stands beside "the second". */
export function checkRanks(comparison: Comparison): Finding[] {
  const other = otherRank(comparison) ?? otherOrdinal(comparison);
  return other === undefined ? [] : [other];
}

/** The superlative by the same measure that the claim's words are nearest to has another rank. */
function otherRank(comparison: Comparison): Finding | undefined {
  const { claim, index, near } = comparison;
  for (const rank of ranksIn(claim)) {
    const places = near.flatMap((sentence) =>
      ranksIn(index.statement(sentence)).flatMap((stated) => (stated.by === rank.by ? [{ sentence, stated }] : [])),
    );
    if (places.every(({ stated }) => stated.value === rank.value)) continue;
    const context = contextOf(comparison, placeOf(claim, rank));
    const ranked = places
      .map((place) => ({
        ...place,
        fit: fitAt(comparison, context, place.sentence, placeOf(index.statement(place.sentence), place.stated)),
      }))
      .sort((a, b) => b.fit - a.fit || Number(b.stated.value === rank.value) - Number(a.stated.value === rank.value));
    const [best] = ranked;
    if (best === undefined || best.stated.value === rank.value) continue;
    const own = Math.max(0, ...ranked.filter(({ stated }) => stated.value === rank.value).map(({ fit }) => fit));
    if (best.fit - own < LEAST_MARGIN * massOf(context)) continue;
    return {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.sourceSays', {
        said: writtenAt(index.statement(best.sentence), best.stated),
        claimed: writtenAt(claim, rank),
      }),
      counter: best.sentence,
    };
  }
  return undefined;
}

function placeOf({ text }: Statement, { at, start, end }: Rank): Anchor {
  return { kind: 'ordinal', raw: text.slice(start, end), readings: [], words: [], start, end, from: at, to: at };
}

/** A name beside another ordinal than the claim's, which stands beside another name. */
function otherOrdinal({ claim, index, near }: Comparison): Finding | undefined {
  const [ordinal, further] = claim.anchors.filter(({ kind }) => kind === 'ordinal');
  const names = claim.anchors.filter(({ kind }) => kind === 'name');
  if (ordinal === undefined || further !== undefined || names.length !== 1) return undefined;
  const [name] = names as [Anchor];
  const ranked = near.flatMap((sentence) => {
    const statement = index.statement(sentence);
    return statement.anchors
      .filter(({ kind }) => kind === 'name')
      .flatMap((anchor) => {
        const beside = ordinalBeside(statement, anchor);
        return beside === undefined ? [] : [{ sentence, anchor, beside }];
      });
  });
  const own = ranked.filter(({ anchor }) => sameAnchor(name, anchor));
  const others = ranked.filter(({ anchor }) => !sameAnchor(name, anchor));
  const [place] = own;
  if (place === undefined || own.some(({ beside }) => sameAnchor(ordinal, beside))) return undefined;
  if (!others.some(({ beside }) => sameAnchor(ordinal, beside))) return undefined;
  return {
    cap: 'doubtful',
    penalty: 1,
    reason: message('grounding.sourceSays', { said: place.beside.raw, claimed: ordinal.raw }),
    counter: place.sentence,
  };
}

/** The ordinal nearest to a name, with no preposition between them. */
function ordinalBeside(statement: Statement, name: Anchor): Anchor | undefined {
  const { anchors, tokens } = statement;
  const gap = (other: Anchor): [number, number] =>
    other.to < name.from ? [other.to + 1, name.from] : [name.to + 1, other.from];
  return anchors
    .filter(({ kind }) => kind === 'ordinal')
    .map((anchor) => ({ anchor, gap: gap(anchor) }))
    .filter(
      ({ gap: [from, to] }) =>
        to - from <= BESIDE && !tokens.slice(from, to).some(({ term }) => isPreposition(term) || isJoining(term)),
    )
    .sort((a, b) => a.gap[1] - a.gap[0] - (b.gap[1] - b.gap[0]))[0]?.anchor;
}
