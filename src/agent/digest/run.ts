import type { DigestDependencies, DigestEvent, DigestRequest, DigestResult } from '../interfaces/index.js';
import type { Calibration, Limits } from './calibration.js';
import type { ModelCalls } from './modelCalls.js';
import type { Pacer } from './pacer.js';
import type { PromptFrame } from './prompts.js';
import type { Scheduler } from './scheduler.js';

/** What one run of the digest works with. */
export interface Run {
  request: DigestRequest;
  dependencies: DigestDependencies;
  frame: PromptFrame;
  limits: Limits;
  calibration: Calibration;
  calls: ModelCalls;
  scheduler: Scheduler;
  pacer: Pacer;
  /** Aborted when the reader stops the run, and when it fails. */
  signal: AbortSignal;
  /** Whether the reader stopped it. */
  stopped(): boolean;
  /** Ends what runs and drops what waits, because of an error. */
  fail(error: Error): void;
  emit(event: DigestEvent): void;
}

/** What a way of reading comes to. */
export type Outcome = Pick<DigestResult, 'text' | 'read' | 'incomplete'>;

export function titleOf(source: { title: string; url?: string }): string {
  return source.title === '' ? (source.url ?? 'Untitled') : source.title;
}
