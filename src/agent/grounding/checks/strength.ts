import { message } from '../../../protocol/messages/index.js';
import { plainVerb } from '@regen-research/text';
import {
  clauseAt,
  hasWord,
  relevant,
  sharedWith,
  type Alignment,
  type Comparison,
  type Finding,
} from '../comparison.js';
import type { Marked, Marker } from '../markers.js';
import { isPermission, pointAlike } from '../poles.js';
import type { Statement } from '../statement.js';

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
  return [certainty, obligation, completion, condition, exclusivity, reserved, generality, quantifiers, bounds].flatMap(
    (check) => {
      const finding = check(comparison, best);
      return finding === undefined ? [] : [finding];
    },
  );
}

function written(statement: Statement, span: Marked | undefined): string {
  return span === undefined ? '' : statement.text.slice(span.start, span.end);
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

function certainty({ claim, index }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const allowed = claim.tokens.some(({ term }) => isPermission(term)) || OBLIGED.test(claim.text);
  const [hedge] = relevant(best, 'hedge').filter((span) => {
    const word = written(statement, span);
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
      MAY.test(written(statement, hedge)) &&
      statement.marked('speech').some(({ start, end }) => end <= hedge.start || start >= hedge.end)
    );
  // "Has decided to close" for "is considering": a plan is more than a thought.
  const hedged = claim.has('hedge') || spoken || (claim.has('plan') && statement.has('plan'));
  const strong = claim.marked('certain')[0];
  const sourceStrong =
    statement.has('certain') || index.neighbours(sentence).some((at) => index.statement(at).has('certain'));
  if (strong !== undefined && !sourceStrong && (hedge !== undefined || statement.has('hedge')))
    return {
      cap: 'unsupported',
      penalty: 1.2,
      reason: message('grounding.moreCertain', {
        said: written(statement, hedge ?? statement.marked('hedge')[0]),
        claimed: written(claim, strong),
      }),
      counter: sentence,
    };
  const willOnly = claim.has('will') && !claim.has('hedge') && !statement.has('will');
  if (hedge === undefined || (hedged && !willOnly) || claim.has('negation') !== statement.has('negation'))
    return undefined;
  return {
    cap: 'doubtful',
    penalty: 1,
    reason: message('grounding.hedgeDropped', {
      said: written(statement, hedge),
    }),
    counter: sentence,
  };
}

const OBLIGES =
  /(?<!\p{L})(?:must|ha(?:s|ve) to|(?:is|are) (?:required|obliged) to|muss|müssen|doi(?:t|vent)|deben?|tienen? que|должн[аоы]?|должен|обязан\p{L}*)(?!\p{L})|必须|必須|なければならない/iu;
const PERMITS =
  /(?<!\p{L})(?:may|can|kann|können|darf|dürfen|peu(?:t|vent)|pueden?|может|могут)(?!\p{L})|可以|ことができる/iu;

/** "Must be cached" for "may be cached": what is allowed isn't required. */
function obligation({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const required = OBLIGES.exec(claim.text);
  const allowed = PERMITS.exec(statement.text);
  if (required === null || allowed === null || best.coverage < LEAST_OF_OBLIGATION) return undefined;
  if (OBLIGES.test(statement.text) || PERMITS.test(claim.text)) return undefined;
  // "May enter only after giving notice" obliges to give notice, and "may not" forbids.
  if (
    (['exclusive', 'negation', 'condition', 'exception'] as const).some(
      (marker) => claim.has(marker) || statement.has(marker),
    )
  )
    return undefined;
  return {
    cap: 'doubtful',
    penalty: 1,
    reason: message('grounding.otherWord', { said: allowed[0], claimed: required[0] }),
    counter: sentence,
  };
}

const LEAST_OF_OBLIGATION = 0.55;

/** A plan isn't an accomplished fact. */
function completion({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const [plan] = relevant(best, 'plan');
  const done = claim.marked('done')[0];
  if (plan === undefined || done === undefined) return undefined;
  if (claim.has('plan') || claim.has('hedge') || relevant(best, 'done').length > 0) return undefined;
  return {
    cap: 'unsupported',
    penalty: 1,
    reason: message('grounding.onlyPlanned', {
      said: written(statement, plan),
    }),
    counter: sentence,
  };
}

function condition({ claim, index }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const around = [statement, ...index.neighbours(sentence).map((at) => index.statement(at))];
  const regardless = claim.marked('regardless')[0];
  if (regardless !== undefined && !statement.has('regardless') && around.some((other) => other.has('condition')))
    return {
      cap: 'unsupported',
      penalty: 1.2,
      reason: message('grounding.conditionDenied', {
        said: written(statement, statement.marked('condition')[0]),
      }),
      counter: sentence,
    };
  const strict = statement.marked('condition').find((span) => bindsClaim(best, span));
  if (strict === undefined || claim.has('condition') || claim.has('exclusive') || claim.has('negation'))
    return undefined;
  return {
    cap: 'doubtful',
    penalty: 0.8,
    reason: message('grounding.conditionDropped', {
      said: written(statement, strict),
    }),
    counter: sentence,
  };
}

/** The condition is in the sentence, and the claim doesn't repeat its clause. */
function bindsClaim({ statement, clauses, matched }: Alignment, span: Marked): boolean {
  const first = statement.tokens.findIndex((token) => token.start >= span.end);
  const clause = statement.clauses[first];
  if (clause === undefined || tellsWhen(statement, span, clause)) return false;
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

/** "When the bridge collapsed": something that happened is no condition. */
function tellsWhen({ text, tokens, clauses }: Statement, { start, end }: Marked, clause: number): boolean {
  if (!/^(?:when|where|once|after|as soon as)$/iu.test(text.slice(start, end))) return false;
  const own = tokens.filter((_, at) => clauses[at] === clause);
  return (
    own.some(({ term }) => /^(?:was|were|had|did)$|\p{L}ed$/u.test(term) || plainVerb(term) !== undefined) &&
    !own.some(({ term }) => /^(?:is|are|has|have|can|may|must|will|do|does)$/u.test(term))
  );
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
    (/^not\s/iu.test(written(claim, only)) && statement.has('negation'))
  )
    return undefined;
  return {
    cap: 'doubtful',
    penalty: 0.8,
    reason: message('grounding.exclusiveAdded', {
      claimed: written(claim, only),
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

/** "Every hour" is a rate; "all day" isn't. */
function isRate({ text }: Statement, { start, end }: Marked): boolean {
  return EACH.test(text.slice(start, end)) && PER_TIME.test(text.slice(end));
}

const EACH = /^(?:every|jede|chaque|cada|кажд)/iu;
const PER_TIME =
  /^\s(?:(?:other|second|two|three|four|few|\d+)\s)?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|\p{L}+days?|Stunden?|Tage?|Wochen?|Monate?|Jahre?|heures?|jours?|semaines?|mois|années?|ans|horas?|días?|semanas?|mes(?:es)?|años?|час\p{L}*|день|недел\p{L}*|месяц\p{L}*|год)(?!\p{L})/iu;

function generality({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  const wide = claim.marked('universal').find((span) => !isRate(claim, span));
  // "Not all" is less than all; "on all systems it doesn't start" isn't.
  const limited =
    wide !== undefined &&
    /(?<!\p{L})(?:not|n['’]t|no|nicht|pas|no|не)\s(?:\p{L}+\s)?$/iu.test(claim.text.slice(0, wide.start));
  if (wide === undefined || claim.has('allBut') || limited) return undefined;
  if (statement.marked('universal').some((span) => !isRate(statement, span)) || statement.has('none')) return undefined;
  return {
    cap: 'doubtful',
    penalty: 0.7,
    reason: message('grounding.wider', { claimed: written(claim, wide) }),
    counter: sentence,
  };
}

const QUANTIFIERS = ['allBut', 'all', 'most', 'fraction', 'some', 'few', 'none'] as const;
type Quantifier = (typeof QUANTIFIERS)[number];
const CONFLICTS: Record<Quantifier, readonly Quantifier[]> = {
  all: ['most', 'fraction', 'some', 'few', 'none', 'allBut'],
  most: ['few', 'none', 'some'],
  fraction: ['all', 'none', 'allBut', 'few'],
  some: ['none', 'all'],
  few: ['all', 'most', 'none', 'some'],
  none: ['all', 'most', 'fraction', 'some', 'few', 'allBut'],
  allBut: ['all', 'none', 'fraction', 'some', 'few'],
};

function quantifierIn(statement: Statement, clauses: ReadonlySet<number>): { quantifier: Quantifier; span: Marked }[] {
  const found: { quantifier: Quantifier; span: Marked }[] = [];
  for (const quantifier of QUANTIFIERS)
    for (const span of statement.marked(quantifier)) {
      const clause = clauseAt(statement, span);
      if (clause === undefined || !clauses.has(clause) || isRate(statement, span)) continue;
      if (!found.some((other) => other.span.start < span.end && span.start < other.span.end))
        found.push({ quantifier, span });
    }
  return found;
}

function quantifiers({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence, clauses } = best;
  const everywhere = new Set(claim.clauses);
  const claimed = quantifierIn(claim, everywhere);
  const stated = quantifierIn(statement, clauses);
  for (const { quantifier, span } of claimed) {
    if (stated.some((other) => other.quantifier === quantifier)) continue;
    if (quantifier === 'none' && statement.has('negation')) continue;
    const conflict = stated.find((other) => CONFLICTS[quantifier].includes(other.quantifier));
    if (conflict === undefined || (conflict.quantifier === 'none' && claim.has('negation'))) continue;
    return {
      cap: 'unsupported',
      penalty: 1,
      reason: message('grounding.quantifier', {
        said: written(statement, conflict.span),
        claimed: written(claim, span),
      }),
      counter: sentence,
    };
  }
  return undefined;
}

/** At least and at most; since and in. */
function bounds({ claim }: Comparison, best: Alignment): Finding | undefined {
  const { statement, sentence } = best;
  for (const anchor of claim.anchors) {
    const same = statement.anchors.filter(
      (other) => other.kind === anchor.kind && other.readings[0] === anchor.readings[0] && other.raw !== '',
    );
    for (const [one, other] of [
      ['atLeast', 'atMost'],
      ['atMost', 'atLeast'],
    ] as const)
      if (
        before(claim, anchor, one) &&
        same.length > 0 &&
        same.every((stated) => before(statement, stated, other) && !before(statement, stated, one))
      )
        return {
          cap: 'unsupported',
          penalty: 1,
          reason: message('grounding.bound', {
            said: `${written(statement, nearestBefore(statement, same[0] as Marked, other))} ${same[0]?.raw ?? ''}`,
          }),
          counter: sentence,
        };
    const invented = strictBefore(claim, anchor);
    if (
      invented !== undefined &&
      same.length > 0 &&
      !same.some((stated) => before(statement, stated, 'atMost') || before(statement, stated, 'atLeast')) &&
      !LIMIT.test(statement.text)
    )
      return {
        cap: 'doubtful',
        penalty: 0.8,
        reason: message('grounding.exclusiveAdded', { claimed: invented }),
        counter: sentence,
      };
    if (anchor.kind !== 'year' && anchor.kind !== 'date') continue;
    if (
      before(claim, anchor, 'since') &&
      !isEnded(claim, anchor) &&
      same.length > 0 &&
      same.every((stated) => isEnded(statement, stated))
    )
      return {
        cap: 'doubtful',
        penalty: 0.8,
        reason: message('grounding.otherSpan', { claimed: anchor.raw }),
        counter: sentence,
      };
    if (
      before(claim, anchor, 'since') &&
      same.length > 0 &&
      !same.some((stated) => before(statement, stated, 'since')) &&
      !SINCE_THEN.test(statement.text) &&
      claim.language !== 'de' &&
      !statement.tokens.some(({ term }) => pointAlike(term, 'opened'))
    )
      return {
        cap: 'doubtful',
        penalty: 0.8,
        reason: message('grounding.otherSpan', { claimed: anchor.raw }),
        counter: sentence,
      };
  }
  return undefined;
}

/** "Were given away in 2012, and since then": it continued from there. */
const SINCE_THEN =
  /(?<!\p{L})(?:since then|ever since|seither|seitdem|depuis(?: lors)?,|desde entonces|с тех пор)(?!\p{L})/iu;

/** "From 1961 to 1984": it didn't continue. */
function isEnded({ text }: Statement, anchor: Marked): boolean {
  return ENDED.test(text.slice(anchor.end, anchor.end + 40));
}

const ENDED =
  /^\s?(?:[-–—]|(?:[^.,;]{0,20}\s)?(?:to|until|till|through|bis|à|au|jusqu'en|jusqu'à|a|hasta|до|по)\s(?:\p{L}+\s){0,2})\s?(?:1\d|20)\d\d|^年?(?:到|至|から)/u;

/** "At most" right before a number of a claim. */
function strictBefore({ text }: Statement, anchor: Marked): string | undefined {
  return STRICT_BOUND.exec(text.slice(Math.max(0, anchor.start - 24), anchor.start))?.[1];
}

const STRICT_BOUND =
  /(?<!\p{L})(at most|no more than|höchstens|maximal|au plus|au maximum|como máximo|a lo sumo|не более|最多|至多)\s?$/iu;
/** A sentence that states a limit in its own words. */
const LIMIT =
  /limit|max|capac|up to|only|just|exceed|most|within|ceiling|höchst|bis|nur|grenz|jusqu|seulement|plafond|hasta|sólo|solo|tope|до |только|предел|以内|以下|不超过|上限/iu;

function nearestBefore(statement: Statement, anchor: Marked, marker: Marker): Marked | undefined {
  return statement
    .marked(marker)
    .find(
      (span) =>
        (span.end <= anchor.start && anchor.start - span.end <= 4) ||
        (span.start >= anchor.end &&
          span.start - anchor.end <= 6 &&
          /\p{Script=Han}/u.test(statement.text.slice(span.start, span.end))),
    );
}

function before(statement: Statement, anchor: Marked, marker: Marker): boolean {
  return nearestBefore(statement, anchor, marker) !== undefined;
}
