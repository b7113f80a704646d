import { plainVerb } from '@regen-research/text';
import type { Marked } from '../words/markers.js';
import { hasVerbWithSubject } from './apart.js';
import type { Statement } from './statement.js';

/**
 * Whether a word of condition sets none: ", where members can borrow tools" describes a place, "rebuild it once by hand"
 * counts, "when it comes to price" names a topic, and what happened "when the bridge collapsed" has happened.
 */
export function isCircumstance(statement: Statement, span: Marked): boolean {
  const { text, tokens, clauses } = statement;
  const { start, end } = span;
  const word = text.slice(start, end).toLowerCase();
  if (word === 'where' && /,\s*$/u.test(text.slice(0, start)))
    return !PERMITS.test(text.slice(end)) && hasVerbWithSubject(statement, end, tokens.length);
  if (word === 'once' && (COUNTED.test(text.slice(end)) || FORMERLY.test(text.slice(0, start)))) return true;
  if (TOPIC.test(text.slice(end))) return true;
  const clause = clauses[tokens.findIndex((token) => token.start >= end)];
  return clause !== undefined && tellsWhen(statement, span, clause);
}

/** ", where the track allows it", ", where this is possible": no place. */
const PERMITS =
  /^\s(?:[^,;]*\s(?:(?:allow|permit)s?|makes? (?:it|this|that))(?!\p{L})|(?:it|this|that|they|these)\s(?:is|are)\s(?:\p{L}+ly\s)?(?:allowed|permitted|possible|feasible|practicable|legal|lawful|safe|necessary|needed|required|appropriate|applicable|available)(?!\p{L}))/iu;

/** "Was once named the best": formerly. */
const FORMERLY = /(?<!\p{L})(?:was|were|had|has|have|been|who)\s$/iu;

const COUNTED = /^\s*(?:\p{P}|$|(?:by|in|at|an?|per|every|each|more|again|on|for|with|from)(?!\p{L}))/iu;

const TOPIC = /^\s(?:it comes to|es um|il s['’]agit de|se trata de|речь идёт о|речь идет о)(?!\p{L})/iu;

/** Both clauses tell of the past: "Receive a bonus when the plant reached its target" names a condition. */
function tellsWhen({ text, tokens, clauses }: Statement, { start, end }: Marked, clause: number): boolean {
  if (!/^(?:when|where|once|after|as soon as)$/iu.test(text.slice(start, end))) return false;
  const own = tokens.filter((_, at) => clauses[at] === clause);
  const opens = text.slice(0, start).trim() === '';
  const main = tokens.filter((token, at) => clauses[at] !== clause && (opens || token.end <= start));
  return isPast(own) && isPast(main);
}

function isPast(words: readonly { term: string }[]): boolean {
  return (
    words.some(({ term }) => /^(?:was|were|had|did)$|\p{L}ed$/u.test(term) || plainVerb(term) !== undefined) &&
    !words.some(({ term }) => /^(?:is|are|has|have|can|may|must|will|do|does)$/u.test(term))
  );
}
