import { sameAnchor, type Anchor } from './anchors.js';
import type { Alignment } from '../comparison.js';
import type { Marked } from '../words/markers.js';
import type { Statement } from './statement.js';

/** A name of the claim and its position in the sentence. */
export interface Participant {
  kind: 'name' | 'identifier';
  claimed: Marked;
  stated: Marked;
}

/** The names that a claim shares with one sentence and that occur there once, in the claim's order. */
export function participantsOf(claim: Statement, { statement }: Alignment): Participant[] {
  const found: Participant[] = [];
  for (const anchor of claim.anchors) {
    if (anchor.kind !== 'name' && anchor.kind !== 'identifier') continue;
    const stated = statement.anchors.filter((other) => sameAnchor(anchor, other));
    if (stated.length === 1) found.push({ kind: anchor.kind, claimed: anchor, stated: stated[0] as Anchor });
  }
  return found;
}
