import { message, textOf, type Citation, type Reason, type SummarySentence } from '../../protocol/index.js';

/** Below this confidence, recognized text is too uncertain to count as support. */
const SURE = 0.75;

/**
 * Limits sentences whose evidence was recognized in a picture to the recognition's confidence, and gives it as a
 * reason: a sentence is no more certain than the letters behind it. Others are returned unchanged.
 */
export function withRecognition(
  sentences: readonly SummarySentence[],
  citations: readonly Citation[],
): SummarySentence[] {
  const byId = new Map(citations.map((citation) => [citation.id, citation]));
  return sentences.map((sentence) => {
    const confidences = sentence.citations.flatMap((id) => byId.get(id)?.recognized ?? []);
    if (confidences.length === 0) return sentence;
    const confidence = Math.max(...confidences);
    const reason: Reason = message('grounding.recognized', { percent: Math.round(confidence * 100) });
    const isUnsure = confidence < SURE && (sentence.band === 'supported' || sentence.band === 'verbatim');
    return {
      ...sentence,
      support: sentence.support === null ? null : Math.min(sentence.support, confidence),
      band: isUnsure ? 'doubtful' : sentence.band,
      reasons: [...sentence.reasons, textOf(reason)],
      reason_details: [...(sentence.reason_details ?? []), reason],
    };
  });
}
