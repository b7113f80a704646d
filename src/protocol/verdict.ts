import type { EventPayloads } from './events.js';
import type { Summary, SummarySentence, SupportBand, Verdict } from './summary.js';

/** Bands that stand for support by the source's own words. */
const CARRIED: ReadonlySet<SupportBand> = new Set(['verbatim', 'supported']);

/** Counts an answer's sentences by how well their sources carry them. */
export function verdictOf(sentences: readonly Pick<SummarySentence, 'band'>[]): Verdict {
  const verdict: Verdict = { verbatim: 0, supported: 0, doubtful: 0, unsupported: 0, unjudged: 0 };
  for (const { band } of sentences) verdict[band]++;
  return verdict;
}

/**
 * What `final_summary` says of an answer, all of it taken from the answer's own sentences and citations, so that it is the
 * same live, from the cache, and resumed.
 */
export function finalSummaryOf(summary: Summary): EventPayloads['final_summary'] {
  const { sentences, citations } = summary;
  return {
    summary,
    citations: citations.filter(({ sentence_index: index }) => {
      const band = sentences[index]?.band;
      return band !== undefined && CARRIED.has(band);
    }).length,
    confidence: meanSupport(sentences),
    verdict: verdictOf(sentences),
  };
}

/** What states nothing that a source could carry is left out; what could not be judged counts as not supported. */
function meanSupport(sentences: readonly SummarySentence[]): number {
  const stating = sentences.filter(
    ({ reason_details: details }) => details?.some(({ key }) => key === 'grounding.nothingToCheck') !== true,
  );
  const sum = stating.reduce((total, { support, band }) => total + (band === 'unjudged' ? 0 : (support ?? 0)), 0);
  return stating.length === 0 ? 0 : sum / stating.length;
}
