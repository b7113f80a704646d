import { ARTICLES } from '../words/articles.js';
import { message } from '../../../protocol/messages/index.js';
import type { Comparison, Finding } from '../comparison.js';
import { formRange, sameAnchor, type Anchor } from '../sentence/anchors.js';
import { membersOf } from '../sentence/members.js';
import { sameWord } from '../sentence/sides.js';
import type { Statement } from '../sentence/statement.js';
import { areOpposites } from '../words/poles.js';

type Reach = 'up' | 'down';

/** "2.3 or later", "from 2.3 on". */
const BEHIND: readonly [Reach, RegExp][] = [
  [
    'up',
    /^\s?(?:\+|(?:or|and|oder|und|ou|et|o|y|или|и)\s(?:later|newer|higher|above|up|upwards?|neuer|später|höher|aufwärts|plus\srécent\p{L}*|ultérieur\p{L}*|supérieur\p{L}*|posterior\p{L}*|superior\p{L}*|новее|выше|позже)|onwards?(?!\p{L}))/iu,
  ],
  [
    'down',
    /^\s(?:or|and|oder|und|ou|et|o|y|или|и)\s(?:earlier|older|lower|below|before|älter|früher|niedriger|plus\sancien\p{L}*|antérieur\p{L}*|inférieur\p{L}*|anterior\p{L}*|inferior\p{L}*|старше|ниже|раньше|ранее)/iu,
  ],
];
const NOUN = String.raw`(?:(?:${ARTICLES})\s)?(?:versions?|releases?|builds?|Version|верси\p{L}+|versión)?\s?v?$`;
/** "Since 2.3", "before version 2.3". */
const BEFORE: readonly [Reach, RegExp][] = [
  [
    'up',
    new RegExp(
      String.raw`(?<!\p{L})(?:since|from|starting\swith|as\sof|at\sleast|above|newer\sthan|later\sthan|seit|ab|mindestens|depuis|à\spartir\sde|dès|au\smoins|desde|a\spartir\sde|начиная\sс|с)\s${NOUN}`,
      'iu',
    ),
  ],
  [
    'down',
    new RegExp(
      String.raw`(?<!\p{L})(?:before|until|till|up\sto|below|prior\sto|older\sthan|earlier\sthan|at\smost|vor|bis|unter|höchstens|avant|jusqu['’](?:à|en)|antes\sde|hasta|до|ниже)\s${NOUN}`,
      'iu',
    ),
  ],
];
const LABEL = /^(?:versi|верси|release|build)/u;
/** "Not before 2.3" is from 2.3 on. */
const DENIED = /(?<!\p{L})(?:not|never|no|nicht|erst|pas|ne|no|не)\s\p{L}*\s?$/iu;
const LONGEST = 40;

/** "2.3 or earlier" for "2.3 or later", "until 2.3" for "from 2.3 on": what holds on the other side of a version or date. */
export function checkReaches({ claim, index, near }: Comparison): Finding[] {
  if (claim.has('negation')) return [];
  for (const anchor of claim.anchors) {
    const claimed = reachOf(claim, anchor);
    if (claimed === undefined) continue;
    // Neither the version nor "version" before it tells parts of a sentence apart.
    const telling = claim.tokens.filter(
      ({ content, term }, at) => content && !(at >= anchor.from && at <= anchor.to) && !LABEL.test(term),
    );
    const places = near.flatMap((sentence) => {
      const statement = index.statement(sentence);
      return statement.anchors
        .filter((other) => sameAnchor(anchor, other))
        .map((stated) => {
          const own = memberAround(statement, stated);
          const shared = telling.filter((token) => own.some((other) => sameWord(token, other))).length;
          return { sentence, statement, stated, own, shared, reach: reachOf(statement, stated) };
        });
    });
    const [best, second] = places.sort((a, b) => b.shared - a.shared);
    if (best?.reach === undefined || best.reach === claimed || best.shared === second?.shared) continue;
    if (best.statement.has('negation') || best.shared < LEAST_SHARED) continue;
    // "Closed until May" for "open from May on".
    const turned = telling.some(({ term }) =>
      best.own.some((other) => other.content && areOpposites(term, other.term)),
    );
    if (turned) continue;
    const { start, end } = best.stated;
    return [
      {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.bound', { said: around(best.statement, { start, end }) }),
        counter: best.sentence,
      },
    ];
  }
  return [];
}

/** Words of a claim, besides the version or date, that the part of the sentence must have. */
const LEAST_SHARED = 2;

/** Whether something holds from a version or date on or up to it; undefined if that isn't said. */
function reachOf(statement: Statement, anchor: Anchor): Reach | undefined {
  const { kind, unit, digits, start, end } = anchor;
  const isVersion = kind === 'identifier' || (kind === 'number' && unit === undefined && /\d\.\d/u.test(digits ?? ''));
  if (!isVersion && kind !== 'year' && kind !== 'date') return undefined;
  if (statement.anchors.some((other) => other !== anchor && formRange(statement, anchor, other))) return undefined;
  const [before, behind] = [statement.text.slice(Math.max(0, start - LONGEST), start), statement.text.slice(end)];
  const found = BEHIND.find(([, words]) => words.test(behind));
  if (found !== undefined) return found[0];
  for (const [reach, words] of BEFORE) {
    const match = words.exec(before);
    if (match === null) continue;
    return DENIED.test(before.slice(0, match.index)) ? (reach === 'up' ? 'down' : 'up') : reach;
  }
  return undefined;
}

/** The tokens of the part of a sentence that an anchor is in. */
function memberAround(statement: Statement, { from, start }: Anchor): Statement['tokens'] {
  const { tokens, text } = statement;
  const member = membersOf(statement).find((other) => from >= other.from && from <= other.to);
  const own = member === undefined ? tokens : tokens.slice(member.from, member.to + 1);
  const semicolons = (offset: number): number => text.slice(0, offset).split(/[;；]/u).length;
  return own.filter((token) => semicolons(token.start) === semicolons(start));
}

function around({ text }: Statement, { start, end }: { start: number; end: number }): string {
  const before = /\p{L}+\s(?:\p{L}+\s)?$/u.exec(text.slice(0, start))?.[0] ?? '';
  const behind = /^\s(?:or|and|oder|und|ou|et|o|y|или|и)\s\p{L}+/u.exec(text.slice(end))?.[0] ?? '';
  return `${before}${text.slice(start, end)}${behind}`.trim();
}
