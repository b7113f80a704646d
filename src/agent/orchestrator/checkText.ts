import type { Citation, SummarySentence } from '../../protocol/index.js';
import type { DigestSource, GroundingRequest } from '../interfaces/index.js';
import type { RunDependencies } from './dependencies.js';
import { withRecognition } from './recognition.js';

/** Citations with where they stand in their sources. */
export function withPlaces(
  citations: readonly Citation[],
  sources: readonly DigestSource[],
  placeOf: RunDependencies['placeOf'],
): Citation[] {
  const byId = new Map(sources.map(({ id, source }) => [id, source]));
  return citations.map((citation) => {
    const source = byId.get(citation.source_id);
    return source ? { ...citation, ...placeOf(source, citation.start, citation.end) } : citation;
  });
}

/** What grounding needs of sources. */
export const groundingSources = (sources: readonly DigestSource[]): GroundingRequest['sources'] =>
  sources.map(({ id, source }) => ({ id, text: source.markdown, language: source.language }));

/** Judges a text that nobody here wrote, as an answer is judged. */
export async function checkText(
  request: Pick<GroundingRequest, 'text' | 'sentences'> & { sources: readonly DigestSource[] },
  { ground, placeOf }: Pick<RunDependencies, 'ground' | 'placeOf'>,
  signal: AbortSignal,
): Promise<{ sentences: SummarySentence[]; citations: Citation[] }> {
  const grounded = await ground({ ...request, sources: groundingSources(request.sources) }, signal);
  const citations = withPlaces(grounded.citations, request.sources, placeOf);
  return { sentences: withRecognition(grounded.sentences, citations), citations };
}
