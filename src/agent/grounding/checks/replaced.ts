import { otherWord, type Comparison, type Finding } from '../comparison.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
import { isIdeograph, type ComparableToken } from '../sentence/comparable.js';
import { membersOf, restrictTo } from '../sentence/members.js';
import { sameWord } from '../sentence/sides.js';
import { written, type Statement } from '../sentence/statement.js';
import { isVerbIn } from '../sentence/verbs.js';
import { isLight, isPersonal, isPreposition } from '../words/functionWords.js';
import { pointAlike } from '../words/poles.js';

/** Maximum content words that replace others, and that are replaced. */
const LONGEST_RUN = 2;
/** Letters that two words share if one of them is a part of the other. */
const LEAST_SHARED = 4;
/** How much more of a claim another sentence may have. */
const TOLERANCE = 0.01;

/** A clause that says the same as the claim, except for one run of words. */
interface Frame {
  sentence: number;
  statement: Statement;
  claimed: readonly ComparableToken[];
  stated: readonly ComparableToken[];
  /** The words of the clause right before and behind the run. */
  beside: readonly ComparableToken[];
  /** Share of the claim's content, by weight, that both have, 0..1. */
  shared: number;
}

/**
 * "Students pay nine dollars" for "adults pay nine dollars": the clause of the source that has most of the claim has its words
 * in their order, except that there are others, which the source has elsewhere, in the place of one or two of them.
 */
export function checkReplaced(comparison: Comparison): Finding[] {
  const { claim, index, near, alignments } = comparison;
  const [best] = near
    .flatMap((sentence) => {
      const statement = index.statement(sentence);
      const members = membersOf(statement);
      const clauses =
        members.length < 2 ? [statement] : members.map((member) => restrictTo(statement, member, member.shared));
      return clauses.flatMap((clause) => frameOf(comparison, clause, sentence) ?? []);
    })
    .sort((a, b) => b.shared - a.shared);
  if (best === undefined || alignments.some(({ coverage }) => coverage > best.shared + TOLERANCE)) return [];
  if (!isReplacement(best, comparison)) return [];
  return [otherWord(written(best.statement, best.stated), written(claim, best.claimed), best.sentence)];
}

/** What a claim and a clause have in common before and behind a run of words; undefined unless it is all but that run. */
function frameOf({ claim, weights }: Comparison, statement: Statement, sentence: number): Frame | undefined {
  const mine = claim.tokens.filter(({ content }) => content);
  const theirs = statement.tokens.filter(({ content }) => content);
  const start = Math.max(
    0,
    theirs.findIndex((token) => meansSame(mine[0], token)),
  );
  let before = 0;
  while (meansSame(mine[before], theirs[start + before])) before++;
  const last = mine.at(-1);
  const end = theirs.findLastIndex((token, at) => at >= start + before && meansSame(last, token));
  let behind = 0;
  while (
    before + behind < mine.length &&
    end - behind >= start + before &&
    meansSame(mine[mine.length - 1 - behind], theirs[end - behind])
  )
    behind++;
  const claimed = withoutSubject(claim, mine.slice(before, mine.length - behind), before === 0 ? statement : undefined);
  const stop = behind === 0 ? theirs.length : end - behind + 1;
  const stated = theirs.slice(start + before, stop);
  if ([claimed, stated].some(({ length }) => length === 0 || length > LONGEST_RUN) || claimed.length === mine.length)
    return undefined;
  let [total, found] = [0, 0];
  claim.tokens.forEach((token, at) => {
    total += weights[at] as number;
    if (!claimed.includes(token)) found += weights[at] as number;
  });
  const beside = [...theirs.slice(0, start + before).slice(-1), ...theirs.slice(stop).slice(0, 1)];
  return { sentence, statement, claimed, stated, beside, shared: total === 0 ? 0 : found / total };
}

/** A clause that begins with a pronoun has nothing to compare a claim's subject with. */
function withoutSubject(
  claim: Statement,
  run: readonly ComparableToken[],
  statement: Statement | undefined,
): readonly ComparableToken[] {
  if (statement === undefined || !isPersonal(statement.tokens[0]?.term ?? '')) return run;
  const verb = run.findIndex((token) => isVerbIn(claim, token));
  return verb < 1 ? run : run.slice(verb);
}

