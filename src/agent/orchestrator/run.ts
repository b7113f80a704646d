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
import { candidateFinder, type CandidateFinder, type ProviderCandidate } from './candidates.js';
import { createChannel } from '../streams/channel.js';
import type { RunDependencies, RunSettings } from './dependencies.js';
import type { ProductionOutcome } from './conclude.js';
import type { Patience, RunStore } from './patience.js';
import { privatePagesOf } from './privatePages.js';
import { produce, providerChanged, type ProductionRequest } from './produce.js';
import type { Productions } from './productions.js';
import { readSources, type SourcesRequest } from './readSources.js';
import { referenceOf } from './requestedSource.js';
import { receiptOf, replayAnswer, type Clock } from './receipt.js';

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

/** One run with all that it works with. */
interface Run {
  request: ResolvedRun;
  productions: Productions;
  dependencies: RunDependencies;
  settings: RunSettings;
  store: RunStore;
  clock: Clock;
  emit: (event: RunEvent | Promise<RunEvent>) => void;
  signal: AbortSignal;
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
  const answered = answer({
    request,
    productions,
    dependencies,
    settings: dependencies.settings(),
    store: request.patience.view(dependencies.store, () => request.runId),
    clock: { started: dependencies.now(), startedAt: dependencies.date(), firstToken: null },
    emit: channel.push,
    signal,
  })
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

async function answer(run: Run): Promise<{ cached: boolean }> {
  const { request, dependencies, settings, store, clock, emit, signal } = run;
  const { command, requester } = request;
  const candidates = candidateFinder(command, privatePagesOf(request.sources, request.isPrivate), dependencies);
  const { bound, passedOver, sources } = await chooseWhileReading(run, candidates);
  const asked = askedOf(run, sources);
  const keyFor = ({ provider, facts }: BoundProvider) =>
    answerKey({ ...asked, provider: provider.id, model: facts.identity });
  const key = keyFor(bound);
  const hosts = [...new Set(sources.flatMap(({ source }) => source.hosts))];

  const mayUseCache = settings.cache && command.fresh !== true;
  const hit = mayUseCache ? await store.getAnswer(key) : undefined;
  if (hit) {
    replayAnswer(hit, clock, bound, hosts, dependencies, emit);
    return { cached: true };
  }

  const [only, ...others] = sources;
  const subject = only && others.length === 0 ? subjectKey(only.source, command.query, senderOf(requester)) : undefined;
  const outcome = await produceShared(
    run,
    // A run that names its provider never uses another provider's answer. Sharing work could lead to that after a
    // failure.
    mayUseCache ? `${command.provider ?? ''}\n${key}` : undefined,
    (owned) => ({
      bound,
      next: candidates.next,
      digest: {
        question: command.query,
        isSummary: isPlainSummaryRequest(command.query),
        sources:
          only && subject !== undefined ? [{ ...only, previous: () => previousOf(subject, only, owned) }] : sources,
        language: asked.language,
        length: asked.length,
        budget: asked.budget,
        depth: asked.depth,
        history: asked.history,
        continued: asked.continued,
        oneSentence: asked.oneSentence,
        fresh: command.fresh,
      },
      title: answerTitle(sources.map(({ source }) => source)),
      passedOver,
      store: owned,
    }),
  );
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
}

/**
 * Chooses who answers, says if it isn't the first choice, and reads the sources while a provider is asked about its
 * model, which takes as long as reading a file.
 */
async function chooseWhileReading(
  { request, dependencies, clock, emit, signal }: Run,
  candidates: CandidateFinder,
): Promise<ProviderCandidate & { sources: DigestSource[] }> {
  const start = startOnce(request, clock, emit);
  const unread = new AbortController();
  let reading: Promise<DigestSource[]> | undefined;
  const read = () => (reading ??= readSources(request, dependencies, emit, AbortSignal.any([signal, unread.signal])));
  let isLoading = false;
  let chosen: ProviderCandidate;
  try {
    chosen = await candidates.first(signal, {
      onLikely: () => void read().catch(() => undefined),
      onLoading({ id, location }, model = '') {
        if (isLoading) return;
        isLoading = true;
        start(id, model, location);
        emit({
          type: 'progress',
          payload: { stage: 'loading_model', ...told(message('digest.loadingModel')) },
        });
      },
    });
  } catch (error) {
    start('none', '');
    unread.abort();
    throw error;
  }
  const {
    bound,
    passedOver: [firstPassed],
  } = chosen;
  start(bound.provider.id, bound.facts.model, locationOf(bound));
  // Before the sources are read: that may take long, or fail.
  if (firstPassed) emit(providerChanged(firstPassed, bound));
  return { ...chosen, sources: await read() };
}

/**
 * `agent_start`, ahead of all other events, although the sources may be read before it is known who answers. Only the
 * first call counts: a run that waits for a model to load starts before that model is known.
 */
function startOnce(
  { command, requester, threadId, sources, repeats }: ResolvedRun,
  { startedAt }: Clock,
  emit: Run['emit'],
): (provider: string, model: string, location?: Provider['location']) => void {
  let start: (event: RunEvent) => void = () => undefined;
  emit(new Promise<RunEvent>((resolve) => (start = resolve)));
  return (provider, model, location) =>
    start({
      type: 'agent_start',
      payload: {
        query: command.query,
        url: command.url,
        provider,
        model,
        location,
        sources: sources.map(referenceOf),
        session_id: requester.sessionId,
        thread_id: threadId,
        follow_up: command.follow_up,
        repairs: command.follow_up === undefined ? undefined : command.repairs,
        repeats,
        request_id: command.request_id,
        started_at: startedAt,
        protocol_version: PROTOCOL_VERSION,
      },
    });
}

/** What affects the answer, whoever gives it. */
function askedOf(
  { request: { command, requester, history }, settings, dependencies }: Run,
  sources: readonly DigestSource[],
): Omit<AnswerIdentity, 'provider' | 'model'> {
  return {
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
}

/** The outcome of a production that runs with this key share; undefined if this run left it. */
async function produceShared(
  { request: { runId, patience }, productions, dependencies, clock, emit, signal }: Run,
  key: string | undefined,
  requestFor: (owned: RunStore) => ProductionRequest,
): Promise<ProductionOutcome | undefined> {
  const items = productions.follow(
    runId,
    key,
    (ownerOf, shared) => produce(requestFor(patience.view(dependencies.store, ownerOf)), dependencies, shared),
    signal,
  );
  let outcome: ProductionOutcome | undefined;
  for await (const item of items) {
    if ('outcome' in item) outcome = item.outcome;
    else {
      if (item.event.type === 'partial_summary') clock.firstToken ??= dependencies.now();
      emit(item.event);
    }
  }
  return outcome;
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
