import { message, textOf, type Citation, type Reason, type SummarySentence } from '../../protocol/index.js';

/** Below this the recognition is too unsure for a sentence to be called supported by it. */
const SURE = 0.75;

/**
 * Sentences whose evidence was recognized in a picture, with how sure that is as a reason: none is more likely than the
 * letters that it rests on. Others come back as they are.
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
