import { ARTICLES } from '../words/articles.js';
import type { Language } from '@regen-research/text';
import { message } from '../../../protocol/messages/index.js';
import type { Anchor } from '../sentence/anchors.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Alignment, Comparison, Finding } from '../comparison.js';
import { hasAgentBehind, isPassive } from '../sentence/passive.js';
import { isAdjunct } from '../sentence/adjunct.js';
import type { Marked } from '../words/markers.js';
import { participantsOf, type Participant } from '../sentence/participants.js';
import { bearerOf, sameBearer } from '../sentence/bearers.js';
import { areConverse, isGiving } from '../words/converses.js';
import { areOpposites, pointAlike, polesOf } from '../words/poles.js';
import { sameName } from '../names/sameName.js';
import { giverAsReceiver, handingOver } from '../sentence/handingOver.js';
import { sameWord, sidesOf } from '../sentence/sides.js';
import { written, type Statement } from '../sentence/statement.js';
import { isVerbAt, isVerbIn, isVerbLike } from '../sentence/verbs.js';
import { windowAt } from './opposites.js';

/** Who does it to whom: names and other nouns around a verb that is the same in both, or a synonym. */
export function checkRoles(comparison: Comparison, best: Alignment): Finding | undefined {
  return namesSwapped(comparison, best) ?? besideVerb(comparison, best) ?? sidesSwapped(comparison, best);
}

/**
 * "Told Barr to pay Colby" for "told Colby to pay": the name right behind the same verb is one that the claim has
 * elsewhere.
 */
function besideVerb({ claim }: Comparison, { statement, sentence }: Alignment): Finding | undefined {
  if (claim.language !== 'en') return undefined;
  const nameAt = ({ anchors }: Statement, at: number): Anchor | undefined =>
    anchors.find(({ kind, from }) => kind === 'name' && from === at);
  for (const [at, verb] of claim.tokens.entries()) {
    const place = statement.positions.get(verb.stem);
    if (!verb.content || place?.length !== 1 || !isVerbIn(claim, verb)) continue;
    const [mine, theirs] = [nameAt(claim, at + 1), nameAt(statement, (place[0] as number) + 1)];
    if (mine === undefined || theirs === undefined || sameName(mine.words, theirs.words)) continue;
    const moved = claim.anchors.find(
      (other) => other !== mine && other.kind === 'name' && sameName(other.words, theirs.words),
    );
    if (moved === undefined || joined(claim, mine, moved)) continue;
    return {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.swapped', {
        one: claim.text.slice(mine.start, mine.end),
        other: claim.text.slice(moved.start, moved.end),
      }),
      counter: sentence,
    };
  }
  return undefined;
}

/** Languages in which the order of words shows the subject; Chinese has a check of its own. */
const ORDERED: readonly Language[] = ['en', 'fr', 'es', 'de'];

