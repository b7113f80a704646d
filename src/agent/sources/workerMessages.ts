import type { AgentError, Message } from '../../protocol/index.js';
import type { ParsedSource, ParseInput } from './formats/parsedSource.js';

/** From host to worker; one at a time. */
export interface WorkerTask {
  id: number;
  input: ParseInput;
}

/**
 * From worker to host. `loaded` is sent when the worker's own code has been loaded, and again for a large parser.
 * `more_time` restarts a task's deadline.
 */
export type WorkerReply =
  | { kind: 'loaded' }
  | { kind: 'more_time'; id: number; milliseconds: number }
  | { kind: 'progress'; id: number; sentence: Message; done: number; total: number }
  | { kind: 'done'; id: number; result: ParsedSource }
  | { kind: 'failed'; id: number; error: Pick<AgentError, 'code' | 'sentence' | 'retryable' | 'pageTitle'> };
