import type { EventPayloads } from './events.js';
import type { Summary, SummarySentence, SupportBand, Verdict } from './summary.js';

/** Verdicts that mean support by the source's own words. */
const CARRIED: ReadonlySet<SupportBand> = new Set(['verbatim', 'supported']);

/** Counts an answer's sentences by verdict. */
export function verdictOf(sentences: readonly Pick<SummarySentence, 'band'>[]): Verdict {
  const verdict: Verdict = { verbatim: 0, supported: 0, doubtful: 0, unsupported: 0, unjudged: 0 };
  for (const { band } of sentences) verdict[band]++;
  return verdict;
}

/**
 * The payload of `final_summary`, derived entirely from the answer's sentences and citations, so that it is the same
 * live, from the cache, and resumed.
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

/** Sentences that state nothing are left out; sentences that couldn't be judged count as unsupported. */
function meanSupport(sentences: readonly SummarySentence[]): number {
  const stating = sentences.filter(
    ({ reason_details: details }) => details?.some(({ key }) => key === 'grounding.nothingToCheck') !== true,
  );
  const sum = stating.reduce((total, { support, band }) => total + (band === 'unjudged' ? 0 : (support ?? 0)), 0);
  return stating.length === 0 ? 0 : sum / stating.length;
}
