import { relatesNothing } from '../words/articles.js';
import type { ComparableToken } from './comparable.js';
import { isAdverb, isPersonal, isPreposition, isRelative } from '../words/functionWords.js';
import type { Statement } from './statement.js';
import { isVerb } from './verbs.js';

/** What a clause says, by the parts that its words play: who does what, to whom, and where. */
export interface Fact {
  statement: Statement;
  /** By "subject", "verb", "object", or the preposition before it; the first of each. */
  parts: ReadonlyMap<string, Part>;
}

/** A phrase, or a verb, in one clause. */
export interface Part {
  slot: string;
  /** Content words in order; empty for a pronoun. */
  words: readonly ComparableToken[];
}

const OF = /^(?:of|de|du|des|del)$/u;

const known = new WeakMap<Statement, readonly Fact[]>();

/** The facts of a sentence: one for each clause with a verb of its own, or with two phrases to which the verb before applies. */
export function factsOf(statement: Statement): readonly Fact[] {
  let facts = known.get(statement);
  if (facts === undefined) known.set(statement, (facts = findFacts(statement)));
  return facts;
}

function findFacts(statement: Statement): Fact[] {
  const { tokens, clauses } = statement;
  const facts: Fact[] = [];
  let leading: Part[] = [];
  const byClause = new Map<number, number[]>();
  tokens.forEach((_, at) => {
    const clause = clauses[at] as number;
    const own = byClause.get(clause);
    if (own === undefined) byClause.set(clause, [at]);
    else own.push(at);
  });
  for (const own of byClause.values()) {
    const hasVerb = own.some((at) => isVerb(statement, at));
    const parts = partsIn(statement, own, hasVerb);
    const previous = facts.at(-1)?.parts;
    if (!hasVerb) {
      const bare = parts.filter(({ slot }) => slot === '');
      // "Along the quay, the city planted": it belongs to the clause that follows.
      if (previous === undefined && bare.length === 0) {
        leading = parts;
        continue;
      }
      // An item of a list, or an apposition.
      if (previous === undefined || parts.length < 2) continue;
      bare.forEach((part, number) => {
        part.slot = bare.length > 1 && number === 0 ? 'subject' : 'object';
      });
      if (bare.length === 1 && !previous.has('object')) (bare[0] as Part).slot = 'subject';
      const verb = previous.get('verb');
      if (verb !== undefined) parts.push(verb);
    }
    const collected = new Map<string, Part>();
    for (const part of [...parts, ...leading.splice(0)]) if (!collected.has(part.slot)) collected.set(part.slot, part);
    const opening = tokens[own[0] as number] as ComparableToken;
    if (!collected.has('subject')) {
      const subject = isRelative(opening.term) ? phraseBefore(statement, own[0] as number) : previous?.get('subject');
      if (subject !== undefined) collected.set('subject', subject);
    }
    facts.push({ statement, parts: collected });
  }
  return facts;
}

/** The phrases and verbs of a clause. Without a verb, a phrase without a preposition has an empty slot. */
function partsIn(statement: Statement, own: readonly number[], hasVerb: boolean): Part[] {
  const { tokens, text } = statement;
  const parts: { slot: string; words: ComparableToken[]; open: boolean }[] = [];
  let slot = hasVerb ? 'subject' : '';
  own.forEach((at, number) => {
    const token = tokens[at] as ComparableToken;
    const previous = own[number - 1];
    const last = parts.at(-1);
    const broken =
      previous !== undefined &&
      (previous !== at - 1 || /[,;:()]/u.test(text.slice(tokens[previous]?.end, token.start)));
    if (last !== undefined && broken) last.open = false;
    if (isVerb(statement, at)) {
      if (token.content) parts.push({ slot: 'verb', words: [token], open: false });
      if (last !== undefined) last.open = false;
      slot = 'object';
      return;
    }
    // "Of" and the like belong to the phrase before.
    if (OF.test(token.term) && last?.open === true) return;
    if (isPreposition(token.term)) {
      if (last !== undefined) last.open = false;
      slot = token.term;
      return;
    }
    if (relatesNothing(token.term)) {
      if (last !== undefined && !OF.test(tokens[at - 1]?.term ?? '')) last.open = false;
      return;
    }
    if (isAdverb(token.term)) return;
    if (isPersonal(token.term) || isRelative(token.term)) {
      parts.push({ slot, words: [], open: false });
      return;
    }
    if (!token.content) return;
    if (last?.open === true) last.words.push(token);
    else parts.push({ slot, words: [token], open: true });
  });
  return parts.map(({ slot: name, words }) => ({ slot: name, words }));
}

/** What a relative clause is about: the phrase before it. */
function phraseBefore({ tokens, text }: Statement, opening: number): Part | undefined {
  const words: ComparableToken[] = [];
  for (let at = opening - 1; at >= 0; at--) {
    const token = tokens[at] as ComparableToken;
    if (!token.content) break;
    if (words.length > 0 && /[,;:()]/u.test(text.slice(token.end, words[0]?.start))) break;
    words.unshift(token);
  }
  return words.length === 0 ? undefined : { slot: 'subject', words };
}
