import { message } from '../../../protocol/messages/index.js';
import type { Comparison, Finding } from '../comparison.js';
import { isDone, openBy, sameParticle, sameVerb } from '../sentence/realization.js';

const LEAST_COVERAGE = 0.42;
/** Maximum sentences to compare, best covered first. */
const MOST_SENTENCES = 2;

/** Says that something is going to happen, which a wish doesn't: "will sing" for "wants to sing". */
const SURE = /^(?:will|shall|wird|werden)$/u;
const WISHED =
  /^(?:want|hope|hoping|ask|offer|tr(?:y|ies|ied)|seek|sought|wish|propos|threaten|attempt|möchte|hoff|souhait|espèr|voudrait)/u;

const CLAUSE_OF_HEDGE =
  /^\P{L}*(?:it (?:is|seems|remains) (?:\p{L}+ )?(?:possible|conceivable|unclear|uncertain|likely|unlikely)|es ist (?:\p{L}+ )?(?:möglich|denkbar|unklar|ungewiss)|il est (?:\p{L}+ )?(?:possible|incertain)|es (?:\p{L}+ )?(?:posible|incierto))(?!\p{L})/iu;

/**
 * "Has taken over the plant" for "has offered to take over the plant", "was refunded" for "will be refunded": what is only
 * to happen hasn't happened.
 */
export function checkRealized({ claim, index, near, alignments }: Comparison): Finding[] {
  // "It is possible that it ended" doesn't say that it has.
  if (CLAUSE_OF_HEDGE.test(claim.text)) return [];
  for (const [at, token] of claim.tokens.entries()) {
    const isSure = SURE.test(openBy(claim, at) ?? '');
    if (!token.content || (!isSure && !isDone(claim, at))) continue;
    const found = alignments
      .slice(0, MOST_SENTENCES)
      .filter(({ coverage }) => coverage >= LEAST_COVERAGE)
      .flatMap(({ sentence }) => {
        const statement = index.statement(sentence);
        const place = statement.tokens.findIndex((other) => other.content && sameVerb(token, other, claim.language));
        const said = place < 0 || !sameParticle(claim, at, statement, place) ? undefined : openBy(statement, place);
        return said === undefined || (isSure && !WISHED.test(said)) ? [] : [{ said, sentence }];
      });
    const [open] = found;
    if (open === undefined) continue;
    const happened = near.some((sentence) => {
      const statement = index.statement(sentence);
      return statement.tokens.some(
        (other, place) => other.content && sameVerb(token, other, claim.language) && isDone(statement, place),
      );
    });
    if (happened && !isSure) continue;
    return [
      {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.onlyPlanned', { said: open.said }),
        counter: open.sentence,
      },
    ];
  }
  return [];
}
