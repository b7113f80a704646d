import { message } from '../../../protocol/messages/index.js';
import {
  clauseAt,
  hasWord,
  relevant,
  sharedWith,
  type Alignment,
  type Comparison,
  type Finding,
} from '../comparison.js';
import { PLAIN_CONDITION } from '../words/conditions.js';
import type { Marked } from '../words/markers.js';
import { isPermission } from '../words/poles.js';
import { isCircumstance } from '../sentence/circumstances.js';
import { writtenAt, type Statement } from '../sentence/statement.js';
import { bounds } from './bounds.js';
import { generality, quantifiers } from './quantifiers.js';

const LEAST_COVERAGE = 0.42;

/**
 * May and will, suggests and proves, plans and has done; conditions, quantifiers, bounds: a claim must not be stronger
 * than its source.
 */
export function checkStrength(comparison: Comparison): Finding[] {
  const [best] = comparison.alignments;
  if (best === undefined) return [];
  // If the claim is about somebody else, the source has no word for them: that counts if the rest is the same.
  const onlyOthers = reserved(comparison, best);
  if (best.coverage < LEAST_COVERAGE) return onlyOthers === undefined ? [] : [onlyOthers];
  return [certainty, completion, condition, exclusivity, reserved, generality, quantifiers, bounds].flatMap((check) => {
    const finding = check(comparison, best);
    return finding === undefined ? [] : [finding];
  });
}

/** "Said that it would close": reported speech, not doubt. */
const REPORTED = /^(?:would|würden?|serai(?:t|ent)|serían?|бы)$/iu;
/** "May touch" may permit. */
const MAY = /^(?:may|might|could|könnten?|pourrai(?:t|ent)|podrían?|может|могут|可能)$/iu;

/** "May enter only after giving notice" is a rule, so "has to give notice" needn't repeat "may". */
const OBLIGED =
  /(?<!\p{L})(?:must|ha(?:s|ve) to|required to|muss|müssen|doit|doivent|debe|deben|должен|должны)(?!\p{L})/iu;
