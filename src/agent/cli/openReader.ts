import * as path from 'node:path';
import type { SourceReader } from '../interfaces/index.js';
import { createFileDocuments } from '../sources/fileDocuments.js';
import { createReader } from '../sources/reader.js';
import { createMemoryStore } from '../store/index.js';

/** The reader by itself: no model, and nothing kept. */
export function openReader(): SourceReader {
  return createReader({
    workerPath: path.join(__dirname, 'worker.js'),
    documents: createFileDocuments(),
    snapshots: createMemoryStore(),
    revalidateAfterMs: () => 0,
    blockedPorts: () => [],
  });
}
