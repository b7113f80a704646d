import { ARTICLES, relatesNothing } from '../words/articles.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { hasWord, otherWord, type Alignment, type Borrowed, type Comparison, type Finding } from '../comparison.js';
import { membersOf } from '../sentence/members.js';
import { sameWord } from '../sentence/sides.js';
import { placesOf, type Statement } from '../sentence/statement.js';
import { isVerbAt, isVerbLike } from '../sentence/verbs.js';

const LEAST_COVERAGE = 0.5;

/**
 * A claim must not combine the subject of one clause with the predicate of another: "A earned 5 and B earned 6" doesn't
 * support "B earned 5".
 */
export function checkBorrowed({ claim, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  const borrowed = best.borrowed ?? acrossRepeated(claim, best) ?? fromBehind(claim, best) ?? joinedApart(claim, best);
  // "Not because of beetles": what a member has is denied of another one; the denials are compared.
  if (borrowed === undefined || (claim.has('negation') && !claim.has('none'))) return [];
  return [otherWord(borrowed.said, borrowed.claimed, best.sentence)];
}

/** The content word before or after a token in its clause. */
function besideIn({ tokens, clauses }: Statement, at: number, step: 1 | -1): number | undefined {
  for (let next = at + step; clauses[next] !== undefined && clauses[next] === clauses[at]; next += step)
    if (tokens[next]?.content === true) return next;
  return undefined;
}

/** A repeated word has the claim's subject here and the claim's object there. */
function acrossRepeated(claim: Statement, { statement }: Alignment): Borrowed | undefined {
  for (const [at, token] of claim.tokens.entries()) {
    if (!token.content || !isVerbAt(claim.tokens, at, claim.language)) continue;
    const places = statement.positions.get(token.stem) ?? [];
    const [left, right] = [besideIn(claim, at, -1), besideIn(claim, at, 1)];
    if (places.length < 2 || left === undefined || right === undefined) continue;
    const [subject, object] = [claim.tokens[left] as ComparableToken, claim.tokens[right] as ComparableToken];
    const clauseHas = (place: number, word: ComparableToken): boolean =>
      placesOf(statement, word).some((other) => statement.clauses[other] === statement.clauses[place]);
    if (places.some((place) => clauseHas(place, subject) && clauseHas(place, object))) continue;
    const own = places.find((place) => clauseHas(place, subject));
    if (own === undefined || !places.some((place) => clauseHas(place, object))) continue;
    const rival = besideIn(statement, own, 1);
    const said = rival === undefined ? undefined : statement.tokens[rival];
    if (said !== undefined && !hasWord(claim, said)) return { said: said.term, claimed: object.term };
  }
  return undefined;
}

/** The claim's subject occurs only after the verb, in another clause; another subject precedes the verb. */
function fromBehind(claim: Statement, { statement }: Alignment): Borrowed | undefined {
  const inName = (of: Statement, at: number): boolean =>
    of.anchors.some(({ kind, from, to }) => kind === 'name' && at >= from && at <= to);
  for (const [at, token] of claim.tokens.entries()) {
    const places = statement.positions.get(token.stem) ?? [];
    const [place] = places;
    const left = besideIn(claim, at, -1);
    if (!isVerbAt(claim.tokens, at, claim.language) || places.length !== 1 || place === undefined || left === undefined)
      continue;
    const subject = claim.tokens[left] as ComparableToken;
    if (subject.stem.startsWith('#') || isVerbLike(subject.term, claim.language)) continue;
    const own = placesOf(statement, subject);
    if (own.length === 0 || own.some((other) => statement.clauses[other] === statement.clauses[place])) continue;
    const rival = besideIn(statement, place, -1);
    const said = rival === undefined ? undefined : statement.tokens[rival];
    if (said === undefined || rival === undefined || hasWord(claim, said) || said.stem.startsWith('#')) continue;
    // A common noun may refer to the name ("the company").
    const names = inName(claim, left);
    if (names !== inName(statement, rival) || (!names && claim.language === 'ru') || !isSubject(statement, rival))
      continue;
    if (own.every((other) => other > place || (names && other < rival)))
      return { said: said.term, claimed: subject.term };
  }
  return undefined;
}

/** Preceded by an article or nothing, and not by a preposition or another word of the same phrase. */
function isSubject({ tokens, clauses }: Statement, at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || clauses[at - 1] !== clauses[at] || relatesNothing(before.term);
}

/**
 * The claim's "A and B" are in different members, and the second one denies something or has a verb that the claim
 * lacks.
 */
function joinedApart(claim: Statement, { statement }: Alignment): Borrowed | undefined {
  const members = membersOf(statement);
  if (members.length < 2) return undefined;
  const memberOf = (token: ComparableToken): number | undefined => {
    const [place] = placesOf(statement, token);
    return place === undefined ? undefined : members.findIndex(({ from, to }) => place >= from && place <= to);
  };
  for (const [at, token] of claim.tokens.entries()) {
    const before = claim.tokens.slice(0, at).findLast(({ content }) => content);
    if (!token.content || before?.content !== true) continue;
    if (!JOINED.test(claim.text.slice(before.end, token.start))) continue;
    const [one, other] = [memberOf(before), memberOf(token)];
    if (one === undefined || other === undefined || one === other) continue;
    for (const number of [one, other]) {
      const member = members[number];
      if (member === undefined) continue;
      const { from, to } = member;
      const own = statement.tokens.slice(from, to + 1);
      const denies = statement
        .marked('negation')
        .find(({ start, end }) => start >= (own[0]?.start ?? 0) && end <= (own.at(-1)?.end ?? 0));
      const verb = own.find(
        (word) =>
          word.content &&
          isVerbLike(word.term, statement.language) &&
          !claim.tokens.some((mine) => sameWord(mine, word)),
      );
      if (denies !== undefined && !claim.has('negation'))
        return { said: statement.text.slice(denies.start, own.at(-1)?.end), claimed: token.term };
      if (verb !== undefined && number === other) return { said: verb.term, claimed: token.term };
    }
  }
  return undefined;
}

/** Nothing but "and" and an article. */
const JOINED = new RegExp(
  String.raw`^\s*,?\s*(?:and|und|et|y|e|и|和|と)\s*(?:(?:at|on|in|by|during|am|an|im|in|bei|le|en|à|los|по|в)\s+)?(?:(?:${ARTICLES}|l')\s*)?$`,
  'iu',
);
