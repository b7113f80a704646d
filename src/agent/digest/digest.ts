import { setMaxListeners } from 'node:events';
import type {
  Digest,
  DigestDependencies,
  DigestEvent,
  DigestRequest,
  DigestResult,
  DigestUsage,
} from '../interfaces/index.js';
import { loadBoundaries, type BoundaryOf } from './boundary.js';
import { AgentError, message } from '../../protocol/index.js';
import { Calibration } from './calibration.js';
import { changesOf } from './changes.js';
import { createChannel, type Channel } from '../streams/channel.js';
import { ContextOverflow } from './callFailures.js';
import { ModelCalls } from './modelCalls.js';
import { PoolPatience } from './poolPatience.js';
import { TimeSlicer } from '../streams/timeSlicer.js';
import { togetherOf, type PromptFrame } from './prompts.js';
import { readPassages } from './readPassages.js';
import { readTree } from './readTree.js';
import { fitsWhole, readWhole } from './readWhole.js';
import type { ReadingResult, Run } from './run.js';
import { Scheduler } from './scheduler.js';
import { SlotGauge } from './slotGauge.js';

/**
 * Maximum number of times that chunks are cut again because the server counted more tokens than estimated; the measured
 * ratio only grows.
 */
const MOST_ATTEMPTS = 8;

/**
 * Prompts in all slots of a local server share the same processor, so it reads one at a time: with more at once, all of
 * them are read late, and while their notes are written, the processor idles. `ModelCalls` lets the next one start
 * shortly before one is read.
 */
const MOST_STARTING = 1;

/** Reads the sources, reusing stored calls for unchanged text, and answers; see `Digest`. */
export const digest: Digest = async function* (request, dependencies, signal) {
  const channel = createChannel<DigestEvent>();
  const left = new AbortController();
  const reading = read(request, dependencies, AbortSignal.any([signal, left.signal]), channel).then(
    (result) => {
      channel.push({ type: 'result', result });
      channel.close();
    },
    (error: unknown) => channel.close(error),
  );
  try {
    yield* channel;
  } finally {
    left.abort();
    await reading;
  }
};

async function read(
  request: DigestRequest,
  dependencies: DigestDependencies,
  stopped: AbortSignal,
  channel: Channel<DigestEvent>,
): Promise<DigestResult> {
  const calibration = new Calibration(dependencies);
  const [boundaryOf] = await Promise.all([loadBoundaries(dependencies.facts), calibration.load()]);
  let changes: Promise<DigestResult['changes']> | undefined;
  const compare = (): Promise<DigestResult['changes']> =>
    changesOf(request.sources, new TimeSlicer(stopped)).catch(() => undefined);
  const shown = new Set<number>();
  const usage: DigestUsage = {
    calls: 0,
    callsFromCache: 0,
    chunks: 0,
    promptTokens: 0,
    outputTokens: 0,
    contextTokens: calibration.contextTokens,
    contextUsed: 0,
  };
  const patience = new PoolPatience(dependencies.sleep);
  let answerShown = false;
  const emit = (event: DigestEvent): void => {
    channel.push(event);
    if (event.type === 'answer') answerShown = true;
    if (event.type === 'notes') shown.add(event.chunkIndex);
    // Changes are computed while the model reads, but not before its first words.
    if (event.type === 'notes' || event.type === 'answer') changes ??= compare();
  };
  try {
    for (let attempt = 1; ; attempt++) {
      const again = new Set(shown);
      let answeredAgain = answerShown;
      const emitAgain = (event: DigestEvent): void => {
        // Replaces the earlier attempt's text for the same part.
        const isVoid =
          event.type === 'answer' ? answeredAgain : event.type === 'notes' && again.delete(event.chunkIndex);
        if (event.type === 'answer') answeredAgain = false;
        emit(isVoid ? ({ ...event, restart: true } as DigestEvent) : event);
      };
      const attempted = { request, dependencies, boundaryOf, calibration, usage, patience, emit: emitAgain };
      const run = startRun(attempted, stopped);
      try {
        const reading = await chooseAndRead(run);
        const changed = await (changes ??= stopped.aborted ? Promise.resolve(undefined) : compare());
        usage.contextTokens = calibration.contextTokens;
        return { ...reading, usage, changes: changed };
      } catch (error) {
        if (!(error instanceof ContextOverflow)) throw error;
        if (attempt === MOST_ATTEMPTS)
          throw new AgentError('context_overflow', message('digest.contextOverflow'), { cause: error });
      } finally {
        run.fail(new AgentError('cancelled', message('digest.ended')));
      }
    }
  } finally {
    await calibration.save();
  }
}

async function chooseAndRead(run: Run): Promise<ReadingResult> {
  if (fitsWhole(run)) return readWhole(run);
  const { request, frame } = run;
  // A first question of a model that only quotes is answered from the text itself, as fast as from passages.
  const isFirst = frame.history.length === 0;
  const fromPassages = !isFirst || (request.depth !== 'thorough' && run.dependencies.model.facts.extractive !== true);
  if (fromPassages && !request.isSummary && request.continued !== true) {
    const reading = await readPassages(run);
    if (reading !== undefined) return reading;
  }
  return readTree(run);
}

/** One attempt to read the sources; the next one continues its usage and patience. */
interface Attempt extends Pick<Run, 'request' | 'dependencies' | 'calibration' | 'emit'> {
  boundaryOf: BoundaryOf;
  usage: DigestUsage;
  patience: PoolPatience;
}

function startRun(
  { request, dependencies, boundaryOf, calibration, usage, patience, emit }: Attempt,
  stopped: AbortSignal,
): Run {
  const frame: PromptFrame = {
    question: request.question,
    isSummary: request.isSummary,
    language: request.language,
    length: request.length,
    ...togetherOf(request.sources),
    oneSentence: request.oneSentence,
    history: request.history ?? [],
    boundaryOf,
  };
  const failed = new AbortController();
  const signal = AbortSignal.any([stopped, failed.signal]);
  // One listener per call in progress.
  setMaxListeners(0, signal);
  const limits = calibration.limits(frame);
  const gauge = new SlotGauge(
    dependencies.slots ?? dependencies.model.facts.slots,
    calibration,
    (limit) => new Scheduler(limit, dependencies.model.facts.location === 'local' ? MOST_STARTING : Infinity),
  );
  const { scheduler } = gauge;
  const stop = (): void => scheduler.close(new AgentError('cancelled', message('runs.stopped')));
  if (stopped.aborted) stop();
  else stopped.addEventListener('abort', stop, { once: true });
  return {
    request,
    dependencies,
    frame,
    limits,
    calibration,
    calls: new ModelCalls({
      dependencies,
      frame,
      limits,
      calibration,
      gauge,
      signal,
      reuse: request.fresh !== true,
      usage,
      patience,
    }),
    scheduler,
    slicer: new TimeSlicer(signal),
    signal,
    stopped: () => stopped.aborted,
    fail: (error: Error) => {
      stopped.removeEventListener('abort', stop);
      scheduler.close(error);
      failed.abort(error);
    },
    emit,
  };
}