function sidesSwapped({ claim }: Comparison, { statement, sentence, matched }: Alignment): Finding | undefined {
  if (claim.language === 'ru') return endingsExchanged(claim, statement, sentence);
  if (!ORDERED.includes(claim.language)) return undefined;
  // "B bought from A" for "A sold to B": an opposite word matches the reversed order.
  const turned = claim.tokens.some(
    (token) =>
      !statement.positions.has(token.stem) &&
      statement.tokens.some(
        (other) =>
          !claim.positions.has(other.stem) &&
          (areOpposites(token.term, other.term) || areConverse(token.term, other.term)),
      ),
  );
  if (turned) return giverIsReceiver(claim, statement, sentence);
  const cases = claim.language === 'de' ? casesChanged(claim, statement) : undefined;
  if (cases !== undefined)
    return {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.swapped', { one: written(claim, [cases[0]]), other: written(claim, [cases[1]]) }),
      counter: sentence,
    };
  // A base form or "pays" has no ending of its own: it is a verb if it is one in either sentence.
  const active = claim.language === 'en' && !/\sby\s/u.test(statement.text) && !/\sby\s/u.test(claim.text);
  const isVerb = (of: Statement, token: ComparableToken): boolean =>
    isVerbIn(of, token) || (active && isVerbAt(of.tokens, of.tokens.indexOf(token), of.language));
  const hasVerb = claim.tokens.some((token) => isVerb(claim, token) || polesOf(token.term).length > 0);
  for (const [at, token] of claim.tokens.entries()) {
    if (!token.content || token.stem.startsWith('#') || isInName(claim, at)) continue;
    if (hasVerb && !isVerb(claim, token) && polesOf(token.term).length === 0) continue;
    const same = statement.positions.get(token.stem);
    const place =
      same?.length === 1
        ? same[0]
        : same === undefined
          ? statement.tokens.findIndex((other) => other.content && pointAlike(token.term, other.term))
          : undefined;
    if (place === undefined || place < 0 || (same !== undefined && matched[at] === undefined)) continue;
    const counterpart = statement.tokens[place] as ComparableToken;
    // "The support" for "supported": a noun has its own word order.
    if (isVerb(claim, token) !== isVerb(statement, counterpart)) continue;
    if (isGiving(token.term) && isPassive(claim, token) && isPassive(statement, counterpart)) {
      const [mine, theirs] = [handingOver(claim, at), handingOver(statement, place)];
      if (mine.to.length > 0 !== theirs.to.length > 0) {
        const giver = giverAsReceiver(mine, theirs);
        if (giver !== undefined) return swapped(claim, [giver, token], sentence);
        if (mine.by.length === 0 || theirs.by.length > 0) continue;
      }
    }
    const exchanged = frontedExchange(claim, at, statement, place);
    if (exchanged !== undefined) return swapped(claim, exchanged, sentence);
    const sides = sidesOf(claim, at, statement, place);
    const { left, right } = sides;
    // "The dog was bitten by the man" for "the dog bit the man": the same order, but only one of them is a passive.
    const byAgent = (of: Statement, verb: ComparableToken): boolean => isPassive(of, verb) && hasAgentBehind(of, verb);
    const onlyAgent =
      same !== undefined &&
      sides.order === 'same' &&
      ((byAgent(claim, token) && !isTurned(statement, counterpart)) ||
        (byAgent(statement, counterpart) && !isTurned(claim, token)));
    if (isTurned(claim, token) !== isTurned(statement, counterpart) && !onlyAgent) continue;
    if (left === undefined || right === undefined) continue;
    const fronted =
      opensWithObject(claim, at, left) !== opensWithObject(statement, place, sides.order === 'same' ? left : right);
    if (fronted ? sides.order !== 'same' : sides.order !== 'crossed' && !onlyAgent) continue;
    if (claim.language === 'de' && keepsCase(claim, statement, [left, right])) continue;
    return swapped(claim, [left, right], sentence);
  }
  return undefined;
}

/**
 * "El premio lo entregó la alcaldesa al pintor": with the object before the verb, the one who gets it stands behind "a", and
 * the other one is the subject. The two words if they are exchanged.
 */
function frontedExchange(
  claim: Statement,
  at: number,
  statement: Statement,
  place: number,
): [ComparableToken, ComparableToken] | undefined {
  if (claim.language !== 'es' || (!hasPronounBefore(claim, at) && !hasPronounBefore(statement, place)))
    return undefined;
  const receiver = ({ tokens }: Statement, verb: number): ComparableToken | undefined => {
    const to = tokens.findIndex(({ term }, other) => other > verb && /^al?$/u.test(term));
    return to < 0 ? undefined : tokens.slice(to).find(({ content }) => content);
  };
  const [mine, theirs] = [receiver(claim, at), receiver(statement, place)];
  if (mine === undefined || theirs === undefined || sameWord(mine, theirs)) return undefined;
  const moved = claim.tokens.find((token) => sameWord(token, theirs));
  return moved !== undefined && statement.tokens.some((token) => sameWord(token, mine)) ? [mine, moved] : undefined;
}

function hasPronounBefore({ tokens }: Statement, verb: number): boolean {
  return /^l[oa]s?$/u.test(tokens[verb - 1]?.term ?? '');
}

/** "El diploma lo reciben los alumnos": a Spanish pronoun between a noun and the verb shows that the noun is the object. */
function opensWithObject(statement: Statement, verb: number, noun: ComparableToken): boolean {
  const { language, tokens } = statement;
  return language === 'es' && verb > 1 && sameWord(tokens[verb - 2], noun) && hasPronounBefore(statement, verb);
}

