import { textOf, type Message } from './messages/index.js';
import type { Range, SourceInfo } from './sources.js';

/** How well the source supports a sentence. `unjudged`: it can't be checked by wording. */
export type SupportBand = 'verbatim' | 'supported' | 'doubtful' | 'unsupported' | 'unjudged';

/** Words of a source that contradict a sentence. `quote` is exactly `source.slice(start, end)`, in UTF-16 units. */
export interface CounterEvidence {
  source_id: string;
  start: number;
  end: number;
  quote: string;
}

/** Why a sentence isn't fully supported, as a message that each side can translate. */
export interface Reason extends Message {
  /** What the source says instead, if it says something. */
  counter_evidence?: CounterEvidence;
}

/** One sentence of the answer with its evidence. Offsets are UTF-16, into `Summary.text`. */
export interface SummarySentence {
  text: string;
  start: number;
  end: number;
  /**
   * Probability 0..1 that the source supports it; null if nothing in it could be checked. Don't show it for unsupported
   * sentences.
   */
  support: number | null;
  band: SupportBand;
  /** Why it isn't fully supported, in English. */
  reasons: string[];
  /** The same reasons in the same order, to translate and to link. */
  reason_details?: Reason[];
  /** The wording is the source's own, but not its complete sentence: the citation shows what was left out. */
  quoted_in_part?: boolean;
  /** Ids of its citations, best first. */
  citations: number[];
}

/** Location in a source without pages: a slide, cell, or sheet counted from 1, or seconds into a recording. */
export interface Place {
  unit: 'slide' | 'cell' | 'sheet' | 'second';
  number: number;
}

/** A rectangle on a page or picture, as it is shown upright; all numbers are fractions of its width and height. */
export interface PageBox {
  /** One-based; 1 for a picture. */
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A passage that supports a sentence. `quote` is exactly `source.slice(start, end)`. */
export interface Citation {
  /** 1, 2, … in the order of the answer. */
  id: number;
  sentence_index: number;
  sentence: string;
  source_id: string;
  quote: string;
  /** UTF-16 offsets in the source's Markdown. */
  start: number;
  end: number;
  support: number;
  /** Range in the editor's document, if the source is one. */
  range?: Range;
  /** One-based page of a PDF. */
  page?: number;
  /** Location in a source that has no pages. */
  place?: Place;
  /** Recognition confidence 0..1, if the text was recognized in a picture. */
  recognized?: number;
  /** Where the recognized words stand, one box per line. */
  boxes?: PageBox[];
  heading?: string;
}

/**
 * A sentence of an unfinished answer, with its citations inline. `index`: its position among the answer's sentences.
 */
export interface GroundedSentence extends Omit<SummarySentence, 'citations'> {
  index: number;
  citations: Citation[];
}

export interface SectionChange {
  /** Empty: the text before the first heading. */
  heading: string;
  change: 'added' | 'removed' | 'rewritten';
}

/** What has changed in the sources since the same question was last answered. */
export interface Changes {
  since: string;
  sections: SectionChange[];
  summary: string;
  /** The sentences of `summary` by key and arguments, in the same order. */
  summary_details?: readonly Message[];
}

export interface Summary {
  title: string;
  /** Markdown without citation marks; `sentences` say where the marks belong. */
  text: string;
  key_points: string[];
  sources: SourceInfo[];
  sentences: SummarySentence[];
  citations: Citation[];
  /** Share of the sources' text that was read closely, 0..1. */
  coverage: number;
  /** Why the answer is incomplete, in one or more sentences; absent if it is complete. */
  incomplete?: string;
  /** The sentences of `incomplete` by key and arguments, in the same order. */
  incomplete_details?: readonly Message[];
  changes?: Changes;
  /**
   * Set if the answer is based on the most informative passages by choice: they contain `share` (0..1) of the text, and
   * `continue_run` reads everything, which takes about `remaining_ms` if that is known.
   */
  first_answer?: { share: number; remaining_ms?: number };
  /** Set if the cited passages don't seem relevant to the question. */
  may_not_answer?: boolean;
}

/** Why a summary is incomplete, in both forms. */
export const incompleteFor = (
  sentences: readonly Message[] = [],
): Pick<Summary, 'incomplete' | 'incomplete_details'> =>
  sentences.length === 0
    ? {}
    : { incomplete: sentences.map((sentence) => textOf(sentence)).join(' '), incomplete_details: sentences };

/** Number of sentences per verdict. Greetings and lead-ins aren't counted. */
export type Verdict = Record<SupportBand, number>;

/** Cost of a run, and what it accessed. Times in milliseconds. */
export interface Receipt {
  provider: string;
  model: string;
  local: boolean;
  cached: boolean;
  started_at: string;
  duration_ms: number;
  first_token_ms: number | null;
  tokens_per_second: number | null;
  prompt_tokens: number;
  output_tokens: number;
  calls: number;
  /** Calls answered from stored nodes of earlier runs. */
  calls_from_cache: number;
  chunks: number;
  context_tokens: number | null;
  context_used: number | null;
  share_read: number;
  fallback: string | null;
  hosts: string[];
  cost_usd: number | null;
}
