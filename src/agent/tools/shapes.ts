import {
  citationLink,
  message,
  textOf,
  type Citation,
  type SourceInfo,
  type SummarySentence,
} from '../../protocol/index.js';
import type { EvidenceOutput, SentenceOutput, SourceOutput } from './outputs.js';

/** Names the fields that quote sources; part of every result that has such fields. */
export const noticeOf = (...fields: string[]): string =>
  textOf(message('tools.notice', { fields: fields.join('", "') }));

/** Scheme of resources: `regen://run/<run_id>`, `regen://source/<content_hash>`. */
export const RESOURCE_SCHEME = 'regen:';

export const sourceResource = (contentHash: string): string => `${RESOURCE_SCHEME}//source/${contentHash}`;
export const runResource = (runId: string): string => `${RESOURCE_SCHEME}//run/${runId}`;

/** A source in a call, without its id. */
export function describedSource(info: SourceInfo): Omit<SourceOutput, 'id'> {
  const { kind, format, title, url, uri, site, author, date, language, characters, content_hash, warnings = [] } = info;
  return { kind, format, title, url, uri, site, author, date, language, characters, content_hash, warnings };
}

export const sourceOutput = (info: SourceInfo): SourceOutput => ({ id: info.id, ...describedSource(info) });

/**
 * Where a reader finds a quote: in the page in a browser, at the line of a document, or else in the text as it was
 * read.
 */
export function linkOf(
  source: Omit<SourceOutput, 'id'>,
  { quote, page, range }: Pick<Citation, 'quote' | 'page' | 'range'>,
): string {
  const link = citationLink(source, { quote, page });
  if (link !== undefined) return link;
  if (source.uri === undefined) return sourceResource(source.content_hash);
  return range === undefined ? source.uri : `${source.uri}#L${range.start.line + 1}`;
}

export function evidenceOutput(citation: Citation, source: SourceOutput): EvidenceOutput {
  const { source_id, quote, start, end, support, heading, page, place, range, recognized } = citation;
  const link = linkOf(source, citation);
  return { source_id, quote, start, end, support, heading, page, place, range, recognized, link };
}

export function sentenceOutputs(
  sentences: readonly SummarySentence[],
  citations: readonly Citation[],
  sources: readonly SourceOutput[],
): SentenceOutput[] {
  const citationsById = new Map(citations.map((citation) => [citation.id, citation]));
  const sourcesById = new Map(sources.map((source) => [source.id, source]));
  return sentences.map(
    ({ text, start, end, band, support, reasons, reason_details: details, citations: ids }, index) => ({
      index,
      text,
      start,
      end,
      band,
      support,
      reasons: reasons.map((reason, at) => {
        const { key = 'asWritten', counter_evidence } = details?.[at] ?? {};
        return { key, text: reason, counter_evidence };
      }),
      evidence: ids.flatMap((id) => {
        const citation = citationsById.get(id);
        const source = citation && sourcesById.get(citation.source_id);
        return citation && source ? [evidenceOutput(citation, source)] : [];
      }),
    }),
  );
}
