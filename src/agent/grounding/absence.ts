import { message } from '../../protocol/messages/index.js';
import { saysNothing, type Claim } from './claim.js';
import { sharedWith, type Comparison } from './comparison.js';
import { logitOf, probabilityOf, type Judgement, type SupportFeatures } from './judgement.js';
import { quotedAbsenceIn } from './quotedAbsence.js';
import { isAnswered, questionOf } from './questions.js';
import type { ComparableToken } from './sentence/comparable.js';
import type { Statement } from './sentence/statement.js';
import type { SourceIndex } from './indexing/sourceIndex.js';

/** "The passage does not say": usually true, but no passage can show it. */
const ABOUT_SOURCE_LOGIT = 0.3;
const ABSENCE_COVERAGE = 0.8;
/** One word alone doesn't tell what is left out. */
const LEAST_WORDS = 2;
/** Support of a claim that something isn't in the source, after looking it up. */
const ABSENCE = { looked: 0.95, found: 0.05 };

/** "The source doesn't mention “x”": whether it does can be looked up. Undefined for other sentences. */
export function judgeQuotedAbsence(claim: Claim, index: SourceIndex, features: SupportFeatures): Judgement | undefined {
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
export function judgeSilence(
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
  if (saysNothing(statement.text) || (statement.has('negation') && statement.has('speech'))) return true;
  return statement.marked('negation').some(({ end }) => TELLING.test(statement.text.slice(end)));
}

/** "(Did not) want to tell", "(refused) to give". */
const TELLING =
  /^[^,.;:]{0,30}?(?<!\p{L})(?:tell|say|state|disclose|reveal|name|explain|comment|sagen|nennen|verraten|erklären|dire|révéler|préciser|décir|decir|revelar|precisar|сказать|раскр\p{L}+|сообщ\p{L}+|назвать)(?!\p{L})/iu;

/** Whether a sentence of the source has what is said to be left out, and an answer to it. */
function says({ claim, index }: Comparison, sentence: number, about: readonly ComparableToken[]): boolean {
  if (about.length < LEAST_WORDS) return false;
  const statement = index.statement(sentence);
  return (
    sharedWith(about, statement.tokens, index) >= ABSENCE_COVERAGE &&
    isAnswered(questionOf(claim), { claim, statement, about, index })
  );
}
