import * as path from 'node:path';
import type { DocumentHost, SourceReader } from '../agent/index.js';
import { createReader } from '../agent/index.js';
import { createMemoryStore } from '../agent/index.js';

/** The reader by itself: no model, and nothing kept. */
export function openReader(documents: DocumentHost): SourceReader {
  return createReader({
    workerPath: path.join(__dirname, 'worker.js'),
    documents,
    snapshots: createMemoryStore(),
    revalidateAfterMs: () => 0,
    blockedPorts: () => [],
  });
}
