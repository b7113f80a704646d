import type { ReadContext, Source } from '../interfaces/index.js';
import { message, type SourceRequest } from '../../protocol/index.js';
import { detectTextFormat } from './formats/detectFormat.js';
import type { ReaderParts } from './readerParts.js';
import { lastPathPart, toSource } from './toSource.js';

type DocumentRequest = Extract<SourceRequest, { uri: string }>;

/**
 * Reads a document or selection that the host can open. Text keeps its offsets; the run that reads it stores its text
 * for citations.
 */
export async function readDocument(
  request: DocumentRequest,
  { signal, onProgress }: ReadContext,
  { parser, documents, now }: ReaderParts,
): Promise<Source> {
  const name = request.title ?? (lastPathPart(request.uri) || request.uri);
  onProgress({ stage: 'reading', sentence: message('sources.reading', { name }) });
  const document = await documents.open(request.uri, request.range, signal);
  const parsed = await parser.parse(
    {
      bytes: document.bytes,
      text: document.text,
      name: lastPathPart(request.uri),
      languageId: document.languageId,
      document: true,
      format:
        request.range !== undefined && document.text !== undefined
          ? selectionFormat(request.uri, document.languageId)
          : undefined,
    },
    signal,
    (step, done, total) => {
      onProgress({ stage: 'reading', sentence: message('sources.stepOf', { step, name }), done, total });
    },
  );
  // A heading within a selection isn't the document's title.
  const title = request.title ?? (request.range === undefined ? parsed.title : document.title);
  return toSource(
    { ...parsed, title },
    {
      kind: request.range === undefined ? 'document' : 'selection',
      title: document.title === '' ? name : document.title,
      uri: document.uri,
      documentStart: parsed.verbatim ? document.start : undefined,
      symbols: parsed.verbatim ? document.symbols : undefined,
      hosts: [],
      readAt: new Date(now()).toISOString(),
    },
  );
}

/** A selection is read as is, whatever its document: half a page of HTML or of a notebook is code. */
function selectionFormat(name: string, languageId: string | undefined): 'markdown' | 'text' | 'code' {
  const format = detectTextFormat('', { name, languageId });
  return format === 'markdown' || format === 'text' ? format : 'code';
}
