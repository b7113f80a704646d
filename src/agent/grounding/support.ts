import { differentLanguages, tokenize } from '@regen-research/text';
import type { SupportBand } from '../../protocol/index.js';
import { message } from '../../protocol/messages/index.js';
import { sameAnchor } from './anchors.js';
import { isKnownNumber } from './knownNumbers.js';
import { canCheckWording } from './checkable.js';
import { foreignPolarity } from './checks/foreignPolarity.js';
import { isCompared, mismatches } from './checks/index.js';
import { claimLength, type Claim } from './claim.js';
import { compare } from './compare.js';
import type { Comparison, Finding } from './comparison.js';
import { evidenceFor, MOST_EVIDENCE } from './evidence.js';
import { inventedPlaces } from './foreignNames.js';
import { locate, occurrencesOf, type Located } from './locate.js';
import { unknownNames } from './names.js';
import { bigramSupport, oppositesIn, pairSupport } from './overlap.js';
import { firmnessOf } from './passage.js';
import { quotationOf } from './quotation.js';
import { quotedAbsenceIn } from './quotedAbsence.js';
import { remainderOf } from './remainders.js';
import type { SourceIndex } from './sourceIndex.js';
import { statementOf, type Statement } from './statement.js';
import { judgeByTable, type TableVerdict } from './tables.js';

/** The six measures of how well a source's words support a sentence; ARCHITECTURE.md describes the method. */
export interface SupportFeatures {
  /** 0..1: pairs of nearby words that also occur together in the source, weighted by rarity. */
  pair: number;
  /** 0..1: two-word sequences that occur in one sentence of the evidence. */
  bigrams: number;
  /** Numbers that don't occur in the source, as written in the sentence. */
  numbers: string[];
  /** Names that don't occur in the source. */
  names: string[];
  /** Words of those names. */
  nameWords: number;
  /** The sentence has a negation and its evidence doesn't. */
  negated: boolean;
  /** Words that aren't in the evidence while their opposite is. */
  opposites: { word: string; opposite: string }[];
  verbatim: boolean;
}

export interface Judgement {
  /** 0..1, the share of similar sentences labeled as supported; null if words can't tell. */
  support: number | null;
  band: SupportBand;
  features: SupportFeatures;
  /** What the source says differently, gravest first. */
  findings: Finding[];
  /** The words are part of one of the source's sentences. */
  quotedInPart?: boolean;
  /** The source's sentences that it is based on, best first; at most three. */
  evidence: number[];
  /** Content words that don't occur in the source. */
  missing: string[];
  /** Why it can't be judged, if `support` is null. */
  unjudged?: 'nothing_to_check' | 'other_language' | 'about_source' | 'unknown_language';
}

const MOST_COUNTED = { numbers: 3, names: 3, opposites: 2 };
/** A shorter sequence of words may occur in a source by chance. */
const VERBATIM_LETTERS = 20;
const VERBATIM_LOGIT = 4.5;
/** "The passage does not say": usually true, but no passage can show it. */
const ABOUT_SOURCE_LOGIT = 0.3;
const WEIGHTS = {
  base: -1.1,
  pair: 2,
  bigrams: 0.5,
  number: -1.2,
  name: -0.7,
  negated: -0.3,
  opposite: -0.3,
};
/** From the weighted sum to a probability, fitted on labeled data. */
const CALIBRATION = { slope: 1.5, offset: 1.3 };
const BANDS = { doubtful: 0.36, namesForUnsupported: 2 };
/** Minimum log odds that one passage carries a supported claim: one in twelve true sentences is below, and half of the false ones. */
const LEAST_FIRMNESS = 0.89;
/** Subtracted from the sum for each unit that the firmness is below `full`; it only ranks sentences of one band. */
const LOOSENESS = { full: 3, each: 0.1 };
/** The most that all differences together subtract from the sum. */
const MOST_PENALTY = 1.8;
/** The closer a sentence is to its source, the more a difference counts. */
const CLOSE_FINDING = 0.8;
/** Number of sentences, by similarity, that a claim is compared with. */
const NEAREST = 5;
/** Number of them that are compared together with their neighbors. */
const WITH_NEIGHBOURS = 3;
/**
 * A source with at most this many sentences is searched completely for the numbers and names of an answer in another
 * language.
 */
