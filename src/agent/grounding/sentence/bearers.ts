import type { Anchor } from './anchors.js';
import { isArticle, relatesNothing } from '../words/articles.js';
import type { ComparableToken } from './comparable.js';
import { isAdverb, isPreposition, isRelative, isSubordinating } from '../words/functionWords.js';
import { genderOfNoun, genderOfPronoun, type Gender } from '../names/genders.js';
import { areOpposites } from '../words/poles.js';
import { genderIn, genderOf } from '../names/nameGender.js';
import { sameName } from '../names/sameName.js';
import { sameWord } from './sides.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
import type { Statement } from './statement.js';
import { isVerb } from './verbs.js';

/** What a clause is about: its subject, as its noun phrase or as the pronoun that stands for one. */
export interface Bearer {
  statement: Statement;
  /** Content words of the noun phrase; empty for a pronoun. */
  words: readonly ComparableToken[];
  name?: Anchor;
  pronoun?: ComparableToken;
  /** "The first", "the other": tells apart what was named together. */
  designator?: string;
  /** Position of its first token. */
  at: number;
}

const PRONOUN = /^(?:he|she|it|il|elle|él|ella|он|она|оно)$/u;
const OTHERS = /^(?:they|we|you|i|there|wir|ihr|ils|elles|nous|vous|on|ellos|ellas|nosotros|они|мы|вы)$/u;
const COORDINATION = /^(?:and|but|or|yet|then|und|aber|et|mais|puis|y|e|pero|и|но|а)$/u;
const DESIGNATOR = /^(?:first|second|third|former|latter|one|other|another)$/u;
/** "It was agreed that", "it takes an hour": stands for nothing. */
const EXPLETIVE =
  /^it\s(?:(?:is|was|has been|will be|would be|may be|seems?|appears?|seemed|appeared)\s(?:[^.,;]{0,40}?\s)?(?:that|to|who|whether|if|how|when|why)(?!\p{L})|(?:takes?|took|rain|snow))/iu;

/** The subject of the clause that a token of a sentence is in; undefined if it isn't clear. */
export function bearerOf(statement: Statement, place: number): Bearer | undefined {
  const { tokens, clauses, text } = statement;
  let clause = clauses[place];
  let limit = place;
  let sought = false;
  while (clause !== undefined) {
    const own = [...tokens.keys()].filter((at) => clauses[at] === clause && at <= limit);
    const [opening] = own;
    if (opening === undefined) return undefined;
    const verb = own.find((at) => isVerb(statement, at));
    if (verb !== undefined || sought) {
      const found = phraseBefore(statement, verb ?? (own.at(-1) ?? opening) + 1, clause);
      if (found !== undefined) return found;
      const [before, first] = [tokens[opening - 1], tokens[opening]];
      if (before === undefined || first === undefined) return undefined;
      if (isRelative(first.term) || first.term === 'that')
        return phraseBefore(statement, opening, clauses[opening - 1] ?? 0);
      if (!COORDINATION.test(first.term) && !/[,()]/u.test(text.slice(before.end, first.start))) return undefined;
      sought = true;
    }
    limit = opening - 1;
    clause = Math.max(-1, ...clauses.slice(0, opening).filter((other) => other < (clause as number)));
    if (clause < 0) return undefined;
  }
  return undefined;
}

/** The noun phrase or pronoun right before a position, without what a preposition governs: "captain" of "captain of the frigate". */
function phraseBefore(statement: Statement, end: number, clause: number): Bearer | undefined {
  const { tokens, text, anchors, clauses } = statement;
  let words: ComparableToken[] = [];
  let at = end - 1;
  for (; at >= 0 && (clauses[at] as number) >= clause; at--) {
    const token = tokens[at] as ComparableToken;
    // An aside.
    if (clauses[at] !== clause) continue;
    if (
      words.length > 0 &&
      clauses[at + 1] === clause &&
      /[,;:()]/u.test(text.slice(token.end, tokens[at + 1]?.start ?? token.end))
    )
      break;
    if (PRONOUN.test(token.term) && words.length === 0)
      return EXPLETIVE.test(text.slice(token.start)) ? undefined : { statement, words: [], pronoun: token, at };
    // Nobody in particular, or several.
    if (OTHERS.test(token.term) && words.length === 0) return undefined;
    if (DESIGNATOR.test(token.term) && words.length === 0) {
      // "The older one": the adjective tells it apart.
      const before = tokens[at - 1];
      const kind = token.term === 'one' && before?.content === true ? before : token;
      return { statement, words: ORDINAL.test(kind.term) || kind !== token ? [kind] : [], designator: kind.term, at };
    }
    if (isPreposition(token.term)) words = [];
    else if (isAdverb(token.term)) continue;
    else if (token.content && !token.stem.startsWith('#')) words.unshift(token);
    else if (relatesNothing(token.term) && !isPreposition(tokens[at - 1]?.term ?? '')) break;
    else if (!relatesNothing(token.term) && words.length > 0) break;
  }
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const name = anchors.findLast(({ kind, start, end: to }) => kind === 'name' && last.start >= start && last.end <= to);
  // "In the 18th minute Vestmark scored": what a number counts isn't part of the name.
  if (name !== undefined && tokens[at]?.stem.startsWith('#') === true)
    words = words.filter(({ start }) => start >= name.start);
  const first = words[0] ?? last;
  return { statement, words, name, at: tokens.indexOf(first) };
}

