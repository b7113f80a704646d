import { isPreposition } from '../words/functionWords.js';
import type { ComparableToken } from './comparable.js';
import { sameWord } from './sides.js';
import type { Statement } from './statement.js';

/** Who takes part in a passive of giving, by the preposition before the words: "A was given to B by C". */
interface HandingOver {
  subject: readonly ComparableToken[];
  to: readonly ComparableToken[];
  by: readonly ComparableToken[];
}

const RECEIVER = /^(?:to|zu|zum|zur|an|à|au|aux|a|al)$/u;
const AGENT = /^(?:by|von|vom|par|por)$/u;

export function handingOver(statement: Statement, verb: number): HandingOver {
  const { tokens, clauses } = statement;
  const parts: Record<'to' | 'by' | 'other', ComparableToken[]> = { to: [], by: [], other: [] };
  let part: keyof typeof parts = 'other';
  for (let at = verb + 1; at < tokens.length && clauses[at] === clauses[verb]; at++) {
    const token = tokens[at] as ComparableToken;
    if (RECEIVER.test(token.term)) part = 'to';
    else if (AGENT.test(token.term)) part = 'by';
    else if (isPreposition(token.term) && !/^(?:of|de|du|des|del)$/u.test(token.term)) part = 'other';
    else if (token.content) parts[part].push(token);
  }
  const subject = tokens.filter(({ content }, at) => content && at < verb && clauses[at] === clauses[verb]);
  return { subject, to: parts.to, by: parts.by };
}

/**
 * "The captain was given it" for "it was given to the coach by the captain": of two passives of which one has its receiver
 * as the subject, the word that is the receiver in one and the giver in the other.
 */
export function giverAsReceiver(one: HandingOver, other: HandingOver): ComparableToken | undefined {
  const receivers = ({ to, subject }: HandingOver): readonly ComparableToken[] => (to.length > 0 ? to : subject);
  const isAmong = (token: ComparableToken, words: readonly ComparableToken[]): boolean =>
    words.some((word) => sameWord(token, word));
  const [mine, theirs] = [receivers(one), receivers(other)];
  return (
    mine.find((token) => isAmong(token, other.by) && !isAmong(token, theirs)) ??
    one.by.find((token) => isAmong(token, theirs) && !isAmong(token, other.by))
  );
}