/** "The trust gets 240 pounds from farmers" for "the trust pays farmers 240 pounds": a converse verb with the same subject. */
function giverIsReceiver(claim: Statement, statement: Statement, sentence: number): Finding | undefined {
  for (const [at, token] of claim.tokens.entries()) {
    const place = statement.tokens.findIndex((other) => areConverse(token.term, other.term));
    if (place < 0 || claim.has('passive') !== statement.has('passive')) continue;
    const [mine, theirs] = [bearerOf(claim, at), bearerOf(statement, place)];
    if (mine === undefined || theirs === undefined || theirs.words.length === 0) continue;
    const counterpart = claim.tokens
      .slice(at)
      .find((word) => word.content && theirs.words.some((its) => sameWord(word, its)));
    const [subject] = mine.words;
    if (subject === undefined || sameBearer(mine, theirs) !== true || counterpart !== undefined) continue;
    return swapped(claim, [subject, token], sentence);
  }
  return undefined;
}

/**
 * "Сомова спасла туриста" and "турист спас Сомову": in Russian, endings show the subject, so if both words around the
 * same verb have different endings, they have swapped roles.
 */
function endingsExchanged(claim: Statement, statement: Statement, sentence: number): Finding | undefined {
  if (isPassiveRussian(claim) || isPassiveRussian(statement)) return undefined;
  for (const [at, verb] of claim.tokens.entries()) {
    if (!verb.content || !isVerbIn(claim, verb)) continue;
    const place = statement.tokens.findIndex((token) => sameWord(token, verb) && isVerbIn(statement, token));
    if (place < 0) continue;
    const changed = (token: ComparableToken): boolean => {
      const other = statement.tokens.find((stated) => sameWord(token, stated));
      return token.content && other !== undefined && other.term !== token.term && !isVerbIn(claim, token);
    };
    const left = claim.tokens.slice(0, at).findLast(changed);
    const right = claim.tokens.slice(at + 1).find(changed);
    if (left === undefined || right === undefined) continue;
    return swapped(claim, [left, right], sentence);
  }
  return undefined;
}

const swapped = (
  claim: Statement,
  [left, right]: readonly [ComparableToken, ComparableToken],
  counter: number,
): Finding => ({
  cap: 'doubtful',
  penalty: 1,
  reason: message('grounding.swapped', { one: written(claim, [left]), other: written(claim, [right]) }),
  counter,
});

/** "Был спасён Сомовой". */
function isPassiveRussian({ text }: Statement): boolean {
  return /(?<!\p{L})\p{L}+(?:[её]н|[её]на|[её]но|[её]ны|ан|ана|ано|аны|ят|ята|яты|ется|ются|ился|илась|ались|алось)(?!\p{L})/u.test(
    text,
  );
}

/**
 * The agent comes after the verb: a passive. German puts its participle last, so any passive in the sentence counts.
 */
function isTurned(statement: Statement, verb: ComparableToken): boolean {
  return (
    isPassive(statement, verb) ||
    hasAgentBehind(statement, verb) ||
    (statement.language !== 'en' && statement.has('passive'))
  );
}

function isInName({ anchors }: Statement, at: number): boolean {
  return anchors.some(({ kind, from, to }) => kind === 'name' && at >= from && at <= to);
}

const CASES: Record<string, 'nominative' | 'object'> = {
  der: 'nominative',
  ein: 'nominative',
  den: 'object',
  dem: 'object',
  einen: 'object',
  einem: 'object',
};

/** "Den Hund biss der Mann": in German the article, not the order, shows the subject. */
function keepsCase(claim: Statement, statement: Statement, words: readonly ComparableToken[]): boolean {
  const caseIn = ({ tokens }: Statement, word: ComparableToken): string | undefined => {
    const at = tokens.findIndex((token) => sameWord(token, word));
    return CASES[tokens[at - 1]?.term ?? ''];
  };
  return words.some((word) => {
    const [mine, theirs] = [caseIn(claim, word), caseIn(statement, word)];
    return mine !== undefined && mine === theirs;
  });
}

