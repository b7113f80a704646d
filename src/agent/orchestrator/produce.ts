import {
  AgentError,
  message,
  textOf,
  toAgentError,
  told,
  type ErrorCode,
  type GroundedSentence,
  type RunEvent,
} from '../../protocol/index.js';
import type { AnswerGrounding, DigestRequest, DigestResult, PassedOver, Provider } from '../interfaces/index.js';
import { createAnswerFilter } from './answerFilter.js';
import { locationOf, type BoundProvider } from './boundProvider.js';
import type { ProviderCandidate } from './candidates.js';
import { createChannel } from '../streams/channel.js';
import { conclude, type Digested, type ProductionOutcome } from './conclude.js';
import type { RunDependencies } from './dependencies.js';
import { createPacer, type Pacer } from '../streams/pacer.js';
import type { RunStore } from './patience.js';
import { withRecognition } from './recognition.js';
import { createSpoken } from './spoken.js';

export type ProductionItem = { event: RunEvent } | { outcome: ProductionOutcome };

/** Failures that lead to trying the next provider, if no text has arrived. */
const FALL_BACK_ON: readonly ErrorCode[] = [
  'provider_unavailable',
  'model_not_found',
  'first_token_timeout',
  'stream_broken',
  'bad_response',
  'rate_limited',
  'overloaded',
  'unauthorized',
  'consent_needed',
  'provider_error',
];

function mayFallBack(error: AgentError): boolean {
  return FALL_BACK_ON.includes(error.code);
}

export interface ProductionRequest {
  bound: BoundProvider;
  /** Finds the next candidate after a failure; throws if there is none. */
  next(failed: Provider, error: AgentError, signal: AbortSignal): Promise<BoundProvider>;
  digest: DigestRequest;
  title: string;
  store: RunStore;
  /** Providers skipped before `bound`. */
  passedOver: ProviderCandidate['passedOver'];
}

/**
 * Produces a grounded answer from sources that have been read: model calls, fallback before the first token, grounding,
 * and suggestions.
 */
export async function* produce(
  request: ProductionRequest,
  dependencies: RunDependencies,
  signal: AbortSignal,
): AsyncGenerator<ProductionItem> {
  const channel = createChannel<ProductionItem>();
  const emit = (event: RunEvent) => channel.push({ event });
  // Indexes the sources while the model reads them.
  const grounding = dependencies.grounder.open(request.digest.sources, (sentences) => {
    for (const sentence of sentences) emit(sentenceGrounded(sentence));
  });
  const work = async () => {
    let { bound } = request;
    const passedOver = [...request.passedOver];
    for (;;) {
      const digested = await attempt(bound, request, dependencies, grounding, emit, signal);
      if ('error' in digested) {
        const { error, spoke } = digested;
        if (spoke || signal.aborted || !mayFallBack(error)) throw error;
        const failed = bound.provider;
        bound = await request.next(failed, error, signal);
        const passed: PassedOver = { provider: failed.id, reason: error.sentence };
        passedOver.push(passed);
        emit(providerChanged(passed, bound));
        continue;
      }
      emit({
        type: 'progress',
        payload: { stage: 'grounding', ...told(message('runs.checking')) },
      });
      const fallback = passedOver.map(({ provider, reason }) => `${provider}: ${textOf(reason)}`).join(' ') || null;
      const outcome = await conclude(
        { digested, digest: request.digest, title: request.title, bound, fallback, grounding },
        dependencies,
        signal,
      );
      for (const [index, action] of outcome.answer.actions.entries()) {
        emit({ type: 'action_suggestion', payload: { id: `a${index + 1}`, ...action } });
      }
      channel.push({ outcome });
      return;
    }
  };
  void work()
    .finally(() => grounding.close())
    .then(
      () => channel.close(),
      (error: unknown) => channel.close(error),
    );
  yield* channel;
}

export function providerChanged(
  { provider: from, reason: sentence, isNotSetUp }: PassedOver,
  to: BoundProvider,
): RunEvent {
  const { message: reason, ...translatable } = told(sentence);
  return {
    type: 'provider_changed',
    payload: {
      from,
      to: to.provider.id,
      model: to.facts.model,
      location: locationOf(to),
      reason,
      ...translatable,
      from_not_set_up: isNotSetUp ? true : undefined,
    },
  };
}

/** Evidence recognized in a picture is marked as unsure from the start. */
function sentenceGrounded(sentence: GroundedSentence): RunEvent {
  const { index, citations } = sentence;
  const [judged] = withRecognition([{ ...sentence, citations: citations.map(({ id }) => id) }], citations);
  return { type: 'sentence_grounded', payload: { ...sentence, ...judged, index, citations } };
}

