import { message } from '../../../protocol/messages/index.js';
import { isAdjunct } from '../sentence/adjunct.js';
import type { Anchor } from '../sentence/anchors.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Comparison, Finding } from '../comparison.js';
import { genderOfPronoun, type Gender } from '../names/genders.js';
import { genderOf } from '../names/nameGender.js';
import { sameName } from '../names/sameName.js';
import { sameWord } from '../sentence/sides.js';
import { slotOf } from '../sentence/slots.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
import type { Statement } from '../sentence/statement.js';
import { isRelative, isSubordinating } from '../words/functionWords.js';

/** Maximum sentences to search for the predicate, best covered first. */
const MOST_SENTENCES = 3;
/** Share of the predicate's words that a clause must contain, by weight. */
const LEAST_PREDICATE = 0.45;
/** Two clauses contain about as much of a predicate, from this share on. */
const ALIKE = 0.6;
/** Number of sentences before a pronoun that may name what it refers to. */
const SENTENCES_BACK = 3;

/**
 * "Oriel was the manager. She brought the company out of debt" doesn't support "Victor brought the company out of debt":
 * a pronoun of the source must be able to refer to the name that the claim puts in its place.
 */
export function checkCoreference({ claim, index, weights, alignments }: Comparison): Finding[] {
  const subject = subjectOf(claim);
  if (subject === undefined) return [];
  const predicate = claim.tokens.flatMap((token, at) =>
    (weights[at] as number) > 0 && index.has(token.stem, token.prefix) && (at < subject.from || at > subject.to)
      ? [{ token, weight: weights[at] as number }]
      : [],
  );
  const total = predicate.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  for (const { sentence } of alignments.slice(0, MOST_SENTENCES)) {
    const statement = index.statement(sentence);
    const pronoun = pronounBefore(statement, predicate, LEAST_PREDICATE * total);
    const sought = pronoun === undefined ? undefined : genderOfPronoun(pronoun.term);
    if (pronoun === undefined || sought === undefined) continue;
    const mine = genderOf(subject, claim, index, sentence);
    if (mine === undefined) return [];
    const meant = lastNamed(pronoun, sentence, sought, index);
    if (meant === undefined || sameName(meant.anchor.words, subject.words)) return [];
    // Of two women, it is the one that the sentence before is about, not one who is named only later.
    const isMeant = meant.takesPart && isOnlyMentioned(subject, pronoun, sentence, index);
    if (mine === sought && !isMeant && !isNamedLater(subject, statement, sentence, index)) return [];
    return [
      {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.sourceSays', { said: meant.anchor.raw, claimed: subject.raw }),
        counter: sentence,
      },
    ];
  }
  return [];
}

/** Who does it: the name behind the "by" of a passive, or else the first one that isn't governed by a preposition. */
function subjectOf(claim: Statement): Anchor | undefined {
  const agent = claim.has('passive')
    ? claim.anchors.find(({ kind, from, to }) => kind === 'name' && slotOf(claim, from, to) === 'by')
    : undefined;
  return agent ?? claim.anchors.find((anchor) => anchor.kind === 'name' && isParticipant(claim, anchor));
}

function isParticipant(statement: Statement, name: Anchor): boolean {
  return slotOf(statement, name.from, name.to) === undefined && !isAdjunct(statement, name);
}

