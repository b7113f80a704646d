import type {
  DocumentHost,
  HostDocument,
  ReadContext,
  ReadProgress,
  Snapshot,
  SourceReader,
} from '../../src/agent/interfaces/index.js';
import { AgentError, message } from '../../src/protocol/index.js';
import { createSourceReader, type SourceReaderParts } from '../../src/agent/sources/reader.js';
import type { SnapshotStore } from '../../src/agent/sources/readerParts.js';
import { buildParserWorker } from './parserWorker.js';

export class MemorySnapshots implements SnapshotStore {
  readonly snapshots = new Map<string, Snapshot>();

  getSnapshotByUrl(url: string) {
    return Promise.resolve(this.snapshots.get(url));
  }
  putSnapshot(url: string, snapshot: Snapshot) {
    this.snapshots.set(url, snapshot);
    return Promise.resolve();
  }
}

export interface TestReader {
  reader: SourceReader;
  snapshots: MemorySnapshots;
  /** The host's documents, by uri. */
  documents: Map<string, HostDocument>;
  progress: ReadProgress[];
  context(changes?: Partial<ReadContext>): ReadContext;
}

/** A reader with the real worker, a host with the given documents, and a store in memory. */
export async function createTestReader(options: Partial<SourceReaderParts> = {}): Promise<TestReader> {
  const snapshots = new MemorySnapshots();
  const documents = new Map<string, HostDocument>();
  const progress: ReadProgress[] = [];
  const host: DocumentHost = {
    open: (uri) => {
      const document = documents.get(uri);
      return document === undefined
        ? Promise.reject(new AgentError('not_found', message('sources.notAFileHere', { uri })))
        : Promise.resolve(document);
    },
  };
  return {
    reader: createSourceReader({ workerPath: await buildParserWorker(), documents: host, snapshots, ...options }),
    snapshots,
    documents,
    progress,
    context: (changes = {}) => ({
      signal: new AbortController().signal,
      onProgress: (report) => {
        progress.push(report);
      },
      fresh: false,
      allowLocal: true,
      ...changes,
    }),
  };
}