const SMALL_SOURCE = 60;
/**
 * Support (0..1) of a claim in another language: `anchored` if a sentence has its anchors, less up to `scattered` by the share
 * of them that are outside that sentence; `mismatch` with one difference, nearing `repeated` with more.
 */
const FOREIGN = { anchored: 0.75, scattered: 0.1, mismatch: { doubtful: 0.2, unsupported: 0.1 }, repeated: 0.05 };
const TABLE_LOGIT = 0.9;
const ABSENCE_COVERAGE = 0.8;
/** Support of a claim that something isn't in the source, after looking it up. */
const ABSENCE = { looked: 0.95, found: 0.05 };
/** With this many pairs found, the languages can't differ, whatever the guess. */
const SAME_LANGUAGE_PAIRS = 0.5;

/** Judges one sentence against its sources by their words alone: deterministic, without a model. */
export function judge(claim: Claim, index: SourceIndex, hinted?: (sentence: number) => boolean): Judgement {
  if (claim.words.length === 0) return unjudgedAs('nothing_to_check');
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
  const table = quotation === undefined ? judgeByTable(statement, index, near) : undefined;
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
  if (claim.aboutSource && quotation === undefined)
    return judgeQuotedAbsence(claim, index, features) ?? judgeAbsence(claim, comparison, features, evidence);
  const found = fragment === undefined ? mismatches(comparison) : [fragment, ...mismatches(comparison)];
  const findings = quotation === undefined ? found : quotation.finding === undefined ? [] : [quotation.finding];
  // The claim model examines each opposite in its position, so a claim that passes isn't penalized for the words alone.
  if (isCompared(comparison) && !findings.some(({ reason: { key } }) => key === 'grounding.opposite'))
    features.opposites = [];
  const penalty = Math.min(
    quotation === undefined ? MOST_PENALTY : Infinity,
    findings.reduce((sum, finding, at) => sum + finding.penalty / (at + 1), 0),
  );
  const carried = logitOf(features);
  const logit = (quotation === undefined ? carried : Math.max(VERBATIM_LOGIT, carried)) - penalty;
  const firmness = firmnessOf(comparison, { pair, sentences: evidence.length });
  const isFirm = quotation !== undefined || firmness >= LEAST_FIRMNESS;
  const band = bandOf(features, probabilityOf(logit), { hasEvidence: evidence.length > 0, isFirm }, findings);
  const [best] = comparison.alignments;
  // Bands are decided by now: the rest only ranks sentences of one band.
  const invented = features.numbers.length + features.nameWords > 0;
  const certain = findings.length > 0 && !invented ? CLOSE_FINDING * (best?.coverage ?? 0) : 0;
  const loose = LOOSENESS.each * Math.max(0, LOOSENESS.full - firmness);
  const support = probabilityOf(quotation === undefined ? logit - certain - loose - remainderOf(comparison) : logit);
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
  if (claim.words.length < 2 || /[\p{Lu}\p{N}]/u.test(claim.masked)) return undefined;
  const places = index.verbatim(claim.tokens.map((token) => token.term));
  return places.length === 0 ? undefined : quotationOf(statement, places, index)?.finding;
}

function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-(CALIBRATION.slope * logit + CALIBRATION.offset)));
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

/** Words of different languages can't be compared; numbers, dates, identifiers, units, and names can. */
function judgeForeign(claim: Claim, statement: Statement, index: SourceIndex, ranking: readonly Located[]): Judgement {
  const unjudged = unjudgedAs('other_language');
  const near = new Set(ranking.slice(0, NEAREST).flatMap(({ sentence }) => [sentence, ...index.neighbours(sentence)]));
  for (const anchor of statement.anchors)
    for (const sentence of index.withNumber(anchor.readings.map(Math.abs)).slice(0, NEAREST)) near.add(sentence);
  if (index.sentences.length <= SMALL_SOURCE) index.sentences.forEach((_, at) => near.add(at));
  const comparison = compare(
    statement,
    index,
    [...near].sort((a, b) => a - b),
    true,
  );
  const anchored = mismatches(comparison);
  const denied = anchored.length === 0 ? foreignPolarity(comparison) : undefined;
  const findings = denied === undefined ? anchored : [denied];
  const found = unknownNames(claim, index);
  const places = inventedPlaces(comparison);
  const names = { names: [...found.names, ...places], count: found.count + places.length };
  const sameScript = /\p{Script=Latin}/u.test(index.textOf(0));
  const invented = sameScript && names.names.length > 0;
  const features = {
    ...unjudged.features,
    names: invented ? names.names : [],
    nameWords: invented ? names.count : 0,
  };
  const { evidence, share } = evidenceOfAnchors(comparison);
  if (findings.length > 0 || invented) {
    const band = findings.some(({ cap }) => cap === 'unsupported') ? 'unsupported' : 'doubtful';
    const more = Math.max(0, findings.length - 1);
    return {
      ...unjudged,
      unjudged: undefined,
      // Only ranks the sentences of one band: each further difference halves what is left.
      support: FOREIGN.repeated + (FOREIGN.mismatch[band] - FOREIGN.repeated) / 2 ** more,
      band,
      features,
      findings,
      evidence,
    };
  }
  return evidence.length === 0
    ? unjudged
    : { ...unjudged, support: FOREIGN.anchored - FOREIGN.scattered * (1 - share), evidence };
}

