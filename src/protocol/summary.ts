import type { Message } from './messages/index.js';
import type { Range, SourceInfo } from './sources.js';

/** How well the source's words carry a sentence. `unjudged`: it can't be checked by words. */
export type SupportBand = 'verbatim' | 'supported' | 'doubtful' | 'unsupported' | 'unjudged';

/** Words of a source that speak against a sentence. `quote` is exactly `source.slice(start, end)`, in UTF-16 units. */
export interface CounterEvidence {
  source_id: string;
  start: number;
  end: number;
  quote: string;
}

/** Why a sentence isn't fully supported, as a message that each side can say in its reader's language. */
export interface Reason extends Message {
  /** What the source says instead, where it says something. */
  counter_evidence?: CounterEvidence;
}

/** One sentence of the answer with what it rests on. Offsets are UTF-16, into `Summary.text`. */
export interface SummarySentence {
  text: string;
  start: number;
  end: number;
  /** Probability 0..1 that the source supports it; null where nothing of it could be checked. Don't show it for an unsupported one. */
  support: number | null;
  band: SupportBand;
  /** Why it isn't fully supported, in English. */
  reasons: string[];
  /** The same reasons in the same order, to translate and to click. */
  reason_details?: Reason[];
  /** The words are the source's own, but not its whole sentence: its citation shows what was left out. */
  quoted_in_part?: boolean;
  /** Ids of its citations, best first. */
  citations: number[];
}

/** Where in a source without pages something stands: a slide, cell or sheet counted from 1, or seconds into a recording. */
export interface Place {
  unit: 'slide' | 'cell' | 'sheet' | 'second';
  number: number;
}

/** A passage of a source that a sentence rests on. `quote` is exactly `source.slice(start, end)`. */
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
  /** Range in the editor's document, where the source is one. */
  range?: Range;
  /** One-based page of a PDF. */
  page?: number;
  /** Where it stands in a source that has no pages. */
  place?: Place;
  /** Where its text was recognized in a picture: how sure the recognition is, 0..1. */
  recognized?: number;
  heading?: string;
}

/** A sentence before the answer is whole, with its citations themselves. `index`: its place among the answer's sentences. */
export interface GroundedSentence extends Omit<SummarySentence, 'citations'> {
  index: number;
  citations: Citation[];
}

export interface SectionChange {
  heading: string;
  change: 'added' | 'removed' | 'rewritten';
}

/** What changed in the sources since the same question was answered last. */
export interface Changes {
  since: string;
  sections: SectionChange[];
  summary: string;
}

export interface Summary {
  title: string;
  /** Markdown, without citation marks; `sentences` say where the marks belong. */
  text: string;
  key_points: string[];
  sources: SourceInfo[];
  sentences: SummarySentence[];
  citations: Citation[];
  /** Share of the sources' text that was read closely, 0..1. */
  coverage: number;
  /** Set when the answer is not whole: what happened, in a sentence. */
  incomplete?: string;
  changes?: Changes;
  /** Set for a question that the cited passages don't seem to bear on. */
  may_not_answer?: boolean;
}

/** How many of an answer's sentences are carried how well. What only greets or introduces is no sentence of it. */
export type Verdict = Record<SupportBand, number>;

/** What a run cost and touched. Times in milliseconds. */
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
  /** Calls answered from the store's earlier nodes. */
  calls_from_cache: number;
  chunks: number;
  context_tokens: number | null;
  context_used: number | null;
  share_read: number;
  fallback: string | null;
  hosts: string[];
  cost_usd: number | null;
}
