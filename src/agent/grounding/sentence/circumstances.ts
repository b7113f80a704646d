import { plainVerb } from '@regen-research/text';
import type { Marked } from '../words/markers.js';
import type { Statement } from './statement.js';

/**
 * Whether a word of condition sets none: ", where members can borrow tools" describes a place, "rebuild it once by hand"
 * counts, "when it comes to price" names a topic, and what happened "when the bridge collapsed" has happened.
 */
export function isCircumstance(statement: Statement, span: Marked): boolean {
  const { text, tokens, clauses } = statement;
  const { start, end } = span;
  const word = text.slice(start, end).toLowerCase();
  if (word === 'where' && /,\s*$/u.test(text.slice(0, start))) return true;
  if (word === 'once' && COUNTED.test(text.slice(end))) return true;
  if (TOPIC.test(text.slice(end))) return true;
  const clause = clauses[tokens.findIndex((token) => token.start >= end)];
  return clause !== undefined && tellsWhen(statement, span, clause);
}

const COUNTED = /^\s*(?:\p{P}|$|(?:by|in|at|an?|per|every|each|more|again|on|for|with|from)(?!\p{L}))/iu;

const TOPIC = /^\s(?:it comes to|es um|il s['’]agit de|se trata de|речь идёт о|речь идет о)(?!\p{L})/iu;

function tellsWhen({ text, tokens, clauses }: Statement, { start, end }: Marked, clause: number): boolean {
  if (!/^(?:when|where|once|after|as soon as)$/iu.test(text.slice(start, end))) return false;
  const own = tokens.filter((_, at) => clauses[at] === clause);
  return (
    own.some(({ term }) => /^(?:was|were|had|did)$|\p{L}ed$/u.test(term) || plainVerb(term) !== undefined) &&
    !own.some(({ term }) => /^(?:is|are|has|have|can|may|must|will|do|does)$/u.test(term))
  );
}
