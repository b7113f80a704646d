import type { Language } from '@regen-research/text';
import { message } from '../../../protocol/messages/index.js';
import { hasWord, pointsTo, type Comparison, type Finding } from '../comparison.js';
import { factsOf, type Fact, type Part } from '../sentence/facts.js';
import { sameWord } from '../sentence/sides.js';
import { written, type Statement } from '../sentence/statement.js';

/** Languages in which prepositions and the order of words show the parts of a clause. */
const ORDERED: readonly Language[] = ['en', 'fr', 'es'];
/** Maximum sentences whose facts are compared, best covered first. */
const MOST_SENTENCES = 3;

/**
 * "The council planted lindens along the street and locusts along the quay" doesn't support "locusts along the street":
 * a claim takes one part from each of two facts, and each of them has something else in the place of the other's part.
 */
export function checkMixed({ claim, index, alignments }: Comparison): Finding[] {
  if (!ORDERED.includes(claim.language)) return [];
  const facts = alignments
    .slice(0, MOST_SENTENCES)
    .flatMap(({ sentence }) => factsOf(index.statement(sentence)).map((fact) => ({ fact, sentence })));
  for (const [at, { fact: one, sentence }] of facts.entries())
    for (const { fact: other } of facts.slice(at + 1)) {
      const mixed = mixedOf(
        claim,
        one,
        other,
        facts.map(({ fact }) => fact),
      );
      if (mixed === undefined) continue;
      return [
        {
          cap: 'doubtful',
          penalty: 0.8,
          reason: message('grounding.otherWord', mixed),
          counter: sentence,
        },
      ];
    }
  return [];
}

function mixedOf(
  claim: Statement,
  one: Fact,
  other: Fact,
  facts: readonly Fact[],
): { said: string; claimed: string } | undefined {
  const sameVerb = areParallel(one, other);
  for (const mine of one.parts.values())
    for (const theirs of other.parts.values()) {
      if (mine.slot === theirs.slot) continue;
      if (mine.slot === 'verb' || theirs.slot === 'verb') {
        if (mine.slot !== 'subject' && theirs.slot !== 'subject') continue;
        if (![one, other].every((fact) => isNamed(fact, fact.parts.get('subject')))) continue;
      } else if (
        !sameVerb &&
        (mine.slot === 'subject' ||
          theirs.slot === 'subject' ||
          !(isTaken(claim, one.parts.get('verb')) || isTaken(claim, other.parts.get('verb'))))
      )
        continue;
      const [instead, replaced] = [other.parts.get(mine.slot), one.parts.get(theirs.slot)];
      if (!isStrange(claim, instead) || !isStrange(claim, replaced)) continue;
      if (!isTaken(claim, mine) || !isTaken(claim, theirs)) continue;
      if (contains(other, mine) || contains(one, theirs)) continue;
      if (facts.some((fact) => contains(fact, mine) && contains(fact, theirs))) continue;
      if (!inOneClause(claim, mine, theirs)) continue;
      return { said: written(one.statement, replaced.words), claimed: written(other.statement, theirs.words) };
    }
  return undefined;
}

/** Two facts with the same verb. */
function areParallel(one: Fact, other: Fact): boolean {
  const [mine, theirs] = [one.parts.get('verb')?.words[0], other.parts.get('verb')?.words[0]];
  return mine === undefined || theirs === undefined ? mine === theirs : mine.stem === theirs.stem;
}

function isNamed({ statement }: Fact, subject: Part | undefined): boolean {
  const words = subject?.words ?? [];
  return statement.anchors.some(
    ({ kind, start, end }) => kind === 'name' && words.some((word) => word.start >= start && word.end <= end),
  );
}

/** The claim has all words of a part. */
function isTaken(claim: Statement, part: Part | undefined): boolean {
  const words = part?.words ?? [];
  return words.length > 0 && words.every((word) => !word.stem.startsWith('#') && hasWord(claim, word));
}

/** The claim has no word of a part, nor one that means the same. */
function isStrange(claim: Statement, part: Part | undefined): part is Part {
  return (
    part !== undefined &&
    part.words.length > 0 &&
    // Numbers have a check of their own.
    part.words.every(({ stem }) => !stem.startsWith('#')) &&
    !part.words.some((word) => hasWord(claim, word) || claim.tokens.some((mine) => pointsTo(mine, word)))
  );
}

function contains(fact: Fact, { words }: Part): boolean {
  return words.some((word) => [...fact.parts.values()].some((part) => part.words.some((own) => sameWord(own, word))));
}

function inOneClause({ tokens, clauses }: Statement, one: Part, other: Part): boolean {
  const clausesWith = (part: Part): Set<number | undefined> =>
    new Set(part.words.map((word) => clauses[tokens.findIndex((token) => sameWord(token, word))]));
  const [first, second] = [clausesWith(one), clausesWith(other)];
  return [...first].some((clause) => second.has(clause));
}
