import { message } from '../../../protocol/messages/index.js';
import type { Comparison, Finding } from '../comparison.js';
import { bearerOf } from '../sentence/bearers.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { sameWord } from '../sentence/sides.js';
import { slotOf } from '../sentence/slots.js';
import { phraseAt, placesOf, type Statement } from '../sentence/statement.js';
import { isVerb, isVerbIn } from '../sentence/verbs.js';
import { isPersonal } from '../words/functionWords.js';

/** Maximum sentences to compare, best covered first. */
const MOST_SENTENCES = 2;
const LEAST_COVERAGE = 0.5;

/**
 * "She lent the bank 500 euros" for "the bank lent her 500 euros": what the source has as the subject stands behind the same
 * verb, and a pronoun is the subject.
 */
export function checkTurned({ claim, alignments }: Comparison): Finding[] {
  for (const { statement, sentence, coverage } of alignments.slice(0, MOST_SENTENCES)) {
    if (coverage < LEAST_COVERAGE || claim.has('passive') || statement.has('passive')) continue;
    const turned = turnedIn(claim, statement);
    if (turned === undefined) continue;
    return [
      {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.swapped', {
          one: claim.text.slice(turned.subject.start, turned.subject.end),
          other: phraseAt(claim, turned.behind, (at) => isVerb(claim, at)),
        }),
        counter: sentence,
      },
    ];
  }
  return [];
}

function turnedIn(
  claim: Statement,
  statement: Statement,
): { subject: ComparableToken; behind: ComparableToken } | undefined {
  for (const [at, verb] of claim.tokens.entries()) {
    if (!verb.content || !isVerbIn(claim, verb)) continue;
    const [place, further] = placesOf(statement, verb);
    if (place === undefined || further !== undefined) continue;
    const head = bearerOf(statement, place)?.words.at(-1);
    const subject = subjectOf(claim, at);
    if (head === undefined || subject === undefined || sameWord(head, subject)) continue;
    const places = claim.tokens.flatMap((token, other) => (sameWord(token, head) ? [other] : []));
    const [behind] = places;
    if (behind === undefined || places.length > 1) continue;
    const finite = claim.tokens.indexOf(subject) + 1;
    if (behind <= finite || claim.clauses[behind] !== claim.clauses[at]) continue;
    // "She lent it from the bank", "arrived with the mayor": not the object.
    const slot = slotOf(claim, behind);
    if (slot !== undefined && slot !== 'to') continue;
    return { subject, behind: claim.tokens[behind] as ComparableToken };
  }
  return undefined;
}

/** The pronoun before a verb in its clause. */
function subjectOf(claim: Statement, at: number): ComparableToken | undefined {
  return claim.tokens.findLast(
    (token, other) => other < at && claim.clauses[other] === claim.clauses[at] && isPersonal(token.term),
  );
}
