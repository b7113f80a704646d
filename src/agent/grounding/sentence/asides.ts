import type { Statement } from './statement.js';
import { isVerbIn } from './verbs.js';

/** Opens a relative clause. "That" does so only right after a noun. */
const RELATIVE = /^(?:who|which|that|qui|quien|quienes|que|der|die|das|котор(?:ый|ая|ое|ые))$/u;
/** In these languages other words have the same form as a relative pronoun, unless a comma stands before it. */
const NEEDS_COMMA: readonly string[] = ['de', 'ru'];
/** Fewer tokens are no clause. */
const LEAST_WORDS = 2;

/** A relative clause of a sentence, by positions of tokens. */
interface Aside {
  /** The relative pronoun. */
  from: number;
  /** The last token of the clause. */
  to: number;
}

/**
 * "Vera, who runs the mill, sold a boat" states two things of Vera, which may come from two places: the sentence without
 * its relative clause, and the relative clause with what it qualifies. The sentence alone if it has none.
 */
export function withoutAsides(statement: Statement): Statement[] {
  const aside = asideOf(statement);
  if (aside === undefined) return [statement];
  const head = headBefore(statement, aside.from);
  if (head.size === 0) return [statement];
  const isInside = (at: number): boolean => at >= aside.from && at <= aside.to;
  const places = [...statement.tokens.keys()];
  const main = new Set(places.filter((at) => !isInside(at)));
  const own = new Set(places.filter((at) => isInside(at) || head.has(at)));
  const telling = (kept: ReadonlySet<number>): number =>
    [...kept].filter((at) => statement.tokens[at]?.content === true && !head.has(at)).length;
  if (telling(main) === 0 || telling(own) === 0) return [statement];
  // What follows the aside continues the clause before it.
  const [before, behind] = [statement.clauses[aside.from - 1] ?? 0, statement.clauses[aside.to + 1] ?? 0];
  return [
    only(statement, main, (at, clause) => (at > aside.to ? clause - behind + before : clause)),
    only(statement, own),
  ];
}

function asideOf(statement: Statement): Aside | undefined {
  const { tokens, text, language } = statement;
  for (let from = 1; from < tokens.length - LEAST_WORDS; from++) {
    const [before, pronoun] = [tokens[from - 1], tokens[from]];
    if (before === undefined || pronoun === undefined || !RELATIVE.test(pronoun.term)) continue;
    const comma = /[,(]\s*$/u.test(text.slice(before.end, pronoun.start));
    // "Said that", "found that": the verb's object.
    if (!before.content || isVerbIn(statement, before) || (!comma && NEEDS_COMMA.includes(language))) continue;
    const to = endOf(statement, from, comma);
    if (to !== undefined) return { from, to };
  }
  return undefined;
}

/** The last token before the closing comma or, without commas, before the second verb; the end of the sentence at most. */
function endOf(statement: Statement, from: number, comma: boolean): number | undefined {
  const { tokens, text } = statement;
  let verbs = 0;
  for (let at = from + 1; at < tokens.length; at++) {
    const [before, token] = [tokens[at - 1], tokens[at]];
    if (before === undefined || token === undefined) break;
    if (comma && /[,)]/u.test(text.slice(before.end, token.start)) && at > from + LEAST_WORDS) return at - 1;
    if (!isVerbIn(statement, token) || (verbs > 0 && isVerbIn(statement, before))) continue;
    if (++verbs > 1 && !comma && token !== tokens[from + 1]) return at - 1;
  }
  return comma ? tokens.length - 1 : undefined;
}

/** The noun phrase that a relative clause qualifies, without its articles. */
function headBefore(statement: Statement, from: number): Set<number> {
  const { tokens, text } = statement;
  const found = new Set<number>();
  for (let at = from - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined || !token.content || isVerbIn(statement, token)) break;
    if (found.size > 0 && /[,;:()]/u.test(text.slice(token.end, tokens[at + 1]?.start ?? token.end))) break;
    found.add(at);
  }
  return found;
}

/** The sentence reduced to some of its tokens; offsets stay those of the sentence. */
function only(
  statement: Statement,
  kept: ReadonlySet<number>,
  moved?: (at: number, clause: number) => number,
): Statement {
  const { tokens, text } = statement;
  const positions = new Map<number, number>();
  let blanked = '';
  tokens.forEach((token, at) => {
    if (!kept.has(at)) return;
    positions.set(at, positions.size);
    const start = kept.has(at - 1) ? (tokens[at - 1]?.end ?? token.start) : token.start;
    blanked = blanked.padEnd(start) + text.slice(start, token.end);
  });
  const closed = kept.has(tokens.length - 1) ? blanked + text.slice(blanked.length) : blanked;
  return statement.restricted(closed.padEnd(text.length), positions, moved);
}