/** Whether the two runs are of one kind and aren't two expressions for the same. */
function isReplacement(frame: Frame, { claim, index }: Comparison): boolean {
  const { claimed, stated, statement } = frame;
  // Numbers have a check of their own, and a single character is rarely a word.
  if ([claimed, stated].some((run) => run.every(({ stem }) => stem.startsWith('#')))) return false;
  if (isIdeograph(claimed[0]?.term ?? '') && Math.min(claimed.length, stated.length) < 2) return false;
  if (areDesignators(claimed) !== areDesignators(stated) || !isPhrase(frame) || isCut(claim, claimed)) return false;
  if ([...claimed, ...stated].some(({ term }) => ANYBODY.test(term) || isLight(term))) return false;
  if (claimed.some(({ stem }) => stated.some((other) => isPart(stem, other.stem)))) return false;
  // Denials are compared by themselves.
  if (claim.has('negation') !== statement.has('negation')) return false;
  if (claimed.some((token) => statement.tokens.some((other) => meansSame(token, other)))) return false;
  if (stated.some((token) => claim.tokens.some((other) => meansSame(token, other)))) return false;
  const [mine, theirs] = [isNamed(claim, claimed), isNamed(statement, stated)];
  // "The minister" may be the one that was named.
  if (mine !== theirs && (mine || standTogether(index, claimed, stated))) return false;
  if (hasVerb(claim, claimed) !== hasVerb(statement, stated)) return false;
  // A word that the source doesn't have is more often another word for the same.
  return claimed.every((token) => index.has(token.stem, token.prefix));
}

/** "Rain" and "rainfall", "Maschine" and "Kaffeemaschine": another word for the same, or for a kind of it. */
function isPart(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].sort((a, b) => a.length - b.length);
  return short.length >= LEAST_SHARED && (long.startsWith(short) || long.endsWith(short));
}

/** Stands for something that was named before. */
const DESIGNATOR = /^(?:first|second|third|former|latter|one|other|another|older|newer|next|same)$/u;
const ANYBODY = /^(?:people|persons?|anybody|anyone|everybody|everyone|somebody|someone)$/u;

function areDesignators(run: readonly ComparableToken[]): boolean {
  return run.some(({ term }) => DESIGNATOR.test(term));
}

/** A noun phrase or a verb, in one clause with words that both have. */
function isPhrase({ statement: { tokens, clauses }, stated, beside }: Frame): boolean {
  const clauseOf = (token: ComparableToken): number | undefined => clauses[tokens.indexOf(token)];
  const [own, ...others] = new Set(stated.map(clauseOf));
  return (
    others.length === 0 &&
    beside.some((token) => clauseOf(token) === own) &&
    !stated.some(({ term }) => isPreposition(term))
  );
}

/** The claim is a member of a sentence, and words that it shares with another member are apart from the run. */
function isCut({ text, tokens }: Statement, run: readonly ComparableToken[]): boolean {
  const [from, to] = [run[0], run.at(-1)].map((token) => tokens.indexOf(token as ComparableToken)) as [number, number];
  const around = text.slice(tokens[from - 1]?.end ?? tokens[from]?.start, tokens[to + 1]?.start ?? tokens[to]?.end);
  return /\s{3}/u.test(around);
}

/** One sentence has words of both. */
function standTogether(
  index: ComparedSource,
  claimed: readonly ComparableToken[],
  stated: readonly ComparableToken[],
): boolean {
  const placesOf = (run: readonly ComparableToken[]): number[] =>
    run.flatMap(({ stem, prefix }) => [...index.occurrences(stem, prefix).keys()]);
  const own = new Set(placesOf(claimed));
  return placesOf(stated).some((sentence) => own.has(sentence));
}

function isNamed({ anchors }: Statement, run: readonly ComparableToken[]): boolean {
  return anchors.some(
    ({ kind, start, end }) => kind === 'name' && run.some((token) => token.start >= start && token.end <= end),
  );
}

/** At the beginning of a German sentence, a capital doesn't tell a noun from a verb. */
function hasVerb(statement: Statement, run: readonly ComparableToken[]): boolean {
  return run.some((token) => isVerbIn(statement, token) && !(statement.language === 'de' && token.start === 0));
}

function meansSame(one: ComparableToken | undefined, other: ComparableToken | undefined): boolean {
  return one !== undefined && other !== undefined && (sameWord(one, other) || pointAlike(one.term, other.term));
}
