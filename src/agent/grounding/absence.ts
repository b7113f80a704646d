import { message } from '../../protocol/messages/index.js';
import type { Claim } from './claim.js';
import type { Comparison } from './comparison.js';
import { logitOf, probabilityOf, type Judgement, type SupportFeatures } from './judgement.js';
import { quotedAbsenceIn } from './quotedAbsence.js';
import type { SourceIndex } from './indexing/sourceIndex.js';

/** "The passage does not say": usually true, but no passage can show it. */
const ABOUT_SOURCE_LOGIT = 0.3;
const ABSENCE_COVERAGE = 0.8;
/** Support of a claim that something isn't in the source, after looking it up. */
const ABSENCE = { looked: 0.95, found: 0.05 };

/** "The article doesn't say what it cost": looked up if it quotes what is missing, and compared otherwise. */
export function judgeAbsence(
  claim: Claim,
  comparison: Comparison,
  features: SupportFeatures,
  evidence: number[],
): Judgement {
  return judgeQuotedAbsence(claim, comparison.index, features) ?? judgeSilence(comparison, features, evidence);
}

/** "The source doesn't mention “x”": whether it does can be looked up. */
function judgeQuotedAbsence(claim: Claim, index: SourceIndex, features: SupportFeatures): Judgement | undefined {
  const absence = quotedAbsenceIn(claim, index);
  if (absence === undefined) return undefined;
  const { found } = absence;
  if (found === undefined)
    return { support: ABSENCE.looked, band: 'supported', features, findings: [], evidence: [], missing: [] };
  const reason = message('grounding.bound', { said: found.quote });
  return {
    support: ABSENCE.found,
    band: 'unsupported',
    features,
    findings: [{ cap: 'unsupported', penalty: 1, reason, counter: found.sentence }],
    evidence: [found.sentence],
    missing: [],
  };
}

/**
 * "The article doesn't say what it cost" is true if nothing in the source is about that, or if the source says so
 * itself.
 */
function judgeSilence(comparison: Comparison, features: SupportFeatures, evidence: number[]): Judgement {
  const [best] = comparison.alignments;
  const support = probabilityOf(Math.max(ABOUT_SOURCE_LOGIT, Math.min(logitOf(features), 0.6)));
  const admits =
    best !== undefined && best.coverage >= 0.4 && (best.statement.has('negation') || best.statement.has('denial'));
  const bearsOn =
    best !== undefined &&
    best.coverage >= ABSENCE_COVERAGE &&
    best.statement.anchors.some(({ kind }) => kind !== 'name');
  if (bearsOn && !admits)
    return {
      support: probabilityOf(ABOUT_SOURCE_LOGIT) - 0.2,
      band: 'doubtful',
      features,
      findings: [
        {
          cap: 'doubtful',
          penalty: 0,
          reason: message('grounding.mayBeSaid'),
          counter: best.sentence,
        },
      ],
      evidence,
      missing: [],
    };
  return {
    support,
    band: admits ? 'supported' : 'unjudged',
    unjudged: admits ? undefined : 'about_source',
    features,
    findings: [],
    evidence: admits ? evidence : [],
    missing: [],
  };
}
