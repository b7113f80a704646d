import {
  answerTitle,
  AgentError,
  failureOf,
  isPlainSummaryRequest,
  incompleteFor,
  message,
  PROTOCOL_VERSION,
  toAgentError,
  told,
  type RunEvent,
  type StartAgent,
} from '../../protocol/index.js';
import type { DigestSource, Provider } from '../interfaces/index.js';
import { locationOf, type BoundProvider } from './boundProvider.js';
import { senderOf } from './access.js';
import { answerKey, sourceIdentity, subjectKey, type AnswerIdentity } from './cacheKey.js';
import { candidateFinder, type ProviderCandidate } from './candidates.js';
import { createChannel } from '../streams/channel.js';
import type { RunDependencies } from './dependencies.js';
import type { ProductionOutcome } from './conclude.js';
import type { Patience, RunStore } from './patience.js';
import { privatePagesOf } from './privatePages.js';
import { produce, providerChanged, type ProductionItem } from './produce.js';
import { readSources, type SourcesRequest } from './readSources.js';
import { referenceOf } from './requestedSource.js';
import { receiptOf, replayAnswer, type Clock } from './receipt.js';
import { createShared, type Shared } from '../streams/shared.js';

export interface ResolvedRun extends SourcesRequest {
  runId: string;
  /** The run that this one repeats. */
  repeats?: string;
  /** Some of the text comes from the person's browser. */
  isPrivate: boolean;
  command: StartAgent;
  threadId: string;
  /** Earlier turns of the thread, oldest first. */
  history: { question: string; answer: string }[];
  patience: Patience;
}

/** Answers in production, by key: concurrent identical runs in this process share one set of calls. */
export type Productions = Map<string, Production>;

interface Production {
  shared: Shared<ProductionItem>;
  /** The runs that wait for it: stored data belongs to the first one, and to the next one if the first leaves. */
  runs: Set<string>;
}

/**
 * One run, from `agent_start` to exactly one `agent_end`; never throws. When the signal aborts, the partial answer
 * becomes the final summary, and the run ends as `cancelled`. `signal.reason` `'interrupted'` ends it as `interrupted`.
 */
export async function* executeRun(
  request: ResolvedRun,
  productions: Productions,
  dependencies: RunDependencies,
  signal: AbortSignal,
): AsyncGenerator<RunEvent> {
  const channel = createChannel<RunEvent>();
  const answered = answer(request, productions, dependencies, channel.push, signal)
    .then(
      ({ cached }) => ({ cached, failure: undefined }),
      (error: unknown) => ({ cached: false, failure: toAgentError(error) }),
    )
    .finally(() => channel.close());
  yield* channel;
  const { cached, failure } = await answered;
  if (signal.aborted) {
    const interrupted = signal.reason === 'interrupted';
    yield { type: 'agent_end', payload: { success: false, reason: interrupted ? 'interrupted' : 'cancelled' } };
  } else if (failure) {
    dependencies.log(`Run failed: ${failure.code}: ${failure.message}`);
    yield { type: 'error', payload: failureOf(failure) };
    yield { type: 'agent_end', payload: { success: false, reason: 'failed', ...told(failure.sentence) } };
  } else {
    yield { type: 'agent_end', payload: { success: true, reason: 'completed', cached: cached || undefined } };
  }
}

