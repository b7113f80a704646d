import path from 'node:path';
import type { DocumentHost, ReadContext, Source, SourceReader } from '../interfaces/index.js';
import {
  AgentError,
  BYTES_IN_MEGABYTE,
  DEFAULT_MAX_SOURCE_MEGABYTES,
  DEFAULT_REVALIDATE_MINUTES,
  message,
  type SourceRequest,
} from '../../protocol/index.js';
import { environmentProxy, withoutProxy } from './fetch/environmentProxy.js';
import { fetchPage, type FetchPage } from './fetch/fetchPage.js';
import { Parser } from './parser.js';
import { readDocument } from './readDocument.js';
import { readInline } from './readInline.js';
import type { ReaderParts, SnapshotStore } from './readerParts.js';
import { readUrl } from './readUrl.js';
import { createShowPage } from './render/showPage.js';
import { WorkerPool } from './workerPool.js';

export interface SourceReaderParts {
  /** The bundled `worker.js`, with `pageReader.js` next to it. */
  workerPath: string;
  documents: DocumentHost;
  snapshots: SnapshotStore;
  /** Ports never to read pages from, in addition to the known ones: those that the agent currently listens on. */
  blockedPorts?: (() => readonly number[]) | undefined;
  /** A newer page is served from its snapshot without asking the site. Read for each request. */
  revalidateMinutes?: () => number;
  /** Largest page, over the wire and uncompressed. Read for each request. */
  maxMegabytes?: () => number;
  /**
   * `environment` for HTTP_PROXY and the like; `host` inside VS Code, which applies the user's proxy to every request
   * itself.
   */
  proxy?: 'environment' | 'host';
  /** The browser for rendering pages, if set; read for each page. */
  browserPath?: () => string | undefined;
  /** For tests: network access. */
  fetchPage?: FetchPage;
  now?: (() => number) | undefined;
}

/** The engine's reader of pages, documents, selections, and text from clients. Workers start on first use. */
export function createSourceReader(options: SourceReaderParts): SourceReader {
  const pool = new WorkerPool(options.workerPath);
  const fetch = options.fetchPage ?? fetchPage;
  const proxyAgentFor = options.proxy === 'host' ? withoutProxy : environmentProxy;
  const blockedPorts = () => options.blockedPorts?.() ?? [];
  const { showPage, close } = createShowPage({
    browserPath: options.browserPath,
    pageReaderPath: path.join(path.dirname(options.workerPath), 'pageReader.js'),
    blockedPorts,
    proxyAgentFor,
  });
  const parts: ReaderParts = {
    parser: new Parser(pool),
    documents: options.documents,
    snapshots: options.snapshots,
    fetchPage: (url, request) => {
      const maxBytes = (options.maxMegabytes?.() ?? DEFAULT_MAX_SOURCE_MEGABYTES) * BYTES_IN_MEGABYTE;
      return fetch(url, {
        proxyAgentFor,
        blockedPorts: blockedPorts(),
        maxBytes,
        maxCompressedBytes: maxBytes,
        ...request,
      });
    },
    showPage,
    revalidateMinutes: options.revalidateMinutes ?? (() => DEFAULT_REVALIDATE_MINUTES),
    now: options.now ?? Date.now,
  };
  return {
    read: async (request, context) => {
      if (context.signal.aborted) throw new AgentError('cancelled', message('sources.stopped'));
      return readRequest(request, context, parts);
    },
    async close() {
      await Promise.all([pool.close(), close()]);
    },
  };
}

function readRequest(request: SourceRequest, context: ReadContext, parts: ReaderParts): Promise<Source> {
  if ('uri' in request) return readDocument(request, context, parts);
  if ('text' in request || 'markdown' in request || 'html' in request) return readInline(request, context, parts);
  return readUrl(request.url, context, parts);
}
