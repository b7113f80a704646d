import { message } from '../../../protocol/messages/index.js';
import { sameAnchor, type AnchorKind } from '../sentence/anchors.js';
import { hasWord, type Comparison, type Finding } from '../comparison.js';
import { areOpposites, hasOpposite, pointAlike } from '../words/poles.js';

const TIMES: readonly AnchorKind[] = ['calendar', 'date', 'year', 'time'];

/**
 * "Open on Sundays" where the source has "open on weekdays" and "closes on Sundays": the only sentence with the claim's day
 * or date says the opposite in that clause.
 */
export function checkOpposed({ claim, index, near }: Comparison): Finding[] {
  // "B bought it from A" for "A sold it to B" isn't a contradiction.
  if (claim.has('negation') || claim.anchors.filter(({ kind }) => kind === 'name').length > 1) return [];
  for (const anchor of claim.anchors) {
    if (!TIMES.includes(anchor.kind) || anchor.words[0]?.startsWith('every') === true) continue;
    const places = near.flatMap((sentence) =>
      index
        .statement(sentence)
        .anchors.filter((other) => sameAnchor(anchor, other))
        .map((other) => ({ sentence, at: other.from })),
    );
    const [place] = places;
    if (place === undefined || places.length > 1) continue;
    const statement = index.statement(place.sentence);
    if (statement.has('negation') || statement.has('exception')) continue;
    // "Fell by 1% in the third quarter, and rose by 2% in the suburbs": the claim's amount is in another clause.
    const isElsewhere = statement.anchors.some(
      (other) =>
        other.kind === 'number' &&
        statement.clauses[other.from] !== statement.clauses[place.at] &&
        claim.anchors.some((mine) => mine.kind === 'number' && sameAnchor(mine, other)),
    );
    if (isElsewhere) continue;
    const clause = statement.tokens.filter((_, at) => statement.clauses[at] === statement.clauses[place.at]);
    for (const token of claim.tokens) {
      if (!token.content || !hasOpposite(token.term) || hasWord(statement, token)) continue;
      if (clause.some((other) => pointAlike(token.term, other.term))) continue;
      const opposite = clause.find((other) => areOpposites(token.term, other.term) && !hasWord(claim, other));
      // "Until five" turns "open" into "closes".
      if (opposite === undefined || claim.has('until') || statement.has('until')) continue;
      return [
        {
          cap: 'doubtful',
          penalty: 1,
          reason: message('grounding.opposite', { said: opposite.term, claimed: token.term }),
          counter: place.sentence,
        },
      ];
    }
  }
  return [];
}