async function answer(
  request: ResolvedRun,
  productions: Productions,
  dependencies: RunDependencies,
  emit: (event: RunEvent | Promise<RunEvent>) => void,
  signal: AbortSignal,
): Promise<{ cached: boolean }> {
  const { command, requester, threadId, history } = request;
  const store = request.patience.view(dependencies.store, () => request.runId);
  const settings = dependencies.settings();
  const clock: Clock = { started: dependencies.now(), startedAt: dependencies.date(), firstToken: null };
  const candidates = candidateFinder(command, privatePagesOf(request.sources, request.isPrivate), dependencies);

  /** Ahead of all other events, although the sources may be read before it is known who answers. */
  let start: (event: RunEvent) => void = () => undefined;
  emit(new Promise<RunEvent>((resolve) => (start = resolve)));
  /** Once: a run that waits for a model to load starts before that model is known. */
  const begin = (provider: string, model: string, location?: Provider['location']) =>
    start({
      type: 'agent_start',
      payload: {
        query: command.query,
        url: command.url,
        provider,
        model,
        location,
        sources: request.sources.map(referenceOf),
        session_id: requester.sessionId,
        thread_id: threadId,
        follow_up: command.follow_up,
        repairs: command.follow_up === undefined ? undefined : command.repairs,
        repeats: request.repeats,
        request_id: command.request_id,
        started_at: clock.startedAt,
        protocol_version: PROTOCOL_VERSION,
      },
    });
  const unread = new AbortController();
  let reading: Promise<DigestSource[]> | undefined;
  /** While the provider is asked about its model, which takes as long as reading a file. */
  const read = () => (reading ??= readSources(request, dependencies, emit, AbortSignal.any([signal, unread.signal])));
  let isLoading = false;
  let chosen: ProviderCandidate | AgentError;
  try {
    chosen = await candidates.first(signal, {
      onLikely: () => void read().catch(() => undefined),
      onLoading({ id, location }, model = '') {
        if (isLoading) return;
        isLoading = true;
        begin(id, model, location);
        emit({
          type: 'progress',
          payload: { stage: 'loading_model', ...told(message('digest.loadingModel')) },
        });
      },
    });
  } catch (error) {
    chosen = toAgentError(error);
  }
  if (chosen instanceof Error) begin('none', '');
  else begin(chosen.bound.provider.id, chosen.bound.facts.model, locationOf(chosen.bound));
  if (chosen instanceof Error) {
    unread.abort();
    throw chosen;
  }
  const { bound, passedOver } = chosen;
  const [firstPassed] = passedOver;
  if (firstPassed) emit(providerChanged(firstPassed, bound));

  const sources = await read();
  const identity = {
    sources: sources.map(({ id, source }) => ({ id, source: sourceIdentity(source) })),
    query: command.query,
    promptVersion: dependencies.promptVersion,
    language: command.language ?? settings.language,
    length: command.length ?? settings.length,
    budget: settings.budget,
    depth: command.depth ?? settings.depth ?? 'auto',
    history,
    continued: command.continue_run !== undefined,
    oneSentence: command.repairs === undefined ? undefined : true,
    checkDoubtful: settings.checkDoubtful,
    sender: sources.some(({ source }) => source.kind === 'inline') ? senderOf(requester) : undefined,
  };
  const keyFor = (answering: BoundProvider) =>
    answerKey({
      ...identity,
      provider: answering.provider.id,
      model: answering.facts.identity,
    } satisfies AnswerIdentity);
  const key = keyFor(bound);
  // A run that names its provider never uses another provider's answer. Sharing work could lead to that after a
  // failure.
  const sharedKey = `${command.provider ?? ''}\n${key}`;
  const hosts = [...new Set(sources.flatMap(({ source }) => source.hosts))];

  const mayUseCache = settings.cache && command.fresh !== true;
  const hit = mayUseCache ? await store.getAnswer(key) : undefined;
  if (hit) {
    replayAnswer(hit, clock, bound, hosts, dependencies, emit);
    return { cached: true };
  }

  const [only, ...others] = sources;
  const subject = only && others.length === 0 ? subjectKey(only.source, command.query, senderOf(requester)) : undefined;
  const going = mayUseCache ? productions.get(sharedKey) : undefined;
  const production = going?.shared.open() ? going : startProduction();
  let outcome: ProductionOutcome | undefined;
  production.runs.add(request.runId);
  try {
    for await (const item of production.shared.subscribe(signal)) {
      if ('outcome' in item) outcome = item.outcome;
      else {
        if (item.event.type === 'partial_summary') clock.firstToken ??= dependencies.now();
        emit(item.event);
      }
    }
  } finally {
    production.runs.delete(request.runId);
  }
  if (!outcome) {
    // Other runs still wait for this answer, so this run has no result of its own.
    if (signal.aborted) return { cached: false };
    throw new AgentError('interrupted', message('runs.interrupted'), { retryable: true });
  }
  const { answer: produced, failure } = outcome;
  const { summary } = produced.final;
  if (summary.text !== '') {
    const shown =
      signal.reason === 'interrupted' ? { ...summary, ...incompleteFor([message('runs.closedEarly')]) } : summary;
    emit({ type: 'final_summary', payload: { ...produced.final, summary: shown } });
  }
  if (failure) throw failure;
  emit({ type: 'receipt', payload: receiptOf(outcome, clock, hosts, dependencies) });
  const complete = summary.incomplete === undefined && summary.text !== '';
  if (settings.cache && complete) void store.putAnswer(keyFor(outcome.bound), produced);
  if (complete && only && subject !== undefined) void store.putPrevious(subject, only.source.contentHash);
  return { cached: false };

  function startProduction(): Production {
    const waiting = new Set<string>();
    const owned = request.patience.view(dependencies.store, () => waiting.values().next().value ?? request.runId);
    const shared: Shared<ProductionItem> = createShared(
      async function* (productionSignal) {
        const digest = {
          question: command.query,
          isSummary: isPlainSummaryRequest(command.query),
          sources:
            only && subject !== undefined ? [{ ...only, previous: () => previousOf(subject, only, owned) }] : sources,
          language: identity.language,
          length: identity.length,
          budget: identity.budget,
          depth: identity.depth,
          history,
          continued: identity.continued,
          oneSentence: identity.oneSentence,
          fresh: command.fresh,
        };
        yield* produce(
          {
            bound,
            next: candidates.next,
            digest,
            title: answerTitle(sources.map(({ source }) => source)),
            passedOver,
            store: owned,
          },
          dependencies,
          productionSignal,
        );
      },
      () => {
        if (productions.get(sharedKey) === production) productions.delete(sharedKey);
      },
    );
    const production: Production = { shared, runs: waiting };
    if (mayUseCache) productions.set(sharedKey, production);
    return production;
  }
}

/** The source's text when the same question was last answered, if it has changed since. */
async function previousOf(
  subject: string,
  { source }: DigestSource,
  store: RunStore,
): Promise<{ createdAt: string; markdown: string } | undefined> {
  const previous = await store.getPrevious(subject);
  if (!previous || previous.contentHash === source.contentHash) return undefined;
  const markdown = await store.getText(previous.contentHash);
  return markdown === undefined ? undefined : { createdAt: previous.createdAt, markdown };
}
