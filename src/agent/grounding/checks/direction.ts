import { message } from '../../../protocol/messages/index.js';
import { sameAnchor, type Anchor } from '../sentence/anchors.js';
import type { ComparableToken } from '../sentence/comparable.js';
import type { Comparison, Finding } from '../comparison.js';
import { LOST } from '../words/gains.js';
import { polesOf } from '../words/poles.js';
import { thanAt } from '../sentence/standards.js';
import type { Statement } from '../sentence/statement.js';

const LEAST_COVERAGE = 0.2;
/** Comparatives that tell of a rise or a fall, unlike "faster" or "older". */
const MORE = /^(?:more|higher|dearer|pricier|costlier|mehr|höher\p{L}*|teurer|más|больше|выше|дороже|贵|更多|更高)$/u;
const LESS =
  /^(?:less|fewer|lower|cheaper|weniger|niedriger\p{L}*|billiger|günstiger|menos|меньше|ниже|дешевле|便宜|更少|更低)$/u;

/** "Became cheaper" where the source has "rose", "was down by 900" where it has "900 more": one word each tells the direction. */
export function checkDirection({ claim, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  const claimed = onlyDirectionIn(claim, undefined);
  if (best === undefined || best.coverage < LEAST_COVERAGE || claimed === undefined) return [];
  const { statement, sentence, clauses } = best;
  if (claim.has('negation') || statement.has('negation')) return [];
  const stated = directionBeside(claim, statement) ?? onlyDirectionIn(statement, withChange(statement, clauses));
  if (stated === undefined || stated.rises === claimed.rises) return [];
  return [
    {
      cap: 'doubtful',
      penalty: 1.2,
      reason: message('grounding.opposite', { said: stated.token.term, claimed: claimed.token.term }),
      counter: sentence,
    },
  ];
}

/** ", 6,000 fewer than the year before" tells how what is before the comma changed. */
function withChange({ tokens, clauses }: Statement, meant: ReadonlySet<number>): ReadonlySet<number> {
  const changes = tokens.flatMap(({ stem }, at) => {
    const [before, clause] = [clauses[at - 1], clauses[at] as number];
    const opens = before !== undefined && before !== clause && meant.has(before) && stem.startsWith('#');
    const compared = tokens.slice(at + 1, at + 3).some(({ term }) => MORE.test(term) || LESS.test(term));
    return opens && compared ? [clause] : [];
  });
  return changes.length === 0 ? meant : new Set([...meant, ...changes]);
}

/** Amounts of two changes differ, so the amount tells which one is meant: "A rose by 9% and B fell by 12%". */
function directionBeside(claim: Statement, statement: Statement): Direction | undefined {
  const amounts = claim.anchors.filter(isAmount);
  const [amount] = amounts;
  if (amount === undefined || amounts.length > 1) return undefined;
  const places = statement.anchors.filter((other) => isAmount(other) && sameAnchor(amount, other));
  const [place] = places;
  if (place === undefined || places.length > 1) return undefined;
  const clause = statement.clauses[place.from];
  return clause === undefined ? undefined : onlyDirectionIn(statement, new Set([clause]));
}

function isAmount({ kind, unit }: Anchor): boolean {
  return kind === 'number' && unit !== undefined;
}

interface Direction {
  token: ComparableToken;
  rises: boolean;
}

/** The direction of a sentence, if all its words for one agree; a comparison of two things has none. */
function onlyDirectionIn(statement: Statement, clauses: ReadonlySet<number> | undefined): Direction | undefined {
  const { tokens, anchors } = statement;
  const found = tokens.flatMap((token, at): Direction[] => {
    if (clauses !== undefined && !clauses.has(statement.clauses[at] as number)) return [];
    const rises = risesBy(token.term) ?? (losesAt(statement, at) ? false : undefined);
    return rises === undefined ? [] : [{ token, rises }];
  });
  const [first] = found;
  if (first === undefined || found.some(({ rises }) => rises !== first.rises)) return undefined;
  // "More than 40" is a bound; "900 more than in 2022" tells a direction.
  const at = tokens.indexOf(first.token);
  const counts = anchors.some(({ kind, to }) => kind === 'number' && to >= at - 2 && to < at);
  return thanAt(statement) !== undefined && !counts ? undefined : first;
}

/** "Lost a tenth of its budget": less is left. */
function losesAt({ tokens, anchors }: Statement, at: number): boolean {
  return (
    LOST.test(tokens[at]?.term ?? '') &&
    anchors.some(({ kind, unit, from }) => kind === 'number' && SHARES.has(unit ?? '') && from > at && from <= at + 2)
  );
}

const SHARES: ReadonlySet<string> = new Set(['percent', 'fraction', 'tenth']);

function risesBy(term: string): boolean | undefined {
  if (MORE.test(term)) return true;
  if (LESS.test(term)) return false;
  // "Grew slower" and "reacted more slowly": a speed is no amount.
  if (/^slow/u.test(term)) return undefined;
  const [rise] = polesOf('rise');
  const pole = polesOf(term).find(({ topic }) => topic === rise?.topic);
  return pole === undefined ? undefined : pole.side === 0;
}
