import { message, textOf, type SourceReference, type SourceRequest } from '../../protocol/index.js';
import { decodeUriPart } from '@regen-research/text';
import type { Source } from '../interfaces/index.js';

/** A source of a run: either still to read, or already read by an earlier run of the thread. */
export type RequestedSource = { id: string; request: SourceRequest } | { id: string; source: Source };

/** What is known about a source before it is read. */
export function referenceOf({ id, ...rest }: RequestedSource): SourceReference {
  if ('source' in rest) {
    const { kind, title, url, uri } = rest.source;
    return { id, kind, title, url, uri };
  }
  const { request } = rest;
  if ('uri' in request) {
    const name = decodeUriPart(
      request.uri
        .replace(/[?#].*$/, '')
        .split('/')
        .pop() ?? '',
    );
    return {
      id,
      kind: request.range ? 'selection' : 'document',
      title: request.title ?? (name || request.uri),
      uri: request.uri,
    };
  }
  if ('text' in request || 'markdown' in request || 'html' in request) {
    return {
      id,
      kind: 'inline',
      title: request.title ?? request.url ?? textOf(message('runs.untitledText')),
      url: request.url,
    };
  }
  return { id, kind: 'url', title: request.url, url: request.url };
}
