import type { SupportBand } from '../../protocol/index.js';
import type { Finding } from './comparison.js';

/** The six measures of how well a source's words support a sentence; docs/GROUNDING.md describes the method. */
export interface SupportFeatures {
  /** 0..1: share of pairs of words, close together, that the source also has together, weighted by rarity. */
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
  unjudged?: 'nothing_to_check' | 'other_language' | 'about_source' | 'unknown_language' | 'cut_off';
}

const MOST_COUNTED = { numbers: 3, names: 3, opposites: 2 };
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

/** The sum of the features, weighted: the log odds of support before calibration. */
export function logitOf(features: SupportFeatures): number {
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

/** Log odds to a probability, 0..1. */
export function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-(CALIBRATION.slope * logit + CALIBRATION.offset)));
}

/** A number that the source doesn't contain is always a clear mismatch, however familiar the words around it are. */
export function bandOf(
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

/** The features of a sentence that wasn't compared. */
export function noFeatures(): SupportFeatures {
  return {
    pair: 0,
    bigrams: 0,
    numbers: [],
    names: [],
    nameWords: 0,
    negated: false,
    opposites: [],
    verbatim: false,
  };
}

/** The judgment of a sentence whose words say nothing about its support. */
export function unjudgedAs(reason: 'nothing_to_check' | 'other_language' | 'cut_off'): Judgement {
  return {
    support: null,
    band: 'unjudged',
    features: noFeatures(),
    findings: [],
    evidence: [],
    missing: [],
    unjudged: reason,
  };
}
