import { message } from '../../../protocol/messages/index.js';
import { hasWord, type Alignment, type Comparison, type Finding } from '../comparison.js';
import type { Marker } from '../words/markers.js';
import { isVerbIn } from '../sentence/verbs.js';

/** Share of the claim that a sentence must contain, by weight. */
const LEAST_COVERAGE = 0.38;
/** Maximum sentences to search for the claim's verb, best covered first. */
const MOST_SENTENCES = 4;

/**
 * "It is often said that he drowned, but the records show …", "was long suspected, but …": what follows the contrast takes
 * back what people believe. The sentence that has the claim's verb counts, if the best one lacks it.
 */
export function checkBelief({ claim, index, alignments }: Comparison, best: Alignment): Finding | undefined {
  if (CLAIMED.some((marker) => claim.has(marker))) return undefined;
  const verb = claim.tokens.find((token) => token.content && isVerbIn(claim, token));
  const other =
    verb === undefined || hasWord(best.statement, verb)
      ? undefined
      : alignments
          .slice(0, MOST_SENTENCES)
          .find(({ statement, coverage }) => coverage >= LEAST_COVERAGE && hasWord(statement, verb));
  for (const { sentence, statement } of other === undefined ? [best] : [best, other]) {
    const hearsay = REPORTS.test(statement.text) ? undefined : statement.marked('hearsay')[0];
    const belief = BELIEVED.exec(statement.text);
    const span =
      hearsay ?? (belief === null ? undefined : { start: belief.index, end: belief.index + belief[0].length });
    const full = index.statement(sentence);
    const contrast = span === undefined ? -1 : full.text.slice(span.end).search(TAKES_BACK);
    if (span === undefined || contrast < 0) continue;
    // "…, but he died of typhus": the claim says what follows.
    const place = verb === undefined ? undefined : full.tokens.find(({ stem }) => stem === verb.stem);
    if (place !== undefined && place.start > span.end + contrast) continue;
    return {
      cap: 'doubtful',
      penalty: 1.2,
      reason: message('grounding.attributionDropped', { said: statement.text.slice(span.start, span.end) }),
      counter: sentence,
    };
  }
  return undefined;
}

const CLAIMED: readonly Marker[] = ['speech', 'hearsay', 'denial', 'hedge', 'negation'];
const BELIEVED =
  /(?<!\p{L})(?:(?:long|first|originally|initially|widely|generally|often|once)\s(?:\p{L}+ly\s)?(?:suspected|assumed|thought|believed|presumed|blamed|expected|considered|held)|(?:suspected|assumed|thought|believed|presumed) to (?:be|have)|galt(?:en)? (?:lange|zunächst)|(?:lange|zunächst)\s(?:\p{L}+\s)?(?:vermutet|angenommen|geglaubt)|longtemps (?:cru|pensé|supposé|soupçonné)|(?:se creía|se pensaba|se sospechaba)|(?:долго|раньше) (?:считал|думал|полага)\p{L}*)(?!\p{L})|一直以为|长期认为|と(?:思|信じ|考え)られて(?:い|き)た/iu;
const TAKES_BACK =
  /(?:[,;—–-]\s*|(?<!\p{L})turned out\s)(?:but|yet|however|though|whereas|aber|doch|jedoch|mais|or|cependant|pero|sin embargo|но|однако|to)(?!\p{L})|[，、](?:但|然而|不过|しかし)|が、/iu;

/** Told as news, not as a rumor. */
export const REPORTS = /(?<!\p{L})(?:reported|announced|stated) that(?!\p{L})/iu;
