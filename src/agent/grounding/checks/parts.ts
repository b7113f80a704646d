import { message } from '../../../protocol/messages/index.js';
import { sharedWith, type Comparison, type Finding } from '../comparison.js';
import { sameAnchor, type Anchor } from '../sentence/anchors.js';
import type { Statement } from '../sentence/statement.js';
import { besideOf, type AnchorPlace } from './places.js';

/** "Nine of them": the noun is in another sentence. */
const OF_THEM = /^\s*(?:of (?:them|these|those|which|whom)|davon|d['’]entre|de (?:ellos|ellas)|из них)(?!\p{L})/iu;

export function isOfThem({ text }: Statement, { end }: Anchor): boolean {
  return OF_THEM.test(text.slice(end));
}

/** "Three of the umpires" when the source has "two of the three umpires". */
export function partForWhole(
  { claim, index }: Comparison,
  anchor: Anchor,
  own: readonly AnchorPlace[],
): Finding | undefined {
  if (anchor.kind !== 'number' || !/^\s(?:of|von|der|des|de|из)\s/iu.test(claim.text.slice(anchor.end)))
    return undefined;
  for (const { sentence, anchor: whole } of own) {
    if (whole.reach !== undefined) return undefined;
    const part = index.statement(sentence).anchors.find(({ reach }) => reach === whole.to);
    if (part !== undefined) return otherCount('unsupported', part, anchor, sentence);
  }
  return undefined;
}

/** How much more of what a claim and its source say of a number must stand behind the part than before it. */
const LEAST_BEHIND = 0.5;
/** What ends the clause of a part: what follows may be about the whole again. */
const PART_END = /[,;:.]|(?<!\p{L})(?:and|und|et|y|e|и)(?!\p{L})/u;

/**
 * "Forty probes were installed this summer" for "forty probes measure the level, and nine of them were installed this
 * summer". A claim that also has the part says what it is part of.
 */
export function wholeForPart(
  { claim, index }: Comparison,
  anchor: Anchor,
  own: readonly AnchorPlace[],
): Finding | undefined {
  if (anchor.kind !== 'number') return undefined;
  const counted = besideOf(claim, anchor).after;
  const said = claim.tokens.filter(
    ({ content, stem, prefix }, at) =>
      content && stem !== counted && index.has(stem, prefix) && (at < anchor.from || at > anchor.to),
  );
  for (const { sentence, anchor: whole } of own) {
    const statement = index.statement(sentence);
    const part = statement.anchors.find(
      (other) => other.kind === 'number' && other.from > whole.to && isOfThem(statement, other),
    );
    if (part === undefined || claim.anchors.some((other) => sameAnchor(other, part))) continue;
    const { text, tokens } = statement;
    const length = text.slice(part.end).search(PART_END);
    const end = length < 0 ? text.length : part.end + length;
    const before = sharedWith(said, tokens.slice(0, part.from), index);
    const ofPart = sharedWith(
      said,
      tokens.filter((token) => token.start >= part.end && token.end <= end),
      index,
    );
    const ofWhole = sharedWith(
      said,
      tokens.filter((token) => token.start >= end),
      index,
    );
    if (ofPart - Math.max(before, ofWhole) >= LEAST_BEHIND) return otherCount('doubtful', part, anchor, sentence);
  }
  return undefined;
}

function otherCount(cap: Finding['cap'], said: Anchor, claimed: Anchor, counter: number): Finding {
  return {
    cap,
    penalty: 1,
    reason: message('grounding.sourceSays', { said: said.raw, claimed: claimed.raw }),
    counter,
  };
}
