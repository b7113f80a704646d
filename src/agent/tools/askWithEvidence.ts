import { sentenceOf, type SourceRequest } from '../../protocol/index.js';
import type { Asker } from '../interfaces/index.js';
import { followRun } from './followRun.js';
import type { ToolHandler, ToolParts } from './handler.js';
import type { ToolSource } from './inputs.js';
import type { UnreadOutput } from './outputs.js';
import { evidenceOutput, noticeOf, sentenceOutputs, sourceOutput } from './shapes.js';
import { requestOf } from './sourceRequest.js';

/** A snapshot is passed as text; the run reads everything else. */
async function requestsOf(
  sources: readonly ToolSource[],
  { library, folders }: ToolParts,
  asker: Asker,
): Promise<SourceRequest[]> {
  return Promise.all(
    sources.map(async (named): Promise<SourceRequest> => {
      if (named.snapshot === undefined) return requestOf(named, folders());
      const { markdown, title, url } = await library.snapshot(named.snapshot, asker);
      return { markdown, title, url };
    }),
  );
}

export const askWithEvidence: ToolHandler<'ask_with_evidence'> = async (
  { question, sources: named, length, provider, model },
  parts,
  { asker, signal, onProgress },
) => {
  const requests = await requestsOf(named, parts, asker);
  const [only] = requests;
  const { runId, start, answeredBy, final, errors } = await followRun(
    parts.runs,
    {
      type: 'start_agent',
      query: question,
      length,
      provider,
      model,
      // The history shows a run's address by itself only if the run has one source.
      ...(requests.length === 1 && only && 'url' in only && Object.keys(only).length === 1
        ? { url: only.url }
        : { sources: requests }),
    },
    { ...asker, sessionId: parts.newId() },
    {
      signal,
      onEvent({ type, payload }) {
        if (type === 'progress')
          onProgress({ sentence: sentenceOf(payload), done: payload.done, total: payload.total });
      },
    },
  );
  const { summary, verdict } = final;
  const sources = summary.sources.map(sourceOutput);
  const sourcesById = new Map(sources.map((source) => [source.id, source]));
  return {
    notice: noticeOf('answer', 'quote', 'title', 'author'),
    run_id: runId,
    answer: summary.text,
    verdict,
    sentences: sentenceOutputs(summary.sentences, summary.citations, sources),
    citations: summary.citations.flatMap((citation) => {
      const source = sourcesById.get(citation.source_id);
      const { id, sentence_index } = citation;
      return source ? [{ id, sentence_index, ...evidenceOutput(citation, source) }] : [];
    }),
    sources,
    unread: errors.map(({ source_id: id, code, message: reason }): UnreadOutput[number] => ({
      name: start.sources.find((source) => source.id === id)?.title ?? '',
      code,
      message: reason,
    })),
    provider: answeredBy.provider,
    model: answeredBy.model,
    coverage: summary.coverage,
    may_not_answer: summary.may_not_answer ?? false,
    incomplete: summary.incomplete ?? null,
  };
};
