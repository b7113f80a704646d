import { areAlike, lettersOf, wordsOf, type Word } from './sentence/meantWords.js';
import type { ComparableToken } from './sentence/comparable.js';
import { statementWith, type Statement } from './sentence/statement.js';
import type { ComparedSource } from './indexing/comparedSource.js';

/** Informativeness of a word, by whether it can be found in the other language. */
const WEIGHTS = { known: 1, unknown: 0.3 };
/** Two forms of a name end differently in at most this many letters of the longer one. */
const LONGEST_ENDING = 3;

/** A claim, and a source in another language that has the claim's words in the place of those that mean the same. */
export interface Gloss {
  claim: Statement;
  index: ComparedSource;
}

/**
 * Puts a claim's words in the place of the source's that mean the same, as far as they are known, so that both can be
 * compared as in one language. The source's other words, its negations, and its clauses stay.
 */
export function glossOf(statement: Statement, index: ComparedSource): Gloss {
  const claim = withKnownNames(withWholeWords(statement), index);
  const words = wordsOf(claim);
  const names = positionsOfNames(claim);
  const known = new Set(words.flatMap(({ at }) => (names.has(at) ? [] : [(claim.tokens[at] as ComparableToken).stem])));
  const statements = new Map<number, Statement>();
  const glossed: ComparedSource = {
    sentences: index.sentences,
    languages: index.languages,
    capitalised: index.capitalised,
    get acronyms() {
      return index.acronyms;
    },
    textOf: (sentence) => index.textOf(sentence),
    isHeading: (sentence) => index.isHeading(sentence),
    neighbours: (sentence) => index.neighbours(sentence),
    occurrences: (stem, prefix) => index.occurrences(stem, prefix),
    withNumber: (values) => index.withNumber(values),
    verbatim: (terms) => index.verbatim(terms),
    statement(sentence) {
      let found = statements.get(sentence);
      if (found === undefined) statements.set(sentence, (found = inWordsOf(claim, words, index.statement(sentence))));
      return found;
    },
    has: (stem, prefix) => known.has(stem) || index.has(stem, prefix),
    weight: (stem) => (known.has(stem) || stem.startsWith('#') ? WEIGHTS.known : WEIGHTS.unknown),
  };
  return { claim, index: glossed };
}

/** German capitalizes every noun: of several in a row, those that the source has are the name ("Kandidatin Nadia Benali"). */
function withKnownNames(claim: Statement, index: ComparedSource): Statement {
  if (claim.language !== 'de') return claim;
  const anchors = claim.anchors.flatMap((anchor) => {
    if (anchor.kind !== 'name' || anchor.from === anchor.to) return [anchor];
    const isKnown = ({ term, stem, prefix }: ComparableToken): boolean =>
      index.has(stem, prefix) && index.capitalised.has(term);
    const known = claim.tokens.flatMap((token, at) =>
      at >= anchor.from && at <= anchor.to && isKnown(token) ? [{ token, at }] : [],
    );
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { start } = first.token;
    const { end } = last.token;
    const words = claim.tokens.slice(first.at, last.at + 1).map(({ stem }) => stem);
    return [{ ...anchor, start, end, raw: claim.text.slice(start, end), words, from: first.at, to: last.at }];
  });
  return statementWith(claim.text, claim.language, claim.tokens, anchors, claim.clauses);
}

const whole = new WeakMap<Statement, Statement>();

/** With the characters of a word that is written without spaces as one token. */
function withWholeWords(statement: Statement): Statement {
  let joined = whole.get(statement);
  if (joined === undefined) whole.set(statement, (joined = joinWords(statement)));
  return joined;
}

function joinWords(statement: Statement): Statement {
  const ends = new Map(wordsOf(statement).map(({ at, end }) => [at, end]));
  const kept = new Map<number, number>();
  const tokens: ComparableToken[] = [];
  let until = 0;
  statement.tokens.forEach((token, at) => {
    if (token.start < until) return;
    until = Math.max(token.end, ends.get(at) ?? 0);
    const term = statement.text.slice(token.start, until);
    tokens.push(until === token.end ? token : { ...token, end: until, term, stem: term, content: true });
    kept.set(at, kept.size);
  });
  if (kept.size === statement.tokens.length) return statement;
  const { text, language, anchors, clauses } = statement.restricted(statement.text, kept);
  return statementWith(text, language, tokens, anchors, clauses);
}

function inWordsOf(claim: Statement, words: readonly Word[], statement: Statement): Statement {
  const stated = withWholeWords(statement);
  const theirs = new Map(wordsOf(stated).map((word) => [word.at, word]));
  const names = { claimed: positionsOfNames(claim), stated: positionsOfNames(stated) };
  const isSame = (at: number, other: Word): boolean => {
    if (names.claimed.has(other.at) !== names.stated.has(at)) return false;
    if (names.stated.has(at))
      return isSameName((claim.tokens[other.at] as ComparableToken).term, (stated.tokens[at] as ComparableToken).term);
    const word = theirs.get(at);
    return word !== undefined && areAlike(word, other);
  };
  const tokens = stated.tokens.map((token, at): ComparableToken => {
    const same = claim.positions.has(token.stem) ? undefined : words.find((other) => isSame(at, other));
    if (same === undefined) return token;
    const { term, stem, prefix } = claim.tokens[same.at] as ComparableToken;
    return { ...token, term, stem, prefix, content: true };
  });
  if (tokens.every((token, at) => token === stated.tokens[at])) return stated;
  const anchors = stated.anchors.map((anchor) =>
    anchor.kind === 'name'
      ? { ...anchor, words: tokens.slice(anchor.from, anchor.to + 1).map(({ stem }) => stem) }
      : anchor,
  );
  // The text is the same, and so are the places of its closed classes of words, which take longest to find.
  const { marked, has } = stated;
  return { ...statementWith(stated.text, stated.language, tokens, anchors, stated.clauses), marked, has };
}

function positionsOfNames({ anchors }: Statement): ReadonlySet<number> {
  return new Set(
    anchors.flatMap(({ kind, from, to }) =>
      kind === 'name' ? Array.from({ length: to - from + 1 }, (_, at) => from + at) : [],
    ),
  );
}

/** "Роговой" of "Rogova": a name may be inflected, and written in other letters. */
function isSameName(one: string, other: string): boolean {
  const [mine, theirs] = [lettersOf(one), lettersOf(other)];
  let same = 0;
  while (same < mine.length && mine[same] === theirs[same]) same++;
  const [shorter, longer] = [Math.min(mine.length, theirs.length), Math.max(mine.length, theirs.length)];
  return same > 1 && same >= shorter - 1 && same >= longer - LONGEST_ENDING;
}
