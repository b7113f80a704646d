import { AgentError, toAgentError, type ErrorCode, type RunEvent, type SourceInfo, type Summary } from '../protocol/index.js';
import type { CachedAnswer, DigestRequest, DigestResult, ModelFacts, Provider, Usage } from '../interfaces/index.js';
import { createAnswerFilter } from './answerFilter.js';
import { createChannel } from './channel.js';
import type { RunDependencies } from './dependencies.js';
import { keyPoints } from './keyPoints.js';
import { createPacer, type Pacer } from './pacer.js';
import { infoOf } from './readSources.js';
import { recheckDoubtful } from './recheck.js';

/** A provider with the model that it will be asked for. */
export interface BoundProvider {
  provider: Provider;
  facts: ModelFacts;
}

/** What a production ends with. */
export interface Outcome {
  provider: Provider;
  model: string;
  answer: CachedAnswer;
  verified: number;
  digest: DigestResult;
  fallback: string | null;
  usage: Usage;
}

export type ProductionItem = { event: RunEvent } | { outcome: Outcome };

/** Failures after which the next provider is tried, as long as no text has come. */
const FALL_BACK_ON: readonly ErrorCode[] = [
  'provider_unavailable', 'model_not_found', 'first_token_timeout', 'stream_broken', 'bad_response', 'rate_limited', 'overloaded',
  'unauthorized', 'consent_needed', 'provider_error',
];

export function mayFallBack(error: AgentError): boolean {
  return FALL_BACK_ON.includes(error.code);
}

export interface ProductionRequest {
  bound: BoundProvider;
  /** Asks for the next candidate after a failure; throws when there is none. */
  next(failed: Provider, error: AgentError): Promise<BoundProvider>;
  digest: DigestRequest;
  title: string;
}

/** From sources that were read to the grounded answer: model calls, fallback before the first token, grounding, suggestions. */
export async function* produce(request: ProductionRequest, dependencies: RunDependencies, signal: AbortSignal): AsyncGenerator<ProductionItem> {
  const channel = createChannel<ProductionItem>();
  const emit = (event: RunEvent) => channel.push({ event });
  const work = async () => {
    let { bound } = request;
    let fallback: string | null = null;
    for (;;) {
      const digested = await attempt(bound, request.digest, dependencies, emit, signal);
      if ('error' in digested) {
        const { error, spoke } = digested;
        if (spoke || signal.aborted || !mayFallBack(error)) throw error;
        const failed = bound.provider;
        bound = await request.next(failed, error);
        fallback = `${failed.id}: ${error.message}`;
        emit(providerChanged(failed.id, bound, error.message));
        continue;
      }
      emit({ type: 'progress', payload: { stage: 'grounding', message: 'Checking every sentence against the source' } });
      const outcome = await conclude(bound, fallback, digested, request, dependencies, signal);
      for (const [index, action] of outcome.actions.entries()) {
        emit({ type: 'action_suggestion', payload: { id: `a${index + 1}`, ...action } });
      }
      channel.push({ outcome: outcome.outcome });
      return;
    }
  };
  void work().then(() => channel.close(), (error: unknown) => channel.close(error));
  yield* channel;
}

export function providerChanged(from: string, to: BoundProvider, reason: string): RunEvent {
  return { type: 'provider_changed', payload: { from, to: to.provider.id, model: to.facts.model, location: to.provider.location, reason } };
}

type Attempt = { result: DigestResult; proposed: string | undefined } | { error: AgentError; spoke: boolean };

