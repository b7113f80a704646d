import { hasWord, otherWord, type Alignment, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { isPassive } from '../sentence/passive.js';
import type { Statement } from '../sentence/statement.js';
import { isVerb } from '../sentence/verbs.js';
import { isLight, isPreposition } from '../words/functionWords.js';
import { pointAlike } from '../words/poles.js';
import { areUnrelatedVerbs } from '../words/relatedVerbs.js';

/**
 * "The court upheld the suit" for "the court dismissed the suit": in the place of a verb that no sentence near the claim
 * has, between the same words, there is one that doesn't mean the same. Other words that the source lacks are more often
 * another wording, and so are verbs whose neighbors differ.
 */
export function checkOtherVerb({ claim, index, near, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || claim.language !== 'en' || best.statement.language !== 'en') return [];
  const { statement, sentence } = best;
  for (const [at, word] of claim.tokens.entries()) {
    if (best.matched[at] !== undefined || !isFullVerb(claim, at)) continue;
    if (near.some((other) => hasWord(index.statement(other), word))) continue;
    const place = placeOf(claim, at, best);
    const other = place === undefined ? undefined : statement.tokens[place];
    if (place === undefined || other === undefined || !isFullVerb(statement, place) || hasWord(claim, other)) continue;
    if (pointAlike(word.term, other.term) || !areUnrelatedVerbs(word.stem, other.stem)) continue;
    return [otherWord(other.term, word.term, sentence)];
  }
  return [];
}

/** Behind a verb or its object, it makes another verb: "blew up", "called the vote off". */
const PARTICLE = /^(?:up|off|out|down|away|back|apart|over|on|in)$/u;

/** A verb that means something by itself. */
function isFullVerb(statement: Statement, at: number): boolean {
  const token = statement.tokens[at];
  return (
    token?.content === true &&
    isVerb(statement, at) &&
    !isLight(token.term) &&
    !isGerund(statement, at) &&
    !hasParticle(statement, at)
  );
}

/** "The meeting" and "weekly training" are nouns, unlike "is meeting" and "by training". */
function isGerund(statement: Statement, at: number): boolean {
  const [before, token] = [statement.tokens[at - 1], statement.tokens[at]];
  return token?.term.endsWith('ing') === true && !isPassive(statement, token) && !isPreposition(before?.term ?? '');
}

/** "Off Iceland" is a place. */
function hasParticle({ tokens, clauses }: Statement, at: number): boolean {
  return tokens.some(({ term }, place) => {
    if (place <= at || clauses[place] !== clauses[at] || !PARTICLE.test(term)) return false;
    const next = tokens[place + 1];
    return next === undefined || clauses[place + 1] !== clauses[at] || isPreposition(next.term);
  });
}

/** Where a sentence has the only other word between the words around a word of the claim. */
function placeOf(claim: Statement, at: number, { statement, matched }: Alignment): number | undefined {
  const isShared = (next: number): boolean => claim.tokens[next]?.content === true && matched[next] !== undefined;
  let [left, right] = [at - 1, at + 1];
  while (left >= 0 && !isShared(left)) left--;
  while (right < claim.tokens.length && !isShared(right)) right++;
  const [from, to] = [matched[left] ?? -1, matched[right] ?? statement.tokens.length];
  const isOwn = ({ content }: ComparableToken): boolean => content;
  const theirs = statement.tokens.slice(from + 1, to).filter(isOwn);
  const [only] = theirs;
  if (only === undefined || theirs.length > 1 || claim.tokens.slice(left + 1, right).filter(isOwn).length > 1)
    return undefined;
  const place = statement.tokens.indexOf(only);
  return [-1, 1].every((step) => isSame(claim.tokens[at + step], statement.tokens[place + step])) ? place : undefined;
}

/** Both may be missing, at the beginning or the end. */
function isSame(one: ComparableToken | undefined, other: ComparableToken | undefined): boolean {
  return one?.term === other?.term || (one !== undefined && one.stem === other?.stem);
}
