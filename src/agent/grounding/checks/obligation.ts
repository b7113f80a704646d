import { message } from '../../../protocol/messages/index.js';
import type { Comparison, Finding } from '../comparison.js';
import type { Marker } from '../words/markers.js';
import { isWithout } from './waived.js';

const OBLIGES =
  /(?<!\p{L})(?:must|ha(?:s|ve) to|(?:is|are) (?:required|obliged) to|muss|müssen|doi(?:t|vent)|deben?|tienen? que|должн[аоы]?|должен|обязан\p{L}*)(?!\p{L})|必须|必須|なければならない/iu;
/** What is recommended isn't left open, either. */
const ADVISES = /(?<!\p{L})(?:should|ought to|sollte[nst]?|devrai(?:t|ent)|debería[ns]?|следует)(?!\p{L})|应当?|べき/iu;
const PERMITS =
  /(?<!\p{L})(?:may|can|kann|können|darf|dürfen|peu(?:t|vent)|pueden?|может|могут)(?!\p{L})|可以|ことができる/iu;
const LEAST_COVERAGE = 0.55;
/** "May enter only after giving notice" obliges to give notice, and "may not" forbids. */
const OTHERWISE: readonly Marker[] = ['exclusive', 'negation', 'exception'];

/** "Must be cached" for "may be cached" and the reverse: what is allowed isn't required, and what is required isn't left open. */
export function checkObligation({ claim, index, alignments }: Comparison): Finding[] {
  const [best] = alignments;
  if (best === undefined || best.coverage < LEAST_COVERAGE) return [];
  const { sentence } = best;
  const statement = index.statement(sentence);
  const isOtherwise = OTHERWISE.some(
    (marker) =>
      claim.has(marker) ||
      // "May be cached in order to answer without computing it again": the permission isn't denied.
      statement.marked(marker).some((span) => !isWithout(statement, span)),
  );
  if (isOtherwise) return [];
  const raised =
    PERMITS.test(claim.text) || OBLIGES.test(statement.text) || claim.has('condition') || statement.has('condition')
      ? null
      : pairOf(PERMITS.exec(statement.text) ?? ADVISES.exec(statement.text), OBLIGES.exec(claim.text));
  const lowered =
    OBLIGES.test(claim.text) || ADVISES.test(claim.text) || PERMITS.test(statement.text)
      ? null
      : pairOf(OBLIGES.exec(statement.text) ?? ADVISES.exec(statement.text), PERMITS.exec(claim.text));
  const differing = raised ?? lowered;
  return differing === null
    ? []
    : [{ cap: 'doubtful', penalty: 1, reason: message('grounding.otherWord', differing), counter: sentence }];
}

function pairOf(
  said: RegExpExecArray | null,
  claimed: RegExpExecArray | null,
): { said: string; claimed: string } | null {
  return said === null || claimed === null ? null : { said: said[0], claimed: claimed[0] };
}
