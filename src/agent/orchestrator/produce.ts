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
import type { DigestRequest, DigestResult, PassedOver, Provider } from '../interfaces/index.js';
import { locationOf, type BoundProvider } from './boundProvider.js';
import type { ProviderCandidate } from './candidates.js';
import { createChannel } from '../streams/channel.js';
import { conclude, type Digested, type ProductionOutcome } from './conclude.js';
import type { RunDependencies } from './dependencies.js';
import { createLiveAnswer, type LiveAnswer } from './liveAnswer.js';
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
      const digested = await attempt(bound, request, createLiveAnswer(emit, grounding), dependencies, signal);
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
  live: LiveAnswer,
  { digest: readAndAnswer, settings, now }: RunDependencies,
  signal: AbortSignal,
): Promise<Attempt> {
  const spoken = createSpoken();
  try {
    const model = {
      provider: provider.id,
      facts,
      generate: (call: Omit<Parameters<Provider['generate']>[0], 'model'>, callSignal: AbortSignal) =>
        provider.generate({ ...call, model: facts.model }, callSignal),
      embed: provider.embed?.bind(provider),
    };
    const digestDependencies = { model, nodes: store.nodes, facts: store, now, slots: settings().parallelCalls };
    let result: DigestResult | undefined;
    for await (const event of readAndAnswer(digest, digestDependencies, signal)) {
      spoken.hear(event);
      if (event.type === 'result') result = event.result;
      else live.show(event);
    }
    live.end();
    if (!result) throw new AgentError('internal', message('runs.noResult'));
    return live.conclude(result);
  } catch (error) {
    const failure = toAgentError(error);
    const kept = signal.aborted ? undefined : spoken.kept(digest.sources, facts.contextTokens, failure);
    // The partial answer is kept, and no other model continues it.
    return kept ? { ...live.conclude(kept), failure } : { error: failure, spoke: spoken.begun() };
  } finally {
    live.flush();
  }
}