/** German: of two nouns, one has become the subject and the other no longer is. */
function casesChanged(claim: Statement, statement: Statement): [ComparableToken, ComparableToken] | undefined {
  let [risen, fallen]: (ComparableToken | undefined)[] = [];
  for (const [at, token] of claim.tokens.entries()) {
    const place = statement.positions.get(token.stem)?.[0];
    const [mine, theirs] = [
      CASES[claim.tokens[at - 1]?.term ?? ''],
      CASES[statement.tokens[(place ?? 0) - 1]?.term ?? ''],
    ];
    if (!token.content || place === undefined || mine === theirs) continue;
    if (mine === 'nominative' && theirs === 'object') risen = token;
    if (mine === 'object' && theirs === 'nominative') fallen = token;
  }
  const passive = claim.has('passive') !== statement.has('passive');
  return risen === undefined || fallen === undefined || passive ? undefined : [risen, fallen];
}

/** Two names in the order of agent and object; a passive, an opposite verb, or an opposite comparison reverses it. */
function namesSwapped({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence, matched } = best;
  const participants = participantsOf(claim, best);
  for (let one = 0; one + 1 < participants.length; one++)
    for (let other = one + 1; other < participants.length; other++) {
      const [first, second] = [participants[one] as Participant, participants[other] as Participant];
      if (first.kind !== second.kind) continue;
      const crossed = first.stated.start > second.stated.start;
      if (joined(claim, first.claimed, second.claimed) || joined(statement, first.stated, second.stated)) continue;
      if (isAdjunct(claim, first.claimed) || isAdjunct(statement, crossed ? second.stated : first.stated)) continue;
      if (isBystander(claim, second.claimed)) continue;
      const passive =
        passiveBetween(claim, first.claimed, second.claimed) !== passiveBetween(statement, first.stated, second.stated);
      const opposite = claim.tokens.some((token, at) => {
        if (statement.positions.has(token.stem)) return false;
        const [low, high] = windowAt(matched, at, statement.tokens.length);
        return statement.tokens
          .slice(low, high + 1)
          .some((stated) => areOpposites(token.term, stated.term) && !claim.positions.has(stated.stem));
      });
      const converse = !opposite && tellsOtherSide(claim, statement);
      const changes = [crossed, passive, opposite, converse].filter(Boolean).length;
      if (changes % 2 === 0 || (opposite && !crossed && !passive)) continue;
      return {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.swapped', {
          one: claim.text.slice(first.claimed.start, first.claimed.end),
          other: claim.text.slice(second.claimed.start, second.claimed.end),
        }),
        counter: sentence,
      };
    }
  return undefined;
}

/** "The books of Lund", "according to Lund": she doesn't take part in what the sentence tells. */
function isBystander({ text }: Statement, name: Marked): boolean {
  return BYSTANDER.test(text.slice(Math.max(0, name.start - 30), name.start));
}

const BYSTANDER = new RegExp(
  String.raw`(?<!\p{L})(?:of|according to|du|des|del|laut|selon|d['’]après|según)\s+(?:(?:${ARTICLES})\s+)?$`,
  'iu',
);

/** "Received" for "paid". */
function tellsOtherSide(claim: Statement, statement: Statement): boolean {
  return claim.tokens.some(
    ({ term, stem }) =>
      !statement.positions.has(stem) &&
      statement.tokens.some((other) => !claim.positions.has(other.stem) && areConverse(term, other.term)),
  );
}

/** Between two names is a passive: the second name is the agent. */
function passiveBetween(statement: Statement, one: Marked, other: Marked): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return statement
    .marked('passive')
    .some((span) => span.end > first.end && span.start < second.start && span.end <= second.start + 1);
}

/**
 * Only "and", commas, or "between … and" separate them, so their order means nothing; a verb behind an apposition's comma
 * does.
 */
function joined({ text, language }: Statement, one: Marked, other: Marked): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const between = text.slice(first.end, second.start);
  const joint = between.length < 40 ? JOINT.exec(between) : null;
  return joint !== null && !isVerbLike(joint.groups?.['word'] ?? '', language);
}

const JOINT =
  /^\s*(?:,\s*)?(?:(?:and|or|und|oder|et|ou|y|o|и|или|&|,|as well as|sowie)[\s,]+(?:(?<word>\p{Ll}+)\s)?)?$/u;
