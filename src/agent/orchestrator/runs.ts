import {
  AgentError,
  message,
  messageOf,
  PROTOCOL_VERSION,
  toAgentError,
  type AgentEvent,
  type RunEvent,
  type RunRecord,
  type StartAgent,
} from '../../protocol/index.js';
import type { Requester, Runs, StartOutcome } from '../interfaces/index.js';
import { createActionExecutor } from './actionExecution.js';
import type { RunDependencies } from './dependencies.js';
import { createEventLog, type EventLog } from './eventLog.js';
import { referenceOf } from './readSources.js';
import { RequestMemory } from './requestMemory.js';
import { resolveRequest, subjectOf, type RequestParts } from './requests.js';
import { executeRun, type Productions } from './run.js';
import { createRunEvents } from './runEvents.js';
import { keepRecord } from './runRecord.js';

/** Ended runs whose events stay in memory, so that a client that comes back at once is not sent to the store. */
const KEPT_AFTER_END = 16;

interface OpenRun {
  id: string;
  sessionId: string;
  subject: string;
  command: StartAgent;
  repeats: string | undefined;
  log: EventLog;
  abort: AbortController;
  ended: boolean;
  finished: Promise<void>;
}

export function createRuns(dependencies: RunDependencies): Runs {
  const { store } = dependencies;
  const runs = new Map<string, OpenRun>();
  const busy = new Map<string, OpenRun>();
  const productions: Productions = new Map();
  const listeners = new Set<(sessionId: string, event: AgentEvent) => void>();
  const requests = new RequestMemory<string>();
  const history = createRunEvents(store, () => going());
  const actions = createActionExecutor({ start, eventsOf }, dependencies);
  let closed = false;

  const tell = (sessionId: string, event: AgentEvent) => {
    for (const listener of listeners) {
      try {
        listener(sessionId, event);
      } catch (error) {
        // Whoever watches has no part in the run.
        dependencies.log(`A listener failed: ${messageOf(error)}`);
      }
    }
  };

  async function follow(run: OpenRun, parts: Promise<RequestParts>, requester: Requester, record: RunRecord) {
    let kept: Promise<void> = Promise.resolve();
    const calm = dependencies.urgent?.();
    const emit = (event: RunEvent) => {
      tell(run.sessionId, run.log.append(event));
      if (event.type === 'partial_summary') calm?.();
    };
    const end = () => {
      calm?.();
      run.ended = true;
      if (busy.get(run.subject) === run) busy.delete(run.subject);
    };
    try {
      const { sources, history, threadId } = await parts;
      const starting = { ...record, thread_id: threadId, sources: sources.map(referenceOf) };
      for await (const event of executeRun(
        { runId: run.id, command: run.command, repeats: run.repeats, requester, sources, history, threadId },
        productions,
        dependencies,
        run.abort.signal,
      )) {
        if (event.type === 'agent_end') end();
        emit(event);
        // The reader does not wait for the disk.
        kept = kept.then(() => keepRecord(event, starting, dependencies));
      }
    } catch (error) {
      // executeRun does not throw; what arrives here is a request that could not be resolved.
      const { code, message: sentence, retryable } = toAgentError(error);
      end();
      emit({
        type: 'agent_start',
        payload: {
          query: run.command.query,
          url: run.command.url,
          provider: 'none',
          model: '',
          sources: [],
          session_id: run.sessionId,
          thread_id: run.id,
          repeats: run.repeats,
          request_id: run.command.request_id,
          started_at: record.started_at,
          protocol_version: PROTOCOL_VERSION,
        },
      });
      emit({ type: 'error', payload: { code, message: sentence, retryable } });
      emit({ type: 'agent_end', payload: { success: false, reason: 'failed', message: sentence } });
    }
    await kept;
    await run.log.flush();
    forgetOldest();
  }

  function forgetOldest() {
    const ended = [...runs.values()].filter((run) => run.ended);
    for (const run of ended.slice(0, Math.max(0, ended.length - KEPT_AFTER_END))) runs.delete(run.id);
  }

  const going = (sessionId?: string): string[] =>
    [...runs.values()]
      .filter((run) => !run.ended && (sessionId === undefined || run.sessionId === sessionId))
      .map((run) => run.id);

  /** `repeats`: the run whose command this is. */
  function start(command: StartAgent, requester: Requester, repeats?: string): StartOutcome {
    if (closed) throw new AgentError('interrupted', message('runs.closing'));
    const before = requests.find(command, requester);
    if (before !== undefined) return { started: false, because: 'repeated', runId: before };
    const subject = `${requester.sessionId}\n${subjectOf(command)}`;
    const other = busy.get(subject);
    if (other) return { started: false, because: 'busy', runId: other.id };
    const id = dependencies.newId();
    requests.keep(command, requester, id);
    void store.putCommand(id, command);
    const parts = resolveRequest(command, id, eventsOf, store);
    const run: OpenRun = {
      id,
      sessionId: requester.sessionId,
      subject,
      command,
      repeats,
      log: createEventLog(id, store),
      abort: new AbortController(),
      ended: false,
      finished: Promise.resolve(),
    };
    runs.set(id, run);
    busy.set(subject, run);
    const record: RunRecord = {
      run_id: id,
      session_id: requester.sessionId,
      title: command.query,
      query: command.query,
      sources: [],
      provider: '',
      model: '',
      started_at: dependencies.date(),
      ended_at: null,
      reason: null,
      pinned: false,
      confidence: null,
      thread_id: id,
    };
    run.finished = follow(run, parts, requester, record);
    return { started: true, runId: id };
  }

  const hostOf = (provider: string): string | undefined => dependencies.providers.get(provider)?.host;

  async function knownRun(runId: string): Promise<RunRecord> {
    const record = await store.getRun(runId);
    if (!record) throw new AgentError('unknown_run', message('runs.unknown', { run: runId }));
    return record;
  }

  async function eventsOf(runId: string): Promise<AgentEvent[]> {
    return runs.get(runId)?.log.after(0) ?? (await history.stored(runId));
  }

  return {
    start: (command, requester) => start(command, requester),
    async repeat({ run_id: runId, request_id, fresh = true, provider, model }, requester) {
      const { command = await store.getCommand(runId) } = runs.get(runId) ?? {};
      if (!command) throw new AgentError('unknown_run', message('runs.commandGone', { run: runId }));
      const asked = provider === undefined && model === undefined ? {} : { provider: provider ?? undefined, model };
      return start({ ...command, ...asked, fresh, request_id, session_id: undefined }, requester, runId);
    },
    cancel(runId) {
      const run = runs.get(runId);
      if (!run || run.ended) return false;
      run.abort.abort('cancelled');
      return true;
    },
    async replay(runId, afterSeq, deliver) {
      const run = runs.get(runId);
      if (run) {
        deliver(run.log.after(afterSeq));
        return true;
      }
      const events = await history.stored(runId, afterSeq);
      if (events.length === 0) return false;
      deliver(events.filter((event) => (event.seq ?? 0) > afterSeq));
      return true;
    },
    active: (sessionId) => going(sessionId),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async execute(command, requester) {
      const execution = await actions.execute(command, requester);
      if (!execution.repeated) tell(requester.sessionId, execution.result);
      return execution;
    },
    list: (filter) => store.listRuns(filter),
    async update(runId, { title, pinned }) {
      await store.updateRun(runId, { ...(title !== undefined && { title }), ...(pinned !== undefined && { pinned }) });
      return knownRun(runId);
    },
    async delete(runId) {
      await knownRun(runId);
      this.cancel(runId);
      await runs.get(runId)?.finished;
      runs.delete(runId);
      requests.forget((id) => id === runId);
      await store.deleteRun(runId);
    },
    async models() {
      const [listed, providers] = await Promise.all([dependencies.providers.models(), dependencies.providers.status()]);
      const models = listed.map((model) => ({ ...model }));
      for (const { provider } of providers) {
        const learned = await dependencies.learned.of(provider, hostOf(provider));
        for (const model of models) {
          if (model.provider !== provider) continue;
          // A setting may name a model without the tag that the list shows.
          model.learned = learned.get(model.id) ?? learned.get(model.id.replace(/:latest$/, ''));
        }
      }
      return { models, providers };
    },
    forgetLearned: (provider, model) => dependencies.learned.forget(provider, hostOf(provider), model),
    async close() {
      closed = true;
      for (const run of runs.values()) if (!run.ended) run.abort.abort('interrupted');
      await Promise.all([...runs.values()].map((run) => run.finished));
    },
  };
}
