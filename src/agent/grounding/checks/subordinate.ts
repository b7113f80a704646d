import { message } from '../../../protocol/messages/index.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { hasWord, sharedWith, type Comparison, type Finding } from '../comparison.js';
import type { Statement } from '../sentence/statement.js';

const LEAST_COVERAGE = 0.6;
/** Share of a clause that the other clause of the source must contain, and its own at most. */
const CROSSED = { least: 0.7, own: 0.4 };
const OPENS =
  /(?<!\p{L})(?:when|while|if|because|as soon as|wenn|weil|falls|sobald|quand|lorsque|parce qu|si|cuando|porque|когда|если|потому что)(?!\p{L})/iu;

/** The words of a main clause and of the one that says when, if, or why. */
interface Clauses {
  main: ComparableToken[];
  subordinate: ComparableToken[];
}

function clausesIn({ text, tokens }: Statement): Clauses | undefined {
  const match = OPENS.exec(text);
  if (match === null) return undefined;
  const content = tokens.filter((token) => token.content);
  const opens = text.slice(0, match.index).trim() === '';
  const comma = opens ? text.indexOf(',', match.index) : text.length;
  if (comma < 0) return undefined;
  const subordinate = content.filter(({ start, end }) => start >= match.index && end <= comma);
  return { main: content.filter((token) => !subordinate.includes(token)), subordinate };
}

/**
 * "The customer failed when the firm ran into debt" for "the firm ran into debt when the customer failed": the main clause of
 * one is the subordinate clause of the other.
 */
export function checkSubordinate({ claim, index, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  const claimed = clausesIn(claim);
  if (best === undefined || claimed === undefined || best.coverage < LEAST_COVERAGE) return [];
  const statement = index.statement(best.sentence);
  const stated = clausesIn(statement);
  if (stated === undefined) return [];
  const known = (words: readonly ComparableToken[]): ComparableToken[] =>
    words.filter((word) => hasWord(statement, word));
  const crosses = (
    one: readonly ComparableToken[],
    other: readonly ComparableToken[],
    own: readonly ComparableToken[],
  ): boolean =>
    known(one).length > 0 &&
    sharedWith(known(one), other, index) >= CROSSED.least &&
    sharedWith(known(one), own, index) <= CROSSED.own;
  return crosses(claimed.main, stated.subordinate, stated.main) &&
    crosses(claimed.subordinate, stated.main, stated.subordinate)
    ? [{ cap: 'doubtful', penalty: 1, reason: message('grounding.sidesChanged'), counter: best.sentence }]
    : [];
}
