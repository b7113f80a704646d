import { isAdverb, isPreposition } from '../words/functionWords.js';
import type { Statement } from './statement.js';
import { isVerb } from './verbs.js';

/**
 * Whether what precedes the main clause of a sentence, in lowercase and up to that clause, qualifies only itself: "Although
 * it may rain," and "Not to be outdone," do. "While not yet confirmed," "As her rivals allege," and "Because funds are
 * short, it is unlikely that, before June," are about the main clause or contain some of it.
 */
export function standsApart(opening: Statement): boolean {
  const { text, tokens } = opening;
  if (!ONE_COMMA.test(text)) return false;
  const conjunction = CONJUNCTION.exec(text)?.[0];
  if (conjunction === undefined && !PHRASE.test(text)) return false;
  if (LIKENED.test(conjunction ?? '') && (['speech', 'hearsay', 'hedge', 'denial'] as const).some(opening.has))
    return false;
  const inner = [...text.matchAll(COMPLEMENTIZER)].at(-1);
  const clause = Math.max(conjunction?.length ?? 0, inner === undefined ? 0 : inner.index + inner[0].length);
  return clause === 0 || hasVerbWithSubject(opening, clause, tokens.length);
}

/**
 * Whether the tokens from an offset of a statement's text on, and before the token `to`, have a verb with a subject before
 * it: neither "not yet confirmed" nor "perhaps exaggerated" has one.
 */
export function hasVerbWithSubject(statement: Statement, offset: number, to: number): boolean {
  const { tokens } = statement;
  const from = tokens.findIndex(({ start }) => start >= offset);
  if (from < 0) return false;
  const verb = tokens.findIndex((_, at) => at >= from && at < to && isVerb(statement, at));
  const hedges = statement.marked('hedge');
  return tokens
    .slice(from, Math.max(from, verb))
    .some(
      ({ term, start }) =>
        !isAdverb(term) &&
        !isPreposition(term) &&
        !DEGREE.test(term) &&
        !hedges.some((hedge) => hedge.start <= start && start < hedge.end),
    );
}

const ONE_COMMA = /^(?:[^,，;；]|[,，](?=\d))*[,，]\s*$/u;

const CONJUNCTION =
  /^(?:(?:and|but|und|aber|et|mais|y|pero|и|но)\s)?(?:while|although|though|even though|whereas|because|since|as|obwohl|während|weil|da|bien que|quoique|alors que|tandis que|comme|parce que|puisque|aunque|mientras|como|porque|ya que|хотя|поскольку|так как)(?!\p{L})/u;

/** "As critics claim": what follows is what they claim. */
const LIKENED = /(?:^|\s)(?:as|comme|como)$/u;

const PHRASE =
  /^(?:(?:and|but|und|aber|et|mais|y|pero|и|но)\s)?(?:not to|rather than|instead of|unlike|far from(?= (?!being)\p{L}+ing)|anstatt|statt|au lieu de|en lugar de|вместо)(?!\p{L})/u;

/** Opens a clause inside the clause. */
const COMPLEMENTIZER = /(?<!\p{L})(?:(?:that|whether|if|dass|ob|que|si|что|ли)(?!\p{L})|qu['’])/gu;

/** Stands before a participle without a subject. */
const DEGREE = /^(?:not|yet|so|far|long|much|nicht|lange|kein|ne|non|pas|jamais|longtemps|no|nunca|aún|не|никогда)$/u;
