import type { Passage, Source } from '../interfaces/index.js';
import type { ErrorCode } from '../protocol/index.js';
import type { ParsedSource, ParseInput } from './formats/parsedSource.js';

/** What segmenting needs of a source. */
export type SegmentInput = Pick<Source, 'format' | 'markdown' | 'verbatim' | 'pageStarts' | 'symbols'>;

/** From host to worker; one at a time. */
export type WorkerTask = { id: number } & ({ kind: 'parse'; input: ParseInput } | { kind: 'segment'; source: SegmentInput });

/** What a task gives, by its kind. */
export interface TaskResults {
  parse: ParsedSource;
  segment: Passage[];
}

/** From worker to host. `loaded` is sent when the worker's own code has been loaded, and again when a large parser has. */
export type WorkerReply =
  | { kind: 'loaded' }
  | { kind: 'progress'; id: number; message: string; done: number; total: number }
  | { kind: 'done'; id: number; result: ParsedSource | Passage[] }
  | { kind: 'failed'; id: number; error: { code: ErrorCode; message: string; retryable: boolean } };
