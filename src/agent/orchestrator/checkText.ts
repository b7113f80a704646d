import type { Citation, SummarySentence } from '../../protocol/index.js';
import type { DigestSource, Ground, GroundingRequest, Source } from '../interfaces/index.js';
import { withRecognition } from './recognition.js';

/** Location of a span in a source: editor range, page, slide or time, heading. */
type PlaceOf = (source: Source, start: number, end: number) => Partial<Citation>;

/** Checks a text from elsewhere the way an answer is checked. */
export async function checkText(
  request: Pick<GroundingRequest, 'text' | 'sentences'> & { sources: readonly DigestSource[] },
  { ground, placeOf }: { ground: Ground; placeOf: PlaceOf },
  signal: AbortSignal,
): Promise<{ sentences: SummarySentence[]; citations: Citation[] }> {
  const sources = request.sources.map(({ id, source }) => ({ id, text: source.markdown, language: source.language }));
  const grounded = await ground({ ...request, sources }, signal);
  const byId = new Map(request.sources.map(({ id, source }) => [id, source]));
  const citations = grounded.citations.map((citation) => {
    const source = byId.get(citation.source_id);
    return source ? { ...citation, ...placeOf(source, citation.start, citation.end) } : citation;
  });
  return { sentences: withRecognition(grounded.sentences, citations), citations };
}
