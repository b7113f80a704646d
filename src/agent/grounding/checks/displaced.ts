import type { Language } from '@regen-research/text';
import { message } from '../../../protocol/messages/index.js';
import { bearerOf, sameBearer } from '../sentence/bearers.js';
import type { Comparison, Finding } from '../comparison.js';
import { isRelative } from '../words/functionWords.js';
import { hasAgentBehind, isPassive } from '../sentence/passive.js';
import { areOpposites, pointAlike } from '../words/poles.js';
import { sameName } from '../names/sameName.js';
import { sameWord } from '../sentence/sides.js';
import { written, type Statement } from '../sentence/statement.js';
import { isVerb } from '../sentence/verbs.js';

/** Languages in which the subject stands before its verb. */
const ORDERED: readonly Language[] = ['en', 'fr', 'es'];

/**
 * "A quarry firm bought the kilns from the Fennick Trust" for "the Fennick Trust bought the kilns": the name that is the
 * source's subject stands behind the same verb, and something else is the subject.
 */
export function checkDisplaced({ claim, index, alignments }: Comparison): Finding[] {
  if (!ORDERED.includes(claim.language)) return [];
  const [best] = alignments;
  if (best === undefined) return [];
  const statement = index.statement(best.sentence);
  if (tellsOpposite(claim, statement)) return [];
  for (const [at, verb] of claim.tokens.entries()) {
    if (!isActive(claim, at)) continue;
    const place = statement.tokens.findIndex(
      (other, next) => (sameWord(verb, other) || pointAlike(verb.term, other.term)) && isActive(statement, next),
    );
    const [mine, theirs] = [bearerOf(claim, at), place < 0 ? undefined : bearerOf(statement, place)];
    if (mine === undefined || mine.words.length === 0 || theirs?.name === undefined) continue;
    const { words } = theirs.name;
    const moved = claim.anchors.find(
      ({ kind, from, words: own }) => kind === 'name' && from > at && sameName(own, words),
    );
    if (moved === undefined || sameBearer(mine, theirs) === true) continue;
    // "A peer whose table is full must answer": the subject is farther away.
    if (isRelative(claim.tokens[mine.at - 1]?.term ?? '')) continue;
    return [
      {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.swapped', { one: written(claim, mine.words), other: moved.raw }),
        counter: best.sentence,
      },
    ];
  }
  return [];
}

/** "Won" for "lost": the other side's name is the subject. */
function tellsOpposite(claim: Statement, statement: Statement): boolean {
  return claim.tokens.some((token) => statement.tokens.some((other) => areOpposites(token.term, other.term)));
}

function isActive(statement: Statement, at: number): boolean {
  const verb = statement.tokens[at];
  return (
    verb?.content === true && isVerb(statement, at) && !isPassive(statement, verb) && !hasAgentBehind(statement, verb)
  );
}
