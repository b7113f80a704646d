import type { Anchor } from '../sentence/anchors.js';
import { relatesNothing } from '../words/articles.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { coverageWithout, hasWord, otherWord, type Comparison, type Finding } from '../comparison.js';
import { pointAlike } from '../words/poles.js';
import { sameName } from '../names/sameName.js';
import { sameWord } from '../sentence/sides.js';
import { written, type Statement } from '../sentence/statement.js';
import { isVerbAt, isVerbIn } from '../sentence/verbs.js';
import { isPreposition } from '../words/functionWords.js';

/** Maximum sentences to compare, best covered first. */
const MOST_SENTENCES = 2;
/** Share of the other words of the claim that the sentence must contain, by weight. */
const LEAST_SHARED = 0.75;
/** More words before the verb are more than a subject. */
const MOST_WORDS = 3;

/**
 * "The tenant may enter after giving notice" for "the landlord may enter after giving notice": another sentence has both
 * nouns, so they aren't two words for the same thing.
 */
export function checkNouns(comparison: Comparison): Finding[] {
  const { claim, alignments } = comparison;
  const subject = subjectOf(claim);
  if (subject === undefined || claim.has('passive')) return [];
  for (const alignment of alignments.slice(0, MOST_SENTENCES)) {
    const { statement, sentence } = alignment;
    const other = otherBearer(comparison, subject, statement);
    if (other !== undefined && coverageWithout(comparison, alignment, subject) >= LEAST_SHARED_WITH_NAME)
      return [otherWord(other.raw, written(claim, subject), sentence)];
    const stated = subjectOf(statement);
    if (stated === undefined || statement.has('passive')) continue;
    if (coverageWithout(comparison, alignment, subject) < LEAST_SHARED) continue;
    if (!areDistinct(comparison, subject, stated, statement)) continue;
    return [otherWord(written(statement, stated), written(claim, subject), sentence)];
  }
  return [];
}

/**
 * "The Alma sank" doesn't support "the steamer sank" if the source has "the steamer Vesta": the name of the subject, where
 * the claim's noun goes with another name only.
 */
function otherBearer(
  { claim, index, near }: Comparison,
  subject: readonly ComparableToken[],
  statement: Statement,
): Anchor | undefined {
  const [noun, further] = subject;
  const [name] = statement.anchors;
  const first = statement.tokens.findIndex(({ content }) => content);
  if (noun === undefined || further !== undefined || name?.kind !== 'name' || name.from !== first) return undefined;
  // "His brother" is somebody else's brother.
  if (hasWord(statement, noun) || POSSESSIVE.test(claim.tokens[claim.tokens.indexOf(noun) - 1]?.term ?? ''))
    return undefined;
  const bearers = near.flatMap((sentence) => {
    const other = index.statement(sentence);
    return other.anchors.filter(({ kind, from }) => kind === 'name' && sameWord(other.tokens[from - 1], noun));
  });
  return bearers.length === 0 || bearers.some(({ words }) => sameName(words, name.words)) ? undefined : name;
}

const LEAST_SHARED_WITH_NAME = 0.5;
const POSSESSIVE = /^(?:his|her|its|their|my|our|sein\p{L}*|ihr\p{L}*|son|sa|ses|leurs?|sus?|его|её|их)$/u;

/** The common nouns right before the first verb, without what follows a preposition: "the driver" of "the driver of the van". */
function subjectOf(statement: Statement): ComparableToken[] | undefined {
  const { tokens, anchors, language } = statement;
  const verb = tokens.findIndex((token, at) => isVerbIn(statement, token) || isVerbAt(tokens, at, language));
  let found: ComparableToken[] = [];
  for (let at = verb - 1; at >= 0; at--) {
    const token = tokens[at] as ComparableToken;
    if (token.content) {
      found.unshift(token);
      continue;
    }
    const opening = relatesNothing(token.term) ? tokens[at - 1] : token;
    if (opening === undefined || opening.content || !isPreposition(opening.term)) break;
    found = [];
    at = tokens.indexOf(opening);
  }
  const isAnchor = ({ start, end }: ComparableToken): boolean =>
    anchors.some(({ kind, start: from, end: to }) => kind !== 'ordinal' && start >= from && end <= to);
  return found.length === 0 || found.length > MOST_WORDS || found.some(isAnchor) ? undefined : found;
}

function areDistinct(
  { claim, index, near }: Comparison,
  subject: readonly ComparableToken[],
  stated: readonly ComparableToken[],
  statement: Statement,
): boolean {
  const [mine, theirs] = [subject.at(-1), stated.at(-1)];
  if (mine === undefined || theirs === undefined || pointAlike(mine.term, theirs.term)) return false;
  if (subject.some((token) => hasWord(statement, token)) || stated.some((token) => hasWord(claim, token))) return false;
  return near.some((sentence) => {
    const other = index.statement(sentence);
    return hasWord(other, mine) && hasWord(other, theirs);
  });
}
