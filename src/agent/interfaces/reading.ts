import type { RenderMode, SourceRequest } from '../../protocol/index.js';
import type { DocumentHost, ReadContext } from './source.js';

export interface SourceReaderOptions {
  /** The bundled parser worker, `worker.js`. */
  workerPath: string;
  /** Opens `uri` requests. Default: the file system. */
  documents?: DocumentHost;
  /** Browser for pages that need one. Default: the first one found. */
  browserPath?: string;
  /** Largest page to fetch, uncompressed. */
  maxMegabytes?: number;
}

export interface ReadOptions {
  signal?: AbortSignal;
  /** Allow pages on this computer and its network. */
  allowLocal?: boolean;
  /** When to render pages in an installed browser first. */
  render?: RenderMode;
  onProgress?: ReadContext['onProgress'];
}

/** The text of a stream: a request for it, and the host that answers that request. */
export interface StreamedSource {
  request: SourceRequest;
  documents: DocumentHost;
}
