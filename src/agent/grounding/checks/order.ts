import type { Language } from '@regen-research/text';
import { message } from '../../../protocol/messages/index.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Alignment, Comparison, Finding } from '../comparison.js';
import { areOpposites, polesOf } from '../words/poles.js';
import { sameWord } from '../sentence/sides.js';
import { standardsOf } from '../sentence/standards.js';
import type { Statement } from '../sentence/statement.js';

/** Words between the things compared, or between the earlier and the later event. */
const BETWEEN: Partial<Record<Language, RegExp>> = {
  en: /(?<!\p{L})(?:than|before|after)(?!\p{L})|(?<=(?<!\p{L})as\s(?:\p{L}+\s){1,4})as(?!\p{L})/iu,
  de: /(?<!\p{L})(?:als|bevor|nachdem)(?!\p{L})/iu,
  fr: /(?<=(?:plus|moins|mieux)\s.{0,40})(?<!\p{L})que(?!\p{L})|(?<!\p{L})(?:avant|après)(?!\p{L})/iu,
  es: /(?<=(?:más|menos|mejor|peor)\s.{0,40}|mejor\s|peor\s)(?<!\p{L})que(?!\p{L})|(?<!\p{L})(?:antes|después)(?!\p{L})/iu,
  ru: /(?<!\p{L})(?:чем|после|до|перед)(?!\p{L})/iu,
  zh: /比/u,
  ja: /より/u,
};

function isAmong(token: ComparableToken, others: readonly ComparableToken[]): boolean {
  return others.some((other) => sameWord(other, token));
}

/** "Fewer than A but more than B" doesn't support "more than A". */
function otherWay(claim: Statement, { statement, sentence }: Alignment): Finding | undefined {
  const stated = standardsOf(statement);
  if (stated.length < 2) return undefined;
  for (const { words, way } of standardsOf(claim)) {
    const same = stated.filter((other) => other.words.some((word) => isAmong(word, words)));
    const [only] = same;
    if (only === undefined || same.length > 1 || !areOpposites(way.term, only.way.term)) continue;
    return {
      cap: 'unsupported',
      penalty: 1.2,
      reason: message('grounding.opposite', { said: only.way.term, claimed: way.term }),
      counter: sentence,
    };
  }
  return undefined;
}

/**
 * "A is larger than B", "A before B": swapping the sides reverses the meaning, unless the word between them is
 * reversed, too.
 */
export function checkOrder({ claim, index }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const other = otherWay(claim, best);
  if (other !== undefined) return other;
  const sides = ({ tokens, text, language }: Statement): [ComparableToken[], ComparableToken[]] | undefined => {
    const match = BETWEEN[language]?.exec(text);
    if (match === null || match === undefined) return undefined;
    const content = tokens.filter((token) => token.content);
    return [content.filter((token) => token.end <= match.index), content.filter((token) => token.start >= match.index)];
  };
  const claimed = sides(claim);
  const stated = sides(statement);
  if (claimed === undefined || stated === undefined || claimed.some((side) => side.length === 0)) return undefined;
  const across = (from: 0 | 1, to: 0 | 1): number =>
    claimed[from].reduce((sum, token) => {
      const stands = isAmong(token, stated[to]) && !isAmong(token, stated[to === 0 ? 1 : 0]);
      return stands ? sum + index.weight(token.stem) : sum;
    }, 0);
  // Words left of "than" in both may be the compared ones; words right of it are only the standard of comparison.
  const crossed = across(0, 1) > 0 && across(1, 0) > 0 && across(1, 1) <= across(1, 0);
  const turned = claim.tokens.some(
    (token) =>
      polesOf(token.term).length > 0 &&
      !statement.positions.has(token.stem) &&
      statement.tokens.some((other) => areOpposites(token.term, other.term)),
  );
  if (!crossed || turned) return undefined;
  return {
    cap: 'doubtful',
    penalty: 1,
    reason: message('grounding.sidesChanged'),
    counter: sentence,
  };
}