/** The sentence with most of a claim's anchors, and the share of them that it has, 0..1. */
function evidenceOfAnchors({ claim, index, near }: Comparison): { evidence: number[]; share: number } {
  let best: { sentence: number; count: number } | undefined;
  for (const sentence of near) {
    const count = claim.anchors.filter((anchor) =>
      index.statement(sentence).anchors.some((other) => sameAnchor(anchor, other)),
    ).length;
    if (count > (best?.count ?? 0)) best = { sentence, count };
  }
  return best === undefined
    ? { evidence: [], share: 0 }
    : { evidence: [best.sentence], share: best.count / claim.anchors.length };
}

function judgedByTable(claim: Claim, index: SourceIndex, table: TableVerdict): Judgement {
  const findings = table.finding === undefined ? [] : [table.finding];
  const missing = missingIn(claim, index);
  const logit =
    TABLE_LOGIT - findings.reduce((sum, { penalty }) => sum + penalty, 0) - 0.1 * Math.min(3, missing.length);
  const support = probabilityOf(logit);
  const features = { ...unjudgedAs('nothing_to_check').features, pair: 1 };
  return {
    support,
    band: findings.length > 0 ? 'unsupported' : 'supported',
    features,
    findings,
    evidence: table.evidence,
    missing,
  };
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
function judgeAbsence(claim: Claim, comparison: Comparison, features: SupportFeatures, evidence: number[]): Judgement {
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

function logitOf(features: SupportFeatures): number {
  return (
    WEIGHTS.base +
    WEIGHTS.pair * features.pair +
    WEIGHTS.bigrams * features.bigrams +
    WEIGHTS.number * Math.min(MOST_COUNTED.numbers, features.numbers.length) +
    WEIGHTS.name * Math.min(MOST_COUNTED.names, features.nameWords) +
    WEIGHTS.negated * (features.negated ? 1 : 0) +
    WEIGHTS.opposite * Math.min(MOST_COUNTED.opposites, features.opposites.length)
  );
}

/** A number that the source doesn't contain is always a clear mismatch, however familiar the words around it are. */
function bandOf(
  features: SupportFeatures,
  support: number,
  { hasEvidence, isFirm }: { hasEvidence: boolean; isFirm: boolean },
  findings: readonly Finding[],
): SupportBand {
  const worst = findings.some(({ cap }) => cap === 'unsupported')
    ? 'unsupported'
    : findings.length > 0
      ? 'doubtful'
      : undefined;
  const invented = features.numbers.length > 0 || features.nameWords >= BANDS.namesForUnsupported;
  if (worst !== undefined) return invented ? 'unsupported' : worst;
  if (features.verbatim) return 'verbatim';
  if (!hasEvidence || invented || support < BANDS.doubtful) return 'unsupported';
  if (features.nameWords > 0 || !isFirm) return 'doubtful';
  return 'supported';
}

function unjudgedAs(reason: 'nothing_to_check' | 'other_language'): Judgement {
  const features = {
    pair: 0,
    bigrams: 0,
    numbers: [],
    names: [],
    nameWords: 0,
    negated: false,
    opposites: [],
    verbatim: false,
  };
  return {
    support: null,
    band: 'unjudged',
    features,
    findings: [],
    evidence: [],
    missing: [],
    unjudged: reason,
  };
}
