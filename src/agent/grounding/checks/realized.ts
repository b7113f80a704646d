import { message } from '../../../protocol/messages/index.js';
import { sharedWith, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Statement } from '../sentence/statement.js';
import { isTransfer } from '../words/converses.js';
import { sameWord } from '../sentence/sides.js';
import { isVerb } from '../sentence/verbs.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
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
  /(?<!\p{L})(?<!(?:the|an?|its|his|her|their|this|that|no|any|la|une|sa|leur|cette) )(?:appl(?:y|ies|ied) for|(?:ask|request|demand)(?:s|ed)?(?: for)?|seeks|sought|bewirbt sich um|bewarb(?:en)? sich um|beantrag\p{L}+|forder(?:t|te|n|ten)|verlang(?:t|te|en|ten)|demand(?:e|ent|é|ait)|réclam(?:e|ent|é)|sollicit(?:e|ent|é)|solicit(?:a|an|ó|aron)|pid(?:e|en|ió|ieron)|reclam(?:a|an|ó)|запросил\p{L}*|попросил\p{L}*|требу\p{L}+|потребовал\p{L}*|просит|просят)(?!\p{L})/iu;
/** Share of what a claim says behind its verb, by weight, that stands behind the asking. */
const LEAST_ASKED = 0.6;
/** Sentences behind the asking that may answer it. */
const MOST_ANSWERS = 2;
/** What is yet to come, or what was refused, isn't an answer that gives something. */
const UNGIVEN = ['negation', 'hedge', 'plan', 'will', 'condition'] as const;
const AUXILIARY =
  /^(?:is|are|was|were|has|have|had|been|got|wurden?|wird|werden|worden|hat|haben|hatten?|a|ont|avait|avaient|est|sont|été|ha|han|había|fue|fueron|sido|был[аои]?)$/u;
const OBJECT_PRONOUN =
  /^(?:it|them|this|these|that|one|so|ihn|sie|es|ihm|ihr|ihnen|dies|das|l|l'|la|le|les|lui|leur|en|lo|los|las|se|его|её|их|ему|ей|им)$/u;

/** "Received a grant" for "applied for a grant": what was only asked for wasn't given. */
export function checkReceived({ claim, index, near, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  const verb = claim.tokens.findIndex((_, at) => tellsTransfer(claim, at));
  if (best === undefined || verb < 0 || !isOnlyVerb(claim, verb) || ASKED.test(claim.text)) return [];
  if (UNGIVEN.some((marker) => claim.has(marker))) return [];
  const { sentence } = best;
  const statement = index.statement(sentence);
  const asked = ASKED.exec(statement.text);
  if (asked === null || isAnswered(index, sentence, asked.index + asked[0].length)) return [];
  const object = claim.tokens.filter(({ content }, at) => content && at > verb);
  const isSought = (tokens: readonly ComparableToken[]): boolean => sharedWith(object, tokens, index) >= LEAST_ASKED;
  if (object.length < 2 || !isSought(statement.tokens.filter(({ start }) => start >= asked.index))) return [];
  const given = near.map((at) => index.statement(at)).some((other) => hasTransfer(other) && isSought(other.tokens));
  if (given) return [];
  return [
    {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.onlyPlanned', { said: asked[0] }),
      counter: sentence,
    },
  ];
}

/** "Customers who got a statement had to pay" tells something else of those who got it. */
function isOnlyVerb(claim: Statement, verb: number): boolean {
  return claim.tokens.every(
    ({ term }, at) =>
      at === verb || !isVerb(claim, at) || isInfinitive(claim, at) || (at < verb && AUXILIARY.test(term)),
  );
}

/** "The region granted it in April", "and got it": the sentence that asks, or one of the next ones, tells what came of it. */
function isAnswered(index: ComparedSource, sentence: number, end: number): boolean {
  const statement = index.statement(sentence);
  const behind = statement.tokens.findIndex(({ start }) => start >= end);
  if (behind < 0) return false;
  const tellsMore = statement.tokens.some(
    ({ term }, at) =>
      at >= behind &&
      (tellsTransfer(statement, at) ||
        (isVerb(statement, at) && !isInfinitive(statement, at) && !AUXILIARY.test(term))),
  );
  if (!statement.has('negation') && (tellsMore || statement.text.slice(end).includes(';'))) return true;
  const sought = statement.tokens.slice(behind).filter(({ content, stem }) => content && !stem.startsWith('#'));
  const { source } = index.sentences.at(sentence) ?? {};
  for (let next = sentence + 1; next <= sentence + MOST_ANSWERS; next++) {
    if (index.sentences.at(next)?.source !== source) return false;
    const following = index.statement(next);
    if (UNGIVEN.some((marker) => following.has(marker))) continue;
    const bearsOn = following.tokens.some(
      (token, at) => sought.some((word) => sameWord(token, word)) || (at > 0 && OBJECT_PRONOUN.test(token.term)),
    );
    if (bearsOn || hasTransfer(following)) return true;
  }
  return false;
}

function isInfinitive({ tokens }: Statement, at: number): boolean {
  return /^(?:to|zu)$/u.test(tokens[at - 1]?.term ?? '');
}

function hasTransfer(statement: Statement): boolean {
  return statement.tokens.some((_, at) => tellsTransfer(statement, at));
}

const DETERMINER = /^(?:the|an?|its|his|her|their|no|any|this|that)$/u;

/** Whether a word tells that something was given or received; "a grant" tells it of nothing. */
function tellsTransfer({ tokens, language }: Statement, at: number): boolean {
  return isTransfer(tokens[at]?.term ?? '') && !(language === 'en' && DETERMINER.test(tokens[at - 1]?.term ?? ''));
}
