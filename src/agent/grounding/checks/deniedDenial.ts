import { message } from '../../../protocol/messages/index.js';
import { clauseAt, tokenAt, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { sameWord } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';

const LEAST_COVERAGE = 0.5;
/** Maximum words between "not" and the denying verb: "does not entirely rule out". */
const REACH = 4;

interface DenyingVerb {
  verb: ComparableToken;
  /** The "not" before it, if any. */
  denial?: string;
}

/**
 * "Rules out a leak" for "doesn't rule out a leak": both have the denying verb, which is itself denied in only one of them.
 */
export function checkDeniedDenial({ claim, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  const stated = denyingVerbs(best.statement);
  for (const mine of denyingVerbs(claim)) {
    const same = stated.filter(({ verb }) => sameWord(verb, mine.verb));
    const [other] = same;
    if (other === undefined || same.some(({ denial }) => (denial === undefined) === (mine.denial === undefined)))
      continue;
    return [
      {
        cap: 'unsupported',
        penalty: 1.2,
        reason:
          mine.denial === undefined
            ? message('grounding.negationDropped', { word: other.denial ?? '' })
            : message('grounding.negationAdded', { word: mine.denial }),
        counter: best.sentence,
      },
    ];
  }
  return [];
}

function denyingVerbs(statement: Statement): DenyingVerb[] {
  const { tokens, clauses, text } = statement;
  const negations = statement.marked('negation');
  return [...negations, ...statement.marked('denial')].flatMap((span) => {
    const at = tokenAt(tokens, span.start);
    const verb = tokens[at];
    if (verb?.content !== true) return [];
    const before = negations.find(
      (other) =>
        other.end <= span.start &&
        clauseAt(statement, other) === clauses[at] &&
        at - tokenAt(tokens, other.start) <= REACH,
    );
    return [{ verb, denial: before === undefined ? undefined : text.slice(before.start, before.end) }];
  });
}
