import { message } from '../../../protocol/messages/index.js';
import type { Comparison, Finding } from '../comparison.js';
import { sameAnchor } from '../sentence/anchors.js';
import { sameWord } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';
import { isVerb } from '../sentence/verbs.js';
import type { Marked } from '../words/markers.js';

const LEAST_COVERAGE = 0.5;
/** What anybody may be called instead. */
const ANYBODY =
  /^(?:people|persons?|adults?|patients?|everyone|everybody|menschen|personen|leute|erwachsenen?|personnes?|gens|adultes?|personas?|gente|adultos?|людей|люди|человек|взрослых)$/u;
/** The claim restricts what it says in its own way. */
const RESTRICTING = ['atLeast', 'atMost', 'some', 'few', 'most', 'hedge', 'condition', 'exclusive'] as const;

/** "In men" or "in people" for "in men over 60": what holds from a limit on doesn't hold of everybody. */
export function checkRestriction({ claim, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  if (RESTRICTING.some((marker) => claim.has(marker))) return [];
  const { statement, sentence } = best;
  for (const limit of limitsIn(statement)) {
    if (claim.anchors.some((anchor) => sameAnchor(anchor, limit.anchor))) continue;
    const noun = statement.tokens[limit.noun];
    if (noun === undefined || !claim.tokens.some((token) => sameWord(token, noun) || ANYBODY.test(token.term)))
      continue;
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

/** Numbers with a bound right behind a noun and without one behind them: "men over 60", "children under 12". */
export function limitsIn(statement: Statement): (Marked & { noun: number; anchor: Statement['anchors'][number] })[] {
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
      !/^ (?:(?:de|von|of) )?$/u.test(text.slice(before.end, bound.start))
      ? []
      : [{ start: bound.start, end: anchor.end, noun, anchor }];
  });
}
