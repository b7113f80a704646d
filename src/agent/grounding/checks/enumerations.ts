import { message } from '../../../protocol/messages/index.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { coverageWithout, hasWord, type Alignment, type Comparison, type Finding } from '../comparison.js';
import { pointAlike } from '../words/poles.js';
import { synonymsOf } from '../words/synonyms.js';
import { written, type Statement } from '../sentence/statement.js';
import { isVerb } from '../sentence/verbs.js';

/** The nearest sentence must contain this share of the rest of the claim, by weight. */
const LEAST_REST = 0.8;
const AND = /^(?:and|und|et|y|и)$/u;
/** Content words of an item; a longer one is a clause of its own. */
const LONGEST_ITEM = 3;

/** "Temperature, humidity, and wind" where the source lists temperature and humidity: the last item was added. */
export function checkEnumeration(comparison: Comparison): Finding[] {
  const { claim, alignments } = comparison;
  const [best] = alignments;
  const item = best === undefined ? undefined : lastItem(claim);
  if (best === undefined || item === undefined || item.some((token) => isSaid(best, token))) return [];
  if (coverageWithout(comparison, best, item) < LEAST_REST) return [];
  return [
    {
      cap: 'doubtful',
      penalty: 0.8,
      reason: message('grounding.notInSource', { what: `"${written(claim, item)}"` }),
      counter: best.sentence,
    },
  ];
}

/** What follows the last "and" of an enumeration at the end of a sentence; undefined if a number, a name, or a verb does. */
function lastItem(statement: Statement): ComparableToken[] | undefined {
  const { tokens, anchors } = statement;
  const and = tokens.findLastIndex(({ term }) => AND.test(term));
  const behind = tokens.slice(and + 1);
  const item = behind.filter(({ content }) => content);
  const before = tokens[and - 1];
  if (and < 1 || before?.content !== true || item.length === 0 || item.length > LONGEST_ITEM) return undefined;
  const apart = behind.some((_, at) => isVerb(statement, and + 1 + at)) || anchors.some(({ to }) => to > and);
  return apart || behind.length > item.length + 1 ? undefined : item;
}

/** The sentence as written, not only the part that the claim is compared with, has a word or another one for it. */
function isSaid({ statement }: Alignment, token: ComparableToken): boolean {
  return (
    hasWord(statement, token) ||
    statement.tokens.some((other) => pointAlike(token.term, other.term)) ||
    synonymsOf(token).some(({ stem }) => statement.positions.has(stem))
  );
}