async function attempt(
  { provider, facts }: BoundProvider,
  digest: DigestRequest,
  dependencies: RunDependencies,
  emit: (event: RunEvent) => void,
  signal: AbortSignal,
): Promise<Attempt> {
  let spoke = false;
  let filter = createAnswerFilter();
  const answer = createPacer((text) => emit({ type: 'partial_summary', payload: { text } }));
  const notes = new Map<number, Pacer>();
  const flushAll = () => {
    answer.flush();
    for (const pacer of notes.values()) pacer.flush();
  };
  try {
    const { settings, store, now } = dependencies;
    const model = {
      provider: provider.id,
      facts,
      generate: (call: Omit<Parameters<Provider['generate']>[0], 'model'>, callSignal: AbortSignal) => provider.generate({ ...call, model: facts.model }, callSignal),
    };
    let result: DigestResult | undefined;
    for await (const event of dependencies.digest(digest, { model, nodes: store.nodes, facts: store, now, slots: settings().slots }, signal)) {
      switch (event.type) {
        case 'progress':
          emit({
            type: 'progress',
            payload: { stage: event.stage, message: event.message, done: event.done, total: event.total, read: event.read, remaining_ms: event.remainingMs },
          });
          break;
        case 'notes': {
          spoke = true;
          const { chunkIndex, heading, sourceId, restart, cached, text } = event;
          let pacer = notes.get(chunkIndex);
          if (!pacer || restart || heading !== undefined || cached) {
            pacer?.flush();
            // The first partial of a chunk says where it stands, so it travels by itself.
            emit({ type: 'partial_summary', payload: { text, chunk_index: chunkIndex, heading, source_id: sourceId, cached, restart } });
            pacer ??= createPacer((more) => emit({ type: 'partial_summary', payload: { text: more, chunk_index: chunkIndex } }));
            notes.set(chunkIndex, pacer);
          } else pacer.push(text);
          break;
        }
        case 'answer':
          spoke = true;
          if (event.restart) {
            answer.flush();
            filter = createAnswerFilter();
            emit({ type: 'partial_summary', payload: { text: filter.push(event.text), restart: true } });
          } else answer.push(filter.push(event.text));
          break;
        case 'reasoning':
          emit({ type: 'reasoning', payload: { text: event.text, chunk_index: event.chunkIndex } });
          break;
        case 'result':
          result = event.result;
      }
    }
    answer.push(filter.end());
    if (!result) throw new AgentError('internal', 'The digest ended without a result.');
    // The result's text is the whole of it; the filter takes the block out of that as it did while it streamed.
    const whole = createAnswerFilter();
    const text = whole.push(result.text) + whole.end();
    return { result: { ...result, text: text.trim() }, proposed: whole.actions() };
  } catch (error) {
    return { error: toAgentError(error), spoke };
  } finally {
    flushAll();
  }
}

async function conclude(
  { provider, facts }: BoundProvider,
  fallback: string | null,
  { result, proposed }: { result: DigestResult; proposed: string | undefined },
  { digest, title }: ProductionRequest,
  { ground, suggest, placeOf, date, settings }: RunDependencies,
  signal: AbortSignal,
) {
  const { sources } = digest;
  // Not the run's signal: an answer that was stopped is grounded as well.
  const grounded = await ground(
    { text: result.text, sources: sources.map(({ id, source }) => ({ id, text: source.markdown, language: source.language })) },
    new AbortController().signal,
  );
  const again =
    settings().checkDoubtful && provider.location !== 'mock' && !signal.aborted
      ? await recheckDoubtful(grounded, provider, facts, result.usage.contextTokens, signal)
      : { sentences: grounded.sentences, usage: { promptTokens: 0, outputTokens: 0 }, calls: 0 };
  const byId = new Map(sources.map(({ id, source }) => [id, source]));
  const citations = grounded.citations.map((citation) => {
    const source = byId.get(citation.source_id);
    return source ? { ...citation, ...placeOf(source, citation.start, citation.end) } : citation;
  });
  const infos: SourceInfo[] = sources.map(({ id, source }) => {
    const read = result.read.get(id);
    return {
      ...infoOf(id, source),
      read: read && { closely: read.closely, skimmed: read.skimmed, left: read.left },
      sections: read?.sections,
      share: citations.length === 0 ? 0 : citations.filter((citation) => citation.source_id === id).length / citations.length,
    };
  });
  const characters = infos.reduce((sum, info) => sum + info.characters, 0);
  const summary: Summary = {
    title,
    text: grounded.text,
    key_points: keyPoints(grounded.text, again.sentences),
    sources: infos,
    sentences: again.sentences,
    citations,
    coverage: characters === 0 ? 0 : infos.reduce((sum, info) => sum + (info.read?.closely ?? 1) * info.characters, 0) / characters,
    incomplete: result.incomplete,
    changes: result.changes,
  };
  const actions = suggest({ query: digest.question, proposed, summary, sources });
  const answer: CachedAnswer = { summary, confidence: grounded.confidence, actions, provider: provider.id, model: facts.model, createdAt: date() };
  const usage = { promptTokens: result.usage.promptTokens + again.usage.promptTokens, outputTokens: result.usage.outputTokens + again.usage.outputTokens };
  const digestUsage = { ...result.usage, calls: result.usage.calls + again.calls };
  const outcome: Outcome = { provider, model: facts.model, answer, verified: grounded.verified, digest: { ...result, usage: digestUsage }, fallback, usage };
  return { outcome, actions };
}