/** Whether two subjects may be the same thing: undefined where nothing tells. */
export function sameBearer(one: Bearer, other: Bearer): boolean | undefined {
  if (areContrasted(one, other)) return false;
  if (one.designator !== undefined || other.designator !== undefined)
    return one.designator !== undefined && other.designator !== undefined
      ? one.designator === other.designator
      : undefined;
  if (one.name !== undefined && other.name !== undefined) return sameName(one.name.words, other.name.words);
  if (one.words.some((word) => other.words.some((its) => sameWord(word, its)))) return true;
  return one.name === undefined && other.name === undefined ? false : undefined;
}

const ORDINAL = /^(?:first|second|third|fourth|fifth|last|former|latter)$/u;

/** "The older bus" and "the newer one". */
export function areContrasted(one: Bearer, other: Bearer): boolean {
  return one.words.some((word) =>
    other.words.some(
      (its) =>
        areOpposites(word.term, its.term) ||
        (word.term !== its.term && ORDINAL.test(word.term) && ORDINAL.test(its.term)),
    ),
  );
}

/** How many sentences a chain of pronouns may be long. */
const LONGEST_CHAIN = 4;

/** What a subject that is a pronoun most likely stands for: the subject of the clause or sentence before. */
export function referentOf(bearer: Bearer, sentence: number, index: ComparedSource, chain = 0): Bearer | undefined {
  const { pronoun, statement, at } = bearer;
  if (pronoun === undefined) return bearer;
  const here = statement.tokens.slice(0, at).some((_, place) => isVerb(statement, place))
    ? firstBearer(statement)
    : undefined;
  if (here !== undefined && here.at < at) {
    if (here.pronoun !== undefined)
      return here.pronoun.term === pronoun.term ? referentOf(here, sentence, index, chain) : undefined;
    if (fits(pronoun, here, index, sentence)) return here;
  }
  // The nearest sentence before whose subject the pronoun fits.
  const { source } = index.sentences.at(sentence) ?? {};
  for (
    let before = sentence - 1;
    before >= sentence - LONGEST_CHAIN && index.sentences.at(before)?.source === source;
    before--
  ) {
    const subject = firstBearer(index.statement(before));
    if (subject?.pronoun !== undefined && subject.pronoun.term === pronoun.term && chain < LONGEST_CHAIN)
      return referentOf(subject, before, index, chain + 1);
    if (subject !== undefined && subject.pronoun === undefined && fits(pronoun, subject, index, before)) return subject;
    if (genderOfPronoun(pronoun.term) === undefined) return undefined;
  }
  return undefined;
}

/** The subject of a sentence's first clause; of "Ottilie baked" in "while Maud was away, Ottilie baked". */
function firstBearer(statement: Statement): Bearer | undefined {
  const { tokens, clauses } = statement;
  const verbs = [...tokens.keys()].filter((at) => isVerb(statement, at));
  const main = isSubordinating(tokens[0]?.term ?? '') ? verbs.find((at) => clauses[at] !== clauses[0]) : undefined;
  const found = main === undefined ? undefined : bearerOf(statement, main);
  const [first] = verbs;
  return found !== undefined && found.pronoun === undefined
    ? found
    : first === undefined
      ? undefined
      : bearerOf(statement, first);
}

/** Whether a pronoun may stand for a noun phrase, by its gender and number. */
function fits(
  { term }: ComparableToken,
  { name, words, statement }: Bearer,
  index: ComparedSource,
  sentence: number,
): boolean {
  const sought = genderOfPronoun(term);
  const head = words.at(-1)?.term ?? '';
  if (name === undefined && statement.language === 'en' && /[^s]s$/u.test(head)) return false;
  const gender =
    name === undefined
      ? genderOfNoun(head)
      : (genderOfApposed(statement, name) ?? genderOf(name, statement, index, sentence));
  // A firm may bear a founder's family name: only the mention itself tells that it is a person.
  if (term === 'it') return (name === undefined ? gender : genderIn(name, statement)) === undefined;
  // "The Salt Clerk" is no person.
  if (name !== undefined && gender === undefined && isArticle(statement.tokens[name.from - 1]?.term ?? ''))
    return false;
  return gender === undefined || sought === undefined || gender === sought;
}

/** "Her husband, the engineer Tor Lind": a noun right before the name's phrase. */
function genderOfApposed({ tokens, text }: Statement, { from, start }: Anchor): Gender | undefined {
  const noun = tokens
    .slice(Math.max(0, from - MOST_APPOSED), from)
    .findLast(({ term }) => genderOfNoun(term) !== undefined);
  return noun === undefined || !/^[^,;.]*,[^,;.]*$/u.test(text.slice(noun.end, start))
    ? undefined
    : genderOfNoun(noun.term);
}

const MOST_APPOSED = 5;