const CAUSE = /^\s(?:because|due|thanks|owing|since|weil|wegen|dank|parce|grâce|porque|debido|потому|из-за)(?!\p{L})/iu;
/** "Could not start" is inability, not doubt. */
const ABLE = /^(?:could|könnten?)$/iu;
const NOT_BEHIND = /^(?:n['’]t|\s(?:not|never|nicht|nie))(?!\p{L})/iu;
/** "No longer possible" is certain. */
const UNLIKELY = /(?<!\p{L})(?:not|no longer|never|nicht(?: mehr)?|pas|plus|no|ya no|не|больше не)\s$/iu;

/** "Divers believe" doesn't make it certain. */
const OPINION =
  /(?<!\p{L})(?:believ(?:e|es|ed)|thinks?|thought|assum(?:e|es|ed)|glaub(?:t|en|te)|vermut(?:et|en|ete)|meint|meinen|croi(?:t|ent)|pense(?:nt)?|cree[n]?|supone[n]?|полага\p{L}+|счита[ею]т)(?!\p{L})|认为|と考え/iu;

function opinionIn({ text }: Statement): Marked | undefined {
  const match = OPINION.exec(text);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}

function certainty({ claim, index }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const allowed = claim.tokens.some(({ term }) => isPermission(term)) || OBLIGED.test(claim.text);
  const [hedge] = relevant(best, 'hedge').filter((span) => {
    const word = writtenAt(statement, span);
    return (
      !(REPORTED.test(word) && statement.has('speech')) &&
      !(MAY.test(word) && allowed) &&
      // "Have returned, probably because": only the reason is uncertain.
      (claim.has('cause') || !CAUSE.test(statement.text.slice(span.end))) &&
      !UNLIKELY.test(statement.text.slice(0, span.start)) &&
      !(ABLE.test(word) && NOT_BEHIND.test(statement.text.slice(span.end)))
    );
  });
  // "He says that it helps" for "he said that it might help": naming the speaker doesn't replace the hedge, unless
  // saying is the hedge.
  const spoken =
    (claim.has('speech') || claim.has('hearsay')) &&
    !(
      hedge !== undefined &&
      MAY.test(writtenAt(statement, hedge)) &&
      statement.marked('speech').some(({ start, end }) => end <= hedge.start || start >= hedge.end)
    );
  // "Has decided to close" for "is considering": a plan is more than a thought.
  const hedged =
    claim.has('hedge') ||
    spoken ||
    (claim.has('plan') && statement.has('plan')) ||
    (claim.has('condition') && statement.has('condition'));
  const strong = claim.marked('certain')[0];
  const sourceStrong =
    statement.has('certain') || index.neighbours(sentence).some((at) => index.statement(at).has('certain'));
  const opinion = hedge ?? statement.marked('hedge')[0] ?? (claim.has('negation') ? undefined : opinionIn(statement));
  if (strong !== undefined && !sourceStrong && opinion !== undefined)
    return {
      cap: 'unsupported',
      penalty: 1.2,
      reason: message('grounding.moreCertain', {
        said: writtenAt(statement, opinion),
        claimed: writtenAt(claim, strong),
      }),
      counter: sentence,
    };
  const willOnly = claim.has('will') && !claim.has('hedge') && !statement.has('will');
  if (hedge === undefined || (hedged && !willOnly) || claim.has('negation') !== relevant(best, 'negation').length > 0)
    return undefined;
  return {
    cap: 'doubtful',
    penalty: 1,
    reason: message('grounding.hedgeDropped', {
      said: writtenAt(statement, hedge),
    }),
    counter: sentence,
  };
}

/** A plan isn't an accomplished fact. */
function completion({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const [plan] = relevant(best, 'plan');
  // "Has said that she is trying": saying it has happened, what is said needn't have.
  const done = claim
    .marked('done')
    .find((span) => !claim.marked('speech').some(({ start, end }) => start < span.end && span.start < end));
  if (plan === undefined || done === undefined) return undefined;
  if (claim.has('plan') || claim.has('hedge') || relevant(best, 'done').length > 0) return undefined;
  return {
    cap: 'unsupported',
    penalty: 1,
    reason: message('grounding.onlyPlanned', {
      said: writtenAt(statement, plan),
    }),
    counter: sentence,
  };
}

function condition(comparison: Comparison, best: Alignment): Finding | undefined {
  const { claim, index } = comparison;
  const { statement, sentence } = best;
  const around = [statement, ...index.neighbours(sentence).map((at) => index.statement(at))];
  const regardless = claim.marked('regardless')[0];
  if (
    regardless !== undefined &&
    !statement.has('regardless') &&
    around.some((other) => other.has('condition') && mayWaive(comparison, regardless, other))
  )
    return {
      cap: 'unsupported',
      penalty: 1.2,
      reason: message('grounding.conditionDenied', {
        said: writtenAt(statement, statement.marked('condition')[0]),
      }),
      counter: sentence,
    };
  const duty = around.map(({ text }) => OBLIGED.exec(text)?.[0]).find((word) => word !== undefined);
  if (
    regardless !== undefined &&
    duty !== undefined &&
    !around.some((other) => other.has('regardless')) &&
    !OBLIGED.test(claim.text)
  )
    return {
      cap: 'doubtful',
      penalty: 1,
      reason: message('grounding.conditionDenied', { said: duty }),
      counter: sentence,
    };
  const strict = statement.marked('condition').find((span) => bindsClaim(best, span));
  if (strict === undefined || claim.has('condition') || claim.has('exclusive') || claim.has('negation'))
    return undefined;
  if (PLAIN_CONDITION.test(writtenAt(statement, strict)) && isSupposed(comparison, best, strict)) return undefined;
  // "May" already says that it isn't always so.
  if (PLAIN_CONDITION.test(writtenAt(statement, strict)) && claim.has('hedge') && statement.has('hedge'))
    return undefined;
  return {
    cap: 'doubtful',
    penalty: 0.8,
    reason: message('grounding.conditionDropped', {
      said: writtenAt(statement, strict),
    }),
    counter: sentence,
  };
}

/** "Even though it is sold as dry" tells a fact: it waives a condition only if it has words of it. */
function mayWaive({ claim, index }: Comparison, regardless: Marked, statement: Statement): boolean {
  if (writtenAt(claim, regardless).toLowerCase() !== 'even though') return true;
  const clause = clauseAt(claim, regardless);
  const waived = claim.tokens.filter(
    ({ content, start }, at) => content && start >= regardless.end && claim.clauses[at] === clause,
  );
  return statement.marked('condition').some(({ end }) => {
    const limited = statement.tokens.filter(({ content, start }) => content && start >= end);
    return sharedWith(waived, limited, index) > 0;
  });
}

/** "In that case" and "after the lenders are paid, …" repeat the condition in other words; "after lunch" doesn't. */
function isSupposed({ claim, index }: Comparison, { statement }: Alignment, span: Marked): boolean {
  if (IN_THAT_CASE.test(claim.text)) return true;
  if (!AFTER.test(claim.text)) return false;
  const opening = claim.tokens.filter(({ content }, at) => content && claim.clauses[at] === claim.clauses[0]);
  const from = statement.tokens.findIndex(({ start }) => start >= span.end);
  const supposed = statement.tokens.filter(
    ({ content }, at) => content && at >= from && statement.clauses[at] === statement.clauses[from],
  );
  return sharedWith(opening, supposed, index) >= LEAST_SUPPOSED;
}

const IN_THAT_CASE =
  /^\P{L}*(?:(?:in|under) (?:this|that|such|these|those) (?:an? )?(?:cases?|scenarios?|situations?|events?|circumstances|conditions)|in (?:diesem|einem solchen) Fall|dans ce cas|en (?:ese|este|tal) caso|в (?:этом|таком) случае)(?!\p{L})/iu;
const AFTER = /^\P{L}*(?:after|nachdem|après que|después de que|после того)(?!\p{L})/iu;
/** Share of what a claim's "after …" says that the condition has. */
const LEAST_SUPPOSED = 0.6;

/** The condition is in the sentence, and the claim doesn't repeat its clause. */
function bindsClaim({ statement, clauses, matched }: Alignment, span: Marked): boolean {
  if (isCircumstance(statement, span)) return false;
  const first = statement.tokens.findIndex((token) => token.start >= span.end);
  const clause = statement.clauses[first];
  if (clause === undefined) return false;
  const own = statement.tokens.filter(
    (token, at) => statement.clauses[at] === clause && token.content && token.start >= span.end,
  );
  const repeated = own.filter((token) =>
    matched.some((place) => place !== undefined && statement.tokens[place] === token),
  );
  // "That" in "provided that" opens a clause of its own.
  const opening = clauseAt(statement, span) ?? clause;
  const main = [...clauses].some((other) => Math.abs(other - clause) <= 1 || Math.abs(other - opening) <= 1);
  return main && own.length > 0 && repeated.length < 0.5 * own.length;
}

/** "Not" is no negation before "until"; scripts without spaces are left alone. */
const DENYING =
  /(?<!\p{L})(?:not|never|no|cannot|nicht|kein\p{L}*|nie|ne|pas|jamais|nunca|не|нельзя)(?!\p{L})|n['’]t(?!\p{L})|[\p{Script=Han}\p{Script=Hiragana}]/iu;

function exclusivity({ claim, index }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const only = claim.marked('exclusive')[0];
  if (only === undefined || claim.has('condition')) return undefined;
  const around = [statement, ...index.neighbours(sentence).map((at) => index.statement(at))];
  if (
    around.some((other) => other.has('exclusive')) ||
    statement.has('none') ||
    // "Not until May" is "only in May".
    (statement.has('until') && (claim.has('until') || DENYING.test(statement.text))) ||
    claim.has('atLeast') ||
    // "Not lightning but a leak" for "a leak, not lightning".
    (/^not\s/iu.test(writtenAt(claim, only)) && statement.has('negation'))
  )
    return undefined;
  return {
    cap: 'doubtful',
    penalty: 0.8,
    reason: message('grounding.exclusiveAdded', {
      claimed: writtenAt(claim, only),
    }),
    counter: sentence,
  };
}

/** "Only members may borrow films": it isn't said of anybody else. */
function reserved({ claim, index }: Comparison, { statement, sentence }: Alignment): Finding | undefined {
  const [only] = statement.marked('exclusive');
  if (only === undefined || claim.has('negation') || claim.has('exclusive')) return undefined;
  const subject = statement.tokens.find((token) => token.content && token.start >= only.end);
  const opens = statement.text.slice(0, only.start).trim() === '';
  if (!opens || subject === undefined || subject.stem.startsWith('#') || hasWord(claim, subject)) return undefined;
  const rest = statement.tokens.filter((token) => token.content && token.start > subject.start);
  if (rest.length < 2 || sharedWith(rest, claim.tokens, index) < LEAST_RESERVED) return undefined;
  return {
    cap: 'doubtful',
    penalty: 1,
    reason: message('grounding.conditionDropped', { said: statement.text.slice(only.start, subject.end) }),
    counter: sentence,
  };
}

/** The claim's share of what the source reserves to somebody. */
const LEAST_RESERVED = 0.7;
