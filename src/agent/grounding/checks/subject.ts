import type { Anchor } from '../sentence/anchors.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { hasWord, otherWord, type Alignment, type Comparison, type Finding } from '../comparison.js';
import { genderIn } from '../names/nameGender.js';
import { sameName } from '../names/sameName.js';
import { sameWord } from '../sentence/sides.js';
import { slotOf } from '../sentence/slots.js';
import { thanAt } from '../sentence/standards.js';
import { written, type Statement } from '../sentence/statement.js';
import { isVerbAt, isVerbIn } from '../sentence/verbs.js';
import { isRelative } from '../words/functionWords.js';

/** Maximum sentences to search for the predicate, best covered first. */
const MOST_SENTENCES = 2;
/** Share of the predicate's words that a clause must contain to be the intended one. */
const LEAST_PREDICATE = 0.6;

/**
 * What a clause says about its own subject doesn't apply to another: "his wife Edith, who recorded the weather" doesn't
 * support "Tom recorded the weather". Only subjects that the sentence names are compared.
 */
export function checkSubject(comparison: Comparison): Finding[] {
  const { claim, index, alignments } = comparison;
  const verb = claim.tokens.findIndex(
    (token, at) => token.content && (isVerbIn(claim, token) || isVerbAt(claim.tokens, at, claim.language)),
  );
  // Comparisons have a separate check.
  if (verb < 1 || thanAt(claim) !== undefined) return [];
  const subject = claim.tokens.slice(0, verb).filter((token, at) => token.content && slotOf(claim, at) === undefined);
  const predicate = claim.tokens.slice(verb).filter(({ content }) => content);
  if (subject.length === 0 || predicate.length === 0) return [];
  for (const alignment of alignments.slice(0, MOST_SENTENCES)) {
    const other = otherSubject(claim, claim.tokens[verb] as ComparableToken, subject, predicate, alignment);
    // A name that isn't in the source at all is reported as such.
    if (other === undefined || nameAmong(claim, subject)?.words.some((word) => index.has(word)) === false) continue;
    return [otherWord(written(alignment.statement, other), written(claim, subject), alignment.sentence)];
  }
  return [];
}

function otherSubject(
  claim: Statement,
  verb: ComparableToken,
  subject: readonly ComparableToken[],
  predicate: readonly ComparableToken[],
  { statement }: Alignment,
): ComparableToken[] | undefined {
  const { tokens, clauses } = statement;
  const at = predicateAt(statement, verb, predicate);
  const clause = clauses[at];
  if (clause === undefined) return undefined;
  const own = tokens.filter((_, next) => clauses[next] === clause);
  const met = predicate.filter((token) => own.some((other) => sameWord(token, other))).length;
  if (met < LEAST_PREDICATE * predicate.length) return undefined;
  const opening = clauses.indexOf(clause);
  const relative = isRelative(tokens[opening]?.term ?? '');
  const stated = relative ? antecedentOf(statement, opening) : explicitOf(statement, at);
  const shared = (one: ComparableToken): boolean => stated.some((other) => sameWord(one, other));
  const [mine, theirs] = [nameAmong(claim, subject), nameAmong(statement, stated)];
  // "Emil, a baker" and "Rolf, a baker" share a word, but not the name.
  if (stated.length === 0 || ((mine === undefined || theirs === undefined) && subject.some(shared))) return undefined;
  // A common noun may refer to a name, and a name to something that another noun describes.
  if (
    mine === undefined
      ? !relative || (theirs !== undefined && !(isPlural(claim, subject) && genderIn(theirs, statement) !== undefined))
      : theirs === undefined
  )
    return undefined;
  if (shareName(claim, subject, statement, stated)) return undefined;
  // "The firm" in another sentence may be the same one; a noun in this sentence isn't.
  if (mine === undefined && theirs === undefined && !subject.every((token) => hasWord(statement, token)))
    return undefined;
  // A passive turns the sides around; looking for one is slow, so it comes last.
  return claim.has('passive') || statement.has('passive') ? undefined : stated;
}

/** "Farmers" aren't one person with a name. */
function isPlural({ language }: Statement, subject: readonly ComparableToken[]): boolean {
  return language === 'en' && /[^su]s$/u.test(subject.at(-1)?.term ?? '');
}

/** The claim's verb in a sentence, or else the verb before the first other word of its predicate. */
function predicateAt(statement: Statement, verb: ComparableToken, predicate: readonly ComparableToken[]): number {
  const { tokens, clauses } = statement;
  const at = tokens.findIndex((token) => sameWord(token, verb));
  if (at >= 0) return at;
  const place = tokens.findIndex((token) => predicate.some((word) => sameWord(token, word)));
  return tokens.findLastIndex(
    (token, before) => before < place && clauses[before] === clauses[place] && isVerbIn(statement, token),
  );
}

/** The noun phrase right before a relative clause. */
function antecedentOf(statement: Statement, opening: number): ComparableToken[] {
  const found: ComparableToken[] = [];
  for (let at = opening - 1; at >= 0; at--) {
    const token = statement.tokens[at] as ComparableToken;
    if (!token.content || token.stem.startsWith('#') || isVerbIn(statement, token)) break;
    found.unshift(token);
  }
  return found;
}

/** Separates a verb from the subject of another clause. */
const BREAK = /^(?:and|but|or|that|who|which|und|aber|dass|et|mais|que|qui|y|pero|и|но|а|что)$/u;

/** The content words before a verb, back to the previous verb or conjunction: "Emil, a baker, left". */
function explicitOf(statement: Statement, verb: number): ComparableToken[] {
  const { tokens, text } = statement;
  const found: ComparableToken[] = [];
  for (let at = verb - 1; at >= 0; at--) {
    const token = tokens[at] as ComparableToken;
    if (
      BREAK.test(token.term) ||
      isVerbIn(statement, token) ||
      /[;:]/u.test(text.slice(token.end, tokens[at + 1]?.start))
    )
      break;
    if (token.content && slotOf(statement, at) === undefined) found.unshift(token);
  }
  return found;
}

function shareName(
  claim: Statement,
  subject: readonly ComparableToken[],
  statement: Statement,
  stated: readonly ComparableToken[],
): boolean {
  const theirs = namesAmong(statement, stated);
  return namesAmong(claim, subject).some(({ words }) => theirs.some((other) => sameName(words, other.words)));
}

function nameAmong(statement: Statement, tokens: readonly ComparableToken[]): Anchor | undefined {
  return namesAmong(statement, tokens)[0];
}

function namesAmong({ anchors }: Statement, tokens: readonly ComparableToken[]): Anchor[] {
  return anchors.filter(
    ({ kind, start, end }) => kind === 'name' && tokens.some((token) => token.start >= start && token.end <= end),
  );
}
