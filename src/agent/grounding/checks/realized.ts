import { message } from '../../../protocol/messages/index.js';
import { sharedWith, type Comparison, type Finding } from '../comparison.js';
import type { Statement } from '../sentence/statement.js';
import { isArticle } from '../words/articles.js';
import { isTransfer } from '../words/converses.js';
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

const ASKED =
  /(?<!\p{L})(?:appl(?:y|ies|ied) for|(?:ask|request|demand)(?:s|ed)?(?: for)?|seeks|sought|bewirbt sich um|bewarb(?:en)? sich um|beantrag\p{L}+|forder(?:t|te|n|ten)|verlang(?:t|te|en|ten)|demand(?:e|ent|é|ait)|réclam(?:e|ent|é)|sollicit(?:e|ent|é)|solicit(?:a|an|ó|aron)|pid(?:e|en|ió|ieron)|reclam(?:a|an|ó)|запросил\p{L}*|попросил\p{L}*|требу\p{L}+|потребовал\p{L}*|просит|просят)(?!\p{L})/iu;
/** Share of what a claim says behind its verb, by weight, that stands behind the asking. */
const LEAST_ASKED = 0.6;

/** "Received a grant" for "applied for a grant": what was only asked for wasn't given. */
export function checkReceived({ claim, index, near, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  const verb = claim.tokens.findIndex((_, at) => tellsTransfer(claim, at));
  if (best === undefined || verb < 0 || claim.has('negation') || ASKED.test(claim.text)) return [];
  if ((['hedge', 'plan', 'will', 'condition'] as const).some((marker) => claim.has(marker))) return [];
  const statement = index.statement(best.sentence);
  const asked = ASKED.exec(statement.text);
  if (asked === null || near.some((at) => hasTransfer(index.statement(at)))) return [];
  const object = claim.tokens.filter(({ content }, at) => content && at > verb);
  const sought = statement.tokens.filter(({ start }) => start >= asked.index);
  if (object.length < 2 || sharedWith(object, sought, index) < LEAST_ASKED) return [];
  return [
    {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.onlyPlanned', { said: asked[0] }),
      counter: best.sentence,
    },
  ];
}

function hasTransfer(statement: Statement): boolean {
  return statement.tokens.some((_, at) => tellsTransfer(statement, at));
}

/** Whether a word tells that something was given or received; "a grant" tells it of nothing. */
function tellsTransfer({ tokens, language }: Statement, at: number): boolean {
  return isTransfer(tokens[at]?.term ?? '') && !(language === 'en' && isArticle(tokens[at - 1]?.term ?? ''));
}