/** The pronoun that is the nearest subject before the predicate, if a clause contains enough of it. */
function pronounBefore(
  { tokens, clauses, anchors }: Statement,
  predicate: readonly { token: ComparableToken; weight: number }[],
  least: number,
): ComparableToken | undefined {
  const mass = new Map<number, { weight: number; first: number }>();
  for (const { token, weight } of predicate) {
    const at = tokens.findIndex((other) => other.content && sameWord(token, other));
    const clause = clauses[at];
    if (clause === undefined) continue;
    const known = mass.get(clause) ?? { weight: 0, first: at };
    mass.set(clause, { weight: known.weight + weight, first: Math.min(known.first, at) });
  }
  const [best, second] = [...mass.values()].sort((a, b) => b.weight - a.weight);
  if (best === undefined || best.weight < least) return undefined;
  const nearest = pronounAt(tokens, best.first);
  // "She operates on Tuesdays, he on Thursdays": each part has a pronoun of its own.
  const rival =
    second === undefined || second.weight < ALIKE * best.weight ? undefined : pronounAt(tokens, second.first);
  if (nearest !== undefined && rival !== undefined && genderOfPronoun(rival.term) !== genderOfPronoun(nearest.term))
    return undefined;
  for (let at = best.first - 1; at >= 0; at--) {
    const token = tokens[at] as ComparableToken;
    if (isRelative(token.term) || anchors.some(({ kind, from, to }) => kind === 'name' && at >= from && at <= to))
      return undefined;
    if (genderOfPronoun(token.term) !== undefined) return token;
  }
  return undefined;
}

function pronounAt(tokens: Statement['tokens'], before: number): ComparableToken | undefined {
  return tokens.slice(0, before).findLast(({ term }) => genderOfPronoun(term) !== undefined);
}

interface Named {
  anchor: Anchor;
  statement: Statement;
  /** It isn't governed by a preposition. */
  takesPart: boolean;
}

/** The names before a pronoun, by sentence: its own first. */
function namesBefore(pronoun: ComparableToken, sentence: number, index: ComparedSource): Named[][] {
  const { source } = index.sentences.at(sentence) ?? {};
  const found: Named[][] = [];
  for (let back = 0; back <= SENTENCES_BACK && index.sentences.at(sentence - back)?.source === source; back++) {
    const statement = index.statement(sentence - back);
    found.push(
      statement.anchors
        .filter(({ kind, end }) => kind === 'name' && (back > 0 || end <= pronoun.start))
        .map((anchor) => ({ anchor, statement, takesPart: isParticipant(statement, anchor) })),
    );
  }
  return found;
}

/** The last person of a gender who is named before a pronoun. */
function lastNamed(
  pronoun: ComparableToken,
  sentence: number,
  sought: Gender,
  index: ComparedSource,
): Named | undefined {
  for (const named of namesBefore(pronoun, sentence, index)) {
    const fitting = named.filter(({ anchor, statement }) => genderOf(anchor, statement, index, sentence) === sought);
    const taking = fitting.filter(({ takesPart }) => takesPart);
    const last = taking.find((name) => !isSubordinate(name)) ?? taking[0] ?? fitting.at(-1);
    if (last !== undefined) return last;
  }
  return undefined;
}

/** "While Maud kept the books, Ottilie baked": what goes on is about the main clause. */
function isSubordinate({ anchor, statement: { tokens, clauses } }: Named): boolean {
  return isSubordinating(tokens[clauses.indexOf(clauses[anchor.from] as number)]?.term ?? '');
}

/** Whether a name before a pronoun never takes part: "the second woman after Nora". */
function isOnlyMentioned(name: Anchor, pronoun: ComparableToken, sentence: number, index: ComparedSource): boolean {
  const same = namesBefore(pronoun, sentence, index)
    .flat()
    .filter(({ anchor }) => sameName(anchor.words, name.words));
  return same.length > 0 && same.every(({ takesPart }) => !takesPart);
}

/** Number of sentences before a pronoun in which somebody may have been named. */
const FAR_BACK = 40;

/** Whether a name occurs neither before a sentence nor in it. */
function isNamedLater(name: Anchor, here: Statement, sentence: number, index: ComparedSource): boolean {
  const { source } = index.sentences.at(sentence) ?? {};
  const names = (of: Statement): boolean =>
    of.anchors.some(({ kind, words }) => kind === 'name' && sameName(words, name.words));
  if (names(here)) return false;
  for (let before = sentence - 1; before >= 0 && index.sentences.at(before)?.source === source; before--)
    if (sentence - before > FAR_BACK || names(index.statement(before))) return false;
  return true;
}
