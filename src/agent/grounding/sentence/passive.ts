import type { Marked } from '../words/markers.js';
import type { Statement } from './statement.js';

const AUXILIARY =
  /(?<!\p{L})(?:was|were|is|are|been|being|be|wurde|wurden|wird|worden|est|été|fut|fue|fueron|sido)\s(?:not\s|never\s|also\s|nicht\s|pas\s|jamais\s|plus\s|nunca\s|\p{L}+ly\s)?$/iu;

/** "Accounts presented by the director": the agent comes right after the verb. */
const AGENT = /^\s(?:(?:up|out|down|off|over|away|back|in|for|on|upon|to|at|after)\s)?(?:by|par|por|von|vom)\s/u;

/** "Is paid 700 euros a month by the tenant": what is given stands before the agent, who has an article or a name. */
const FARTHER_AGENT =
  /^\s[^,;:.]{1,40}?\s(?:by|par|por|von|vom)\s(?:the|an?|its|his|her|their|le|la|les|el|los|las|dem|der|den|\p{Lu}\p{Ll}+)(?!\p{L})/u;

/** A verb whose subject isn't the agent, with or without a form of "be". */
export function hasAgentBehind(statement: Statement, verb: Marked): boolean {
  const { text } = statement;
  return (
    AGENT.test(text.slice(verb.end, verb.end + 12)) ||
    (isPassive(statement, verb) && FARTHER_AGENT.test(text.slice(verb.end, verb.end + 64)))
  );
}

/** A form of "be" directly precedes a verb: its subject isn't the agent, unless it ends in -ing. */
export function isPassive({ text }: Statement, verb: Marked): boolean {
  return AUXILIARY.test(text.slice(Math.max(0, verb.start - 24), verb.start));
}
