import { message, textOf } from '../../protocol/index.js';
import type { DigestDependencies, DigestEvent, DigestRequest, DigestResult } from '../interfaces/index.js';
import type { Calibration } from './calibration.js';
import type { Limits } from './limits.js';
import type { ModelCalls } from './modelCalls.js';
import type { TimeSlicer } from '../streams/timeSlicer.js';
import type { PromptFrame } from './prompts.js';
import type { Scheduler } from './scheduler.js';

/** The context of one run of the digest. */
export interface Run {
  request: DigestRequest;
  dependencies: DigestDependencies;
  frame: PromptFrame;
  limits: Limits;
  calibration: Calibration;
  calls: ModelCalls;
  scheduler: Scheduler;
  slicer: TimeSlicer;
  /** Aborted when the user stops the run, or when it fails. */
  signal: AbortSignal;
  /** Whether the user stopped it. */
  stopped(): boolean;
  /** Ends running calls and drops waiting ones after an error. */
  fail(error: Error): void;
  emit(event: DigestEvent): void;
}

/** The result of a way of reading the sources. */
export type ReadingResult = Pick<DigestResult, 'text' | 'read' | 'incomplete' | 'firstAnswer'>;

/** The name of a source in prompts. */
export function titleInPrompt(source: { title: string; url?: string }): string {
  return source.title === '' ? (source.url ?? textOf(message('digest.untitled'))) : source.title;
}
