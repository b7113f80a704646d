import { differentLanguages, tokenize } from '@regen-research/text';
import { judgeQuotedAbsence, judgeSilence } from './absence.js';
import { isKnownNumber } from './knownNumbers.js';
import { canCheckWording } from './checkable.js';
import { isCompared, mismatches } from './checks/index.js';
import { analyseClaim, claimLength, type Claim } from './claim.js';
import { compare } from './compare.js';
import type { Finding } from './comparison.js';
import { evidenceFor, MOST_EVIDENCE } from './evidence.js';
import { FOREIGN, judgeForeign } from './foreign.js';
import {
  bandOf,
  logitOf,
  noFeatures,
  probabilityOf,
  unjudgedAs,
  type Judgement,
  type SupportFeatures,
} from './judgement.js';
import { locate, NEAREST, occurrencesOf, type Located } from './locate.js';
import { unknownNames } from './names/names.js';
import { bigramSupport, oppositesIn, pairSupport } from './overlap.js';
import { firmnessOf } from './passage.js';
import { quotationOf } from './quotation.js';
import { remainderOf } from './remainders.js';
import { penaltyOf, scoreOf } from './score.js';
import { silenceOf } from './silence.js';
import type { SourceIndex } from './indexing/sourceIndex.js';
import { statementOf, type Statement } from './sentence/statement.js';
import { judgeByTable, type TableVerdict } from './tables/tables.js';

/** A shorter sequence of words may occur in a source by chance. */
const VERBATIM_LETTERS = 20;
const VERBATIM_LOGIT = 4.5;
/** Minimum log odds, by its best passage, of a supported claim: excludes one in twelve true sentences and half of the false ones. */
const LEAST_FIRMNESS = 0.89;
/** Number of the nearest sentences that are compared together with their neighbors. */
const WITH_NEIGHBOURS = 3;
const TABLE_LOGIT = 0.9;
/** With this many pairs found, the languages can't differ, whatever the guess. */
const SAME_LANGUAGE_PAIRS = 0.5;

/**
 * Judges one sentence against its sources by their words alone: deterministic, without a model. `titles`: if it is a row,
 * those of its table.
 */
export function judge(
  claim: Claim,
  index: SourceIndex,
  hinted?: (sentence: number) => boolean,
  titles?: readonly string[],
): Judgement {
  if (claim.words.length === 0) return unjudgedAs('nothing_to_check');
  const row = index.rowIn(claim.text);
  if (row !== undefined) return judge(analyseClaim(row, claim.language), index, hinted, titles);
  const statement = statementOf(claim.masked, claim.language, index.capitalised);
  const occurrences = occurrencesOf(claim, index);
  const quoted = claimLength(claim) > VERBATIM_LETTERS ? wholeIn(claim, index, hinted) : [];
  const quotation = quoted.length === 0 ? undefined : quotationOf(statement, quoted, index);
  const verbatim = quotation === undefined ? [] : quoted;
  const fragment = quoted.length === 0 ? fragmentOf(claim, statement, index) : undefined;
  const pair = verbatim.length > 0 ? 1 : pairSupport(claim, index, occurrences);
  const ranking = locate(claim, index, occurrences, hinted);
  if (pair < SAME_LANGUAGE_PAIRS && index.languages.some((language) => differentLanguages(language, claim.language)))
    return judgeForeign(claim, statement, index, ranking);

  const evidence =
    verbatim.length > 0 ? verbatim.slice(0, MOST_EVIDENCE) : evidenceFor(claim, index, occurrences, ranking);
  const near = nearest(index, ranking, evidence);
  const table = quotation === undefined ? judgeByTable(statement, index, near, titles) : undefined;
  if (table !== undefined) return judgedByTable(claim, index, table);

  const surroundings = new Set(evidence.flatMap((sentence) => [sentence, ...index.neighbours(sentence)]));
  const names = unknownNames(claim, index);
  const features: SupportFeatures = {
    pair,
    bigrams: bigramSupport(claim, index, surroundings) ?? pair,
    numbers: claim.numbers
      .filter(
        (number) => !number.smallWord && !index.numbers.has(number) && !isKnownNumber(number, statement, index, near),
      )
      .map((number) => number.raw),
    names: names.names,
    nameWords: names.count,
    negated: claim.negated && ![...surroundings].some((sentence) => index.isNegated(sentence)),
    opposites: oppositesIn(claim, index, surroundings),
    verbatim: quotation?.whole === true,
  };
  const comparison = compare(statement, index, near, false);
  if (claim.aboutSource && quotation === undefined) {
    const looked = judgeQuotedAbsence(claim, index, features);
    if (looked !== undefined) return looked;
    const { about, beside } = silenceOf(claim, statement);
    const absence = judgeSilence(comparison, features, evidence, about);
    const rest = beside === undefined ? undefined : judge(analyseClaim(beside, claim.language), index, hinted, titles);
    return rest?.band === 'unsupported' || (rest?.band === 'doubtful' && absence.band !== 'unsupported')
      ? rest
      : absence;
  }
  const found = fragment === undefined ? mismatches(comparison) : [fragment, ...mismatches(comparison)];
  const findings = quotation === undefined ? found : quotation.finding === undefined ? [] : [quotation.finding];
  // The claim model examines each opposite in its position, so a claim that passes isn't penalized for the words alone.
  if (isCompared(comparison) && !findings.some(({ reason: { key } }) => key === 'grounding.opposite'))
    features.opposites = [];
  const overlap = logitOf(features);
  const firmness = firmnessOf(comparison, { pair, sentences: evidence.length });
  const isFirm = quotation !== undefined || firmness >= LEAST_FIRMNESS;
  const band = bandOf(features, probabilityOf(overlap), { hasEvidence: evidence.length > 0, isFirm }, findings);
  // The band is decided by now: the score only ranks sentences.
  const score =
    quotation === undefined
      ? scoreOf({ overlap, firmness, remainder: remainderOf(comparison), findings })
      : Math.max(VERBATIM_LOGIT, overlap) - penaltyOf(findings);
  const support = probabilityOf(score);
  // If a dropped "not" can't be detected, similarity proves nothing.
  const unknown =
    band === 'supported' &&
    !canCheckWording([claim.masked, ...evidence.map((sentence) => index.textOf(sentence))].join(' '), claim.language);
  return {
    support: unknown ? Math.min(support, FOREIGN.anchored) : support,
    band: unknown ? 'unjudged' : band,
    unjudged: unknown ? 'unknown_language' : undefined,
    features,
    findings,
    quotedInPart: quotation === undefined ? undefined : !quotation.whole,
    evidence,
    missing: missingIn(claim, index),
  };
}

