import { message } from '../../../protocol/messages/index.js';
import { sameAnchor } from '../sentence/anchors.js';
import type { Comparison, Finding } from '../comparison.js';
import type { Marked } from '../words/markers.js';
import { isRejection } from '../words/poles.js';
import { writtenAt, type Statement } from '../sentence/statement.js';

/**
 * Across languages: a number or a name that occurs in a single sentence of the source identifies the sentence that a
 * claim repeats; one of the two has a negation and the other doesn't.
 */
export function foreignPolarity({ claim, index, near }: Comparison): Finding | undefined {
  for (const anchor of claim.anchors) {
    const places = near.flatMap((sentence) =>
      index
        .statement(sentence)
        .anchors.filter((other) => sameAnchor(anchor, other))
        .map((stated) => ({ sentence, stated })),
    );
    const [place] = places;
    if (place === undefined || places.length > 1) continue;
    const statement = index.statement(place.sentence);
    const stated = denialNear(statement, place.stated.from);
    // A denial anywhere in a claim is added if its source has none anywhere.
    const claimed =
      denialNear(claim, anchor.from) ??
      (near.every((sentence) => deniesNothing(index.statement(sentence))) ? claim.marked('negation')[0] : undefined);
    if ((claimed === undefined) === (stated === undefined)) continue;
    // "Has not had a keeper since 1991": the denial is in another clause of the claim.
    if (claimed === undefined && (claim.has('negation') || claim.has('denial'))) continue;
    const written = claimed === undefined ? writtenAt(statement, stated) : writtenAt(claim, claimed);
    return {
      cap: 'doubtful',
      penalty: 1,
      reason: message(claimed === undefined ? 'grounding.negationDropped' : 'grounding.negationAdded', {
        word: written,
      }),
      counter: place.sentence,
    };
  }
  return undefined;
}

function deniesNothing(statement: Statement): boolean {
  return (
    !(['negation', 'denial', 'exclusive', 'exception', 'none', 'few'] as const).some((marker) =>
      statement.has(marker),
    ) && !statement.tokens.some(({ term }) => isRejection(term))
  );
}

/** The negations in a token's clause. */
function denialNear(statement: Statement, at: number): Marked | undefined {
  const clause = statement.clauses[at];
  const inClause = (span: Marked): boolean =>
    statement.tokens.some(
      (token, position) => token.end > span.start && token.start < span.end && statement.clauses[position] === clause,
    );
  return (
    [...statement.marked('negation'), ...statement.marked('denial')].find(inClause) ??
    statement.tokens.find((token, position) => statement.clauses[position] === clause && isRejection(token.term))
  );
}