type Attempt = Digested | { error: AgentError; spoke: boolean };

async function attempt(
  { provider, facts }: BoundProvider,
  { digest, store }: Pick<ProductionRequest, 'digest' | 'store'>,
  dependencies: RunDependencies,
  grounding: AnswerGrounding,
  emit: (event: RunEvent) => void,
  signal: AbortSignal,
): Promise<Attempt> {
  const spoken = createSpoken();
  let filter = createAnswerFilter();
  let shown = '';
  let draft: true | undefined;
  const answer = createPacer((text) => {
    shown += text;
    emit({ type: 'partial_summary', payload: { text, draft } });
    grounding.push(text);
  });
  const showAnew = (text: string) => {
    answer.flush();
    shown = text;
    emit({ type: 'partial_summary', payload: { text, restart: true, draft } });
    grounding.restart(text);
  };
  /** A first answer may stay for a long time, so its last sentence is judged now. */
  const endDraft = () => {
    answer.push(filter.end());
    filter = createAnswerFilter();
    answer.flush();
    grounding.push('\n\n');
  };
  /** The stored answer must match what was shown: if the result differs from the streamed text, it is shown again. */
  const conclude = (result: DigestResult): Digested => {
    const digested = withoutActions(result);
    answer.flush();
    draft = undefined;
    if (digested.result.text !== shown) showAnew(digested.result.text);
    return digested;
  };
  const notes = new Map<number, Pacer>();
  /** By chunk; undefined for reasoning about the answer. */
  const reasoning = new Map<number | undefined, Pacer>();
  const reasoningOf = (chunkIndex: number | undefined): Pacer => {
    let pacer = reasoning.get(chunkIndex);
    if (!pacer)
      reasoning.set(
        chunkIndex,
        (pacer = createPacer((text) => emit({ type: 'reasoning', payload: { text, chunk_index: chunkIndex } }))),
      );
    return pacer;
  };
  const flushAll = () => {
    for (const pacer of [...reasoning.values(), answer, ...notes.values()]) pacer.flush();
  };
  try {
    const { settings, now } = dependencies;
    const model = {
      provider: provider.id,
      facts,
      generate: (call: Omit<Parameters<Provider['generate']>[0], 'model'>, callSignal: AbortSignal) =>
        provider.generate({ ...call, model: facts.model }, callSignal),
      embed: provider.embed?.bind(provider),
    };
    let result: DigestResult | undefined;
    for await (const event of dependencies.digest(
      digest,
      {
        model,
        nodes: store.nodes,
        facts: store,
        now,
        slots: settings().parallelCalls,
      },
      signal,
    )) {
      spoken.hear(event);
      switch (event.type) {
        case 'progress':
          emit({
            type: 'progress',
            payload: {
              ...told(event.sentence),
              stage: event.stage,
              done: event.done,
              total: event.total,
              read: event.read,
              remaining_ms: event.remainingMs,
            },
          });
          break;
        case 'notes': {
          const { chunkIndex, heading, sourceId, restart, cached, text } = event;
          let pacer = notes.get(chunkIndex);
          if (!pacer || restart || heading !== undefined || cached) {
            pacer?.flush();
            // A chunk's first partial contains its location, so it is sent separately.
            emit({
              type: 'partial_summary',
              payload: { text, chunk_index: chunkIndex, heading, source_id: sourceId, cached, restart },
            });
            pacer ??= createPacer((more) =>
              emit({ type: 'partial_summary', payload: { text: more, chunk_index: chunkIndex } }),
            );
            notes.set(chunkIndex, pacer);
          } else pacer.push(text);
          break;
        }
        case 'answer':
          draft = event.draft || undefined;
          if (event.restart) {
            filter = createAnswerFilter();
            showAnew(filter.push(event.text));
          } else answer.push(filter.push(event.text));
          if (event.ended) endDraft();
          break;
        case 'reasoning':
          reasoningOf(event.chunkIndex).push(event.text);
          break;
        case 'result':
          result = event.result;
      }
    }
    answer.push(filter.end());
    if (!result) throw new AgentError('internal', message('runs.noResult'));
    return conclude(result);
  } catch (error) {
    const failure = toAgentError(error);
    const kept = signal.aborted ? undefined : spoken.kept(digest.sources, facts.contextTokens, failure);
    // The partial answer is kept, and no other model continues it.
    return kept ? { ...conclude(kept), failure } : { error: failure, spoke: spoken.begun() };
  } finally {
    flushAll();
  }
}

/** Removes the actions block from the complete text, as the filter did during streaming. */
function withoutActions(result: DigestResult): Digested {
  const filter = createAnswerFilter();
  const text = filter.push(result.text) + filter.end();
  return { result: { ...result, text }, proposed: filter.actions() };
}