/** Where a claim's words occur together, split by the rules of its own language or its source's. */
function wholeIn(claim: Claim, index: SourceIndex, hinted: ((sentence: number) => boolean) | undefined): number[] {
  const termsOf = (tokens: readonly { term: string }[]): string[] => tokens.map(({ term }) => term);
  const found = index.verbatim(termsOf(claim.tokens), hinted);
  const other = index.languages.find((language) => language !== claim.language);
  return found.length > 0 || other === undefined
    ? found
    : index.verbatim(termsOf(tokenize(claim.masked, other)), hinted);
}

/**
 * "Move again" of "does not plan to move again": the words left out of a short piece may deny it. Names and labels deny
 * nothing.
 */
function fragmentOf(claim: Claim, statement: Statement, index: SourceIndex): Finding | undefined {
  if (claim.words.length < 2 || /[\p{Lu}\p{N}]/u.test(withoutOpening(claim.masked))) return undefined;
  const places = index.verbatim(claim.tokens.map((token) => token.term));
  return places.length === 0 ? undefined : quotationOf(statement, places, index)?.finding;
}

/** A sentence without its capital, which makes no name of it. */
function withoutOpening(text: string): string {
  return /[.!?]\s*$/u.test(text) ? text.replace(/^\P{L}*\p{Lu}/u, '') : text;
}

function missingIn(claim: Claim, index: SourceIndex): string[] {
  return [
    ...new Set(
      claim.words
        .filter((word) => !index.has(word.stem, word.prefix))
        .map((word) => claim.text.slice(word.start, word.end)),
    ),
  ];
}

/** The sentences to compare with: the likeliest ones, the evidence, and their neighbors. */
function nearest(index: SourceIndex, ranking: readonly Located[], evidence: readonly number[]): number[] {
  const near = new Set(evidence);
  for (const { sentence } of ranking.slice(0, NEAREST)) near.add(sentence);
  for (const sentence of [...near].slice(0, WITH_NEIGHBOURS))
    for (const beside of index.neighbours(sentence)) near.add(beside);
  return [...near].sort((a, b) => a - b);
}

function judgedByTable(claim: Claim, index: SourceIndex, table: TableVerdict): Judgement {
  const findings = table.finding === undefined ? [] : [table.finding];
  const missing = missingIn(claim, index);
  const logit =
    TABLE_LOGIT - findings.reduce((sum, { penalty }) => sum + penalty, 0) - 0.1 * Math.min(3, missing.length);
  const support = probabilityOf(logit);
  const features = { ...noFeatures(), pair: 1 };
  return {
    support,
    band: findings.length > 0 ? 'unsupported' : 'supported',
    features,
    findings,
    evidence: table.evidence,
    missing,
  };
}
