import type { Language } from '@regen-research/text';
import { message } from '../../../protocol/messages/index.js';
import type { Comparison, Finding } from '../comparison.js';
import { sameAnchor, type Anchor } from '../sentence/anchors.js';
import { sameWord } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';
import { isVerb } from '../sentence/verbs.js';
import { isJoining, isRelative } from '../words/functionWords.js';
import type { Marked } from '../words/markers.js';

const LEAST_COVERAGE = 0.5;
/** What anybody may be called instead. */
const ANYBODY =
  /^(?:people|persons?|adults?|patients?|everyone|everybody|menschen|personen|leute|erwachsenen?|personnes?|gens|adultes?|personas?|gente|adultos?|людей|люди|человек|взрослых)$/u;
/** The claim restricts what it says in its own way. */
const RESTRICTING = ['atLeast', 'atMost', 'some', 'few', 'most', 'hedge', 'condition', 'exclusive'] as const;

/** "In men" or "in people" for "in men over 60": what holds from a limit on doesn't hold of everybody. */
export function checkRestriction({ claim, index, near, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  if (RESTRICTING.some((marker) => claim.has(marker))) return [];
  const { statement, sentence } = best;
  for (const limit of limitsIn(statement)) {
    if (claim.anchors.some((anchor) => sameAnchor(anchor, limit.anchor))) continue;
    const noun = statement.tokens[limit.noun];
    if (noun === undefined) continue;
    const at = claim.tokens.findIndex((token) => sameWord(token, noun) || ANYBODY.test(token.term));
    if (at < 0) continue;
    const others = near.flatMap((other) => (other === sentence ? [] : [index.statement(other)]));
    if (isRestricted(claim, at, statement) && !others.some((other) => isGroup(claim, at, other))) continue;
    return [
      {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.conditionDropped', { said: statement.text.slice(limit.start, limit.anchor.end) }),
        counter: sentence,
      },
    ];
  }
  return [];
}

/** "Older men", "les hommes âgés", "the men who were examined": the noun has a restriction of the claim's own. */
function isRestricted(claim: Statement, noun: number, statement: Statement): boolean {
  const isOwn = (at: number): boolean => {
    const token = claim.tokens[at];
    if (token?.content !== true || (isVerb(claim, at) && !PARTICIPLE.test(token.term))) return false;
    return !statement.tokens.some((other) => sameWord(token, other));
  };
  const follows = ADJECTIVE_LAST.includes(claim.language);
  // "Elderly men and women".
  const first = isJoining(claim.tokens[noun - 1]?.term ?? '') ? noun - 2 : noun;
  return isOwn(first - 1) || (follows && isOwn(noun + 1)) || isRelative(claim.tokens[noun + 1]?.term ?? '');
}

/** "Younger adults" of another sentence are another group, no other wording. */
function isGroup({ tokens }: Statement, noun: number, other: Statement): boolean {
  const [before, own] = [tokens[noun - 1], tokens[noun]];
  return (
    before?.content === true &&
    other.tokens.some((token, at) => sameWord(token, own) && sameWord(other.tokens[at - 1], before))
  );
}

/** Right behind a noun, it is an adjective: "les hommes âgés". */
const PARTICIPLE = /(?:é|ée|és|ées|ad[oa]s?|id[oa]s?)$/u;
const ADJECTIVE_LAST: readonly Language[] = ['fr', 'es', 'it', 'pt'];

/** Numbers with a bound right behind a noun and without one behind them: "men over 60", "children under 12". */
export function limitsIn(statement: Statement): (Marked & { noun: number; anchor: Anchor })[] {
  const { anchors, tokens, text } = statement;
  const bounds = (['atLeast', 'atMost'] as const).flatMap((marker) => statement.marked(marker));
  return anchors.flatMap((anchor) => {
    if (anchor.kind !== 'number' || anchor.smallWord === true) return [];
    const bound = bounds.find(({ start, end }) => start < anchor.start && /^\s$/u.test(text.slice(end, anchor.start)));
    if (bound === undefined) return [];
    // "Enfants de moins de 12 ans".
    const noun = tokens.findLastIndex(({ end, term }) => end < bound.start && !/^(?:de|von|of)$/u.test(term));
    const [before, next] = [tokens[noun], tokens[anchor.to + 1]];
    const counts =
      next?.content === true && anchor.unit === undefined && /^\s$/u.test(text.slice(anchor.end, next.start));
    return before?.content !== true ||
      before.stem.startsWith('#') ||
      counts ||
      isVerb(statement, noun) ||
      isDuration(statement, anchor, bound, /\p{L}/u.test(text.slice(before.end, bound.start))) ||
      !/^ (?:(?:de|von|of) )?$/u.test(text.slice(before.end, bound.start))
      ? []
      : [{ start: before.end + 1, end: anchor.end, noun, anchor }];
  });
}

const TIMES = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'decade']);
const AGED = /^\s\p{L}+ (?:old|of age|alt)(?!\p{L})/u;

/** "Tested on mice over 20 weeks", unlike "children under 12 years", "hommes de plus de 60 ans", and "men over 60 years old". */
function isDuration({ text, marked }: Statement, anchor: Anchor, bound: Marked, isLinked: boolean): boolean {
  if (anchor.unit === undefined || !TIMES.has(anchor.unit) || isLinked) return false;
  const isUpper = marked('atMost').some(({ start }) => start === bound.start);
  return !isUpper && !AGED.test(text.slice(anchor.end));
}
