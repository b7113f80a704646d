import { message } from '../../../protocol/messages/index.js';
import { clauseAt, hasWord, type Alignment, type Comparison, type Finding } from '../comparison.js';
import type { Marker } from '../words/markers.js';
import { pointAlike } from '../words/poles.js';
import { isVerb } from '../sentence/verbs.js';
import { hasNegativeForm, rejects } from './negativeForms.js';
import { isUndone, scopeOf } from './negationScope.js';

/** Maximum sentences to compare, best covered first. */
const MOST_SENTENCES = 2;
/** Share of the claim that a sentence must contain, by weight. */
const LEAST_COVERAGE = 0.38;
/** Maximum words of the claim that the sentence lacks: its verb, and what a pronoun of the source stands for. */
const MOST_MISSING = 2;
/** Minimum words that the denied clause and the claim share. */
const LEAST_SHARED = 2;
/** With one of these, a claim may say in its own way what the source denies. */
const OWN_WAY: readonly Marker[] = [
  'negation',
  'exclusive',
  'few',
  'denial',
  'none',
  'exception',
  'condition',
  'hedge',
];

/**
 * "Pregnant women should be given it" for "pregnant women should not receive it": all words of the denied clause but its verb
 * are in the claim, which has another verb in its place.
 */
export function checkDeniedVerb({ claim, weights, alignments }: Comparison): Finding[] {
  if (OWN_WAY.some((marker) => claim.has(marker))) return [];
  for (const { statement, sentence, coverage, matched } of alignments.slice(0, MOST_SENTENCES)) {
    if (coverage < LEAST_COVERAGE || hasNegativeForm(claim, statement) || rejects(claim, statement)) continue;
    const missing = claim.tokens.filter((_, at) => (weights[at] as number) > 0 && matched[at] === undefined);
    const verb = missing.some((token) => isVerb(claim, claim.tokens.indexOf(token)));
    if (!verb || missing.length > MOST_MISSING) continue;
    const span = statement.marked('negation').find((denial) => isDeniedHere(claim, statement, denial));
    if (span === undefined) continue;
    return [
      {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.negationDropped', { word: statement.text.slice(span.start, span.end) }),
        counter: sentence,
      },
    ];
  }
  return [];
}

function isDeniedHere(
  claim: Alignment['statement'],
  statement: Alignment['statement'],
  denial: { start: number; end: number },
): boolean {
  const [head] = scopeOf(statement, denial);
  if (head === undefined || isUndone(statement, denial) || !isVerb(statement, statement.tokens.indexOf(head)))
    return false;
  if (hasWord(claim, head) || claim.tokens.some(({ term }) => pointAlike(term, head.term))) return false;
  const clause = clauseAt(statement, denial);
  const others = statement.tokens.filter(
    (token, at) =>
      token.content &&
      token !== head &&
      statement.clauses[at] === clause &&
      (token.start < denial.start || token.start >= denial.end),
  );
  return others.length >= LEAST_SHARED && others.every((token) => hasWord(claim, token));
}
