import { message } from '../../protocol/messages/index.js';
import { saysNothing, type Claim } from './claim.js';
import { sharedWith, type Comparison } from './comparison.js';
import { logitOf, probabilityOf, type Judgement, type SupportFeatures } from './judgement.js';
import { quotedAbsenceIn } from './quotedAbsence.js';
import { sameAnchor, type Anchor } from './sentence/anchors.js';
import type { ComparableToken } from './sentence/comparable.js';
import type { Statement } from './sentence/statement.js';
import type { SourceIndex } from './indexing/sourceIndex.js';

/** "The passage does not say": usually true, but no passage can show it. */
const ABOUT_SOURCE_LOGIT = 0.3;
const ABSENCE_COVERAGE = 0.8;
/** One word alone doesn't tell what is left out. */
const LEAST_WORDS = 2;
/** What kind of answer is left out: a reason, yes or no, a time, a name. Anything else is taken for a number. */
const WHY = /^(?:why|reasons?|warum|weshalb|wieso|grund|gründe|pourquoi|raisons?|motivos?|почему|зачем|причин\p{L})$/u;
const WHETHER = /^(?:whether|if|that|ob|dass|daß|si|ли|что)$/u;
const WHEN = /^(?:when|dates?|wann|datum|quand|cuándo|fecha|когда|дат\p{L})$/u;
const WHO =
  /^(?:who|whom|whose|where|which|wer|wen|wem|wo|welche[rnms]?|qui|où|quel(?:le)?s?|quién(?:es)?|dónde|кто|кого|где|как(?:ой|ая|ое|ие))$/u;
/** Support of a claim that something isn't in the source, after looking it up. */
const ABSENCE = { looked: 0.95, found: 0.05 };

/** "The article doesn't say what it cost": looked up if it quotes what is missing, and compared otherwise. */
export function judgeAbsence(
  claim: Claim,
  comparison: Comparison,
  features: SupportFeatures,
  evidence: number[],
  about: readonly ComparableToken[],
): Judgement {
  return judgeQuotedAbsence(claim, comparison.index, features) ?? judgeSilence(comparison, features, evidence, about);
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
function judgeSilence(
  comparison: Comparison,
  features: SupportFeatures,
  evidence: number[],
  about: readonly ComparableToken[],
): Judgement {
  const [best] = comparison.alignments;
  const support = probabilityOf(Math.max(ABOUT_SOURCE_LOGIT, Math.min(logitOf(features), 0.6)));
  const admits = best !== undefined && best.coverage >= 0.4 && isSilentItself(best.statement);
  const said = admits ? undefined : comparison.alignments.find(({ sentence }) => says(comparison, sentence, about));
  if (said !== undefined)
    return {
      support: probabilityOf(ABOUT_SOURCE_LOGIT) - 0.2,
      band: 'doubtful',
      features,
      findings: [
        {
          cap: 'doubtful',
          penalty: 0,
          reason: message('grounding.mayBeSaid'),
          counter: said.sentence,
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

/** "The company did not want to say what it cost": the source says that nothing was said. */
function isSilentItself(statement: Statement): boolean {
  return saysNothing(statement.text) || (statement.has('negation') && statement.has('speech'));
}

/** Whether a sentence of the source has what is said to be left out, and an answer to it. */
function says({ claim, index }: Comparison, sentence: number, about: readonly ComparableToken[]): boolean {
  if (about.length < LEAST_WORDS) return false;
  const statement = index.statement(sentence);
  if (sharedWith(about, statement.tokens, index) < ABSENCE_COVERAGE) return false;
  const asked = claim.tokens.map(({ term }) => term);
  if (asked.some((term) => WHY.test(term))) return statement.has('cause') || statement.has('effect');
  if (asked.some((term) => WHETHER.test(term))) return true;
  const isNew = (anchor: Anchor): boolean => !claim.anchors.some((own) => sameAnchor(own, anchor));
  const answers = asked.some((term) => WHEN.test(term))
    ? isTime
    : asked.some((term) => WHO.test(term))
      ? isAny
      : isNumber;
  return statement.anchors.some((anchor) => answers(anchor) && isNew(anchor));
}

const isTime = ({ kind }: Anchor): boolean => ['date', 'year', 'time'].includes(kind);
const isNumber = ({ kind }: Anchor): boolean => kind !== 'name';
const isAny = (): boolean => true;
