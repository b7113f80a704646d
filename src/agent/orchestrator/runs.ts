import {
  AgentError,
  DEFAULT_QUERY,
  PROTOCOL_VERSION,
  toAgentError,
  type ActionSuggestion,
  type AgentEvent,
  type EventOf,
  type RunEvent,
  type RunRecord,
  type StartAgent,
} from '../../protocol/index.js';
import type { Requester, Runs, StartOutcome } from '../interfaces/index.js';
import { createEventLog, type EventLog } from './eventLog.js';
import type { RunDependencies } from './dependencies.js';
import { followUpCommand } from './actionCommands.js';
import { executeRun, type Productions } from './run.js';
import { referenceOf } from './readSources.js';
import { resolveRequest, subjectOf, type RequestParts } from './requests.js';

/** After so long the page and the document that a suggestion speaks of are others. */
const ACTION_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;
/** Ended runs whose events stay in memory, so that a client that comes back at once is not sent to the store. */
const KEPT_AFTER_END = 16;

interface OpenRun {
  id: string;
  sessionId: string;
  subject: string;
  command: StartAgent;
  log: EventLog;
  abort: AbortController;
  ended: boolean;
  finished: Promise<void>;
}

/** Where the store remembers that an action was executed: also the next process refuses a replay. */
const executedFact = (once: string): string => `executed ${once}`;

export function createRuns(dependencies: RunDependencies): Runs {
  const { store } = dependencies;
  const runs = new Map<string, OpenRun>();
  const busy = new Map<string, OpenRun>();
  const productions: Productions = new Map();
  const listeners = new Set<(sessionId: string, event: AgentEvent) => void>();
  /** `run/action` of what was executed: a suggestion is good for once. */
  const executed = new Set<string>();
  let closed = false;

  const tell = (sessionId: string, event: AgentEvent) => {
    for (const listener of listeners) {
      try {
        listener(sessionId, event);
      } catch (error) {
        // Whoever watches has no part in the run.
        dependencies.log(`A listener failed: ${error instanceof Error ? error.message : String(error)}`);
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
        { command: run.command, requester, sources, history, threadId },
        productions,
        dependencies,
        run.abort.signal,
      )) {
        if (event.type === 'agent_end') end();
        emit(event);
        // The reader does not wait for the disk.
        kept = kept.then(() => keepRecord(event, starting));
      }
    } catch (error) {
      // executeRun does not throw; what arrives here is a request that could not be resolved.
      const { code, message, retryable } = toAgentError(error);
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
          request_id: run.command.request_id,
          started_at: record.started_at,
          protocol_version: PROTOCOL_VERSION,
        },
      });
      emit({ type: 'error', payload: { code, message, retryable } });
      emit({ type: 'agent_end', payload: { success: false, reason: 'failed', message } });
    }
    await kept;
    await run.log.flush();
    forgetOldest();
  }

  async function keepRecord(event: RunEvent, record: RunRecord): Promise<void> {
    switch (event.type) {
      case 'agent_start': {
        const { provider, model } = event.payload;
        await store.putRun({ ...record, provider, model });
        break;
      }
      case 'provider_changed':
        await store.updateRun(record.run_id, { provider: event.payload.to, model: event.payload.model });
        break;
      case 'final_summary': {
        const { summary, confidence } = event.payload;
        await store.updateRun(record.run_id, {
          confidence,
          sources: summary.sources.map(({ id, kind, title, url, uri }) => ({ id, kind, title, url, uri })),
          ...(record.query === DEFAULT_QUERY ? { title: summary.title } : {}),
        });
        break;
      }
      case 'agent_end':
        await store.updateRun(record.run_id, { ended_at: dependencies.date(), reason: event.payload.reason });
    }
  }

  function forgetOldest() {
    const ended = [...runs.values()].filter((run) => run.ended);
    for (const run of ended.slice(0, Math.max(0, ended.length - KEPT_AFTER_END))) runs.delete(run.id);
  }

  const start = (command: StartAgent, requester: Requester): StartOutcome => {
    if (closed) throw new AgentError('interrupted', 'The agent is shutting down.');
    const subject = `${requester.sessionId}\n${subjectOf(command)}`;
    const going = busy.get(subject);
    if (going) return { started: false, busyRunId: going.id };
    const id = dependencies.newId();
    const parts = resolveRequest(command, id, eventsOf, store);
    const run: OpenRun = {
      id,
      sessionId: requester.sessionId,
      subject,
      command,
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
  };

  async function knownRun(runId: string): Promise<RunRecord> {
    const record = await store.getRun(runId);
    if (!record) throw new AgentError('unknown_run', `There is no run ${runId}; it may have been deleted.`);
    return record;
  }

  /** All events of a run of this process or another one. Where its process ended before it did, an end is put to it, after what the client has. */
  async function storedEvents(runId: string, afterSeq = 0): Promise<AgentEvent[]> {
    const events = await store.getEvents(runId, 0);
    const last = events.at(-1);
    if (last && last.type !== 'agent_end' && !(await goesOnElsewhere(runId))) {
      events.push({
        type: 'agent_end',
        payload: { success: false, reason: 'interrupted' },
        run_id: runId,
        seq: Math.max(last.seq ?? 0, afterSeq) + 1,
      });
    }
    return events;
  }

  /** Whether another window is at work on the run; one that is gone is noticed here. */
  async function goesOnElsewhere(runId: string): Promise<boolean> {
    const isOpen = async () => (await store.getRun(runId))?.reason === null;
    if (!(await isOpen())) return false;
    await store.markInterrupted(
      'interrupted',
      [...runs.values()].filter((run) => !run.ended).map((run) => run.id),
    );
    return isOpen();
  }

  async function eventsOf(runId: string): Promise<AgentEvent[]> {
    return runs.get(runId)?.log.after(0) ?? (await storedEvents(runId));
  }

  return {
    start,
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
      const events = await storedEvents(runId, afterSeq);
      if (events.length === 0) return false;
      deliver(events.filter((event) => (event.seq ?? 0) > afterSeq));
      return true;
    },
    active: (sessionId) =>
      [...runs.values()].filter((run) => run.sessionId === sessionId && !run.ended).map((run) => run.id),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async execute(runId, actionId, requester) {
      const events = await eventsOf(runId);
      const [first] = events;
      if (first?.type !== 'agent_start') throw new AgentError('unknown_run', `There is no run ${runId}.`);
      // The user may take up a run of an earlier window; a program only what its own session was offered.
      if (first.payload.session_id !== requester.sessionId && requester.trust !== 'user')
        throw new AgentError('action_refused', 'This action belongs to another session.');
      if (Date.parse(dependencies.date()) - Date.parse(first.payload.started_at) > ACTION_LIFETIME_MS) {
        throw new AgentError(
          'action_refused',
          'This suggestion has expired: what it was made from may have changed. Ask again for a new one.',
        );
      }
      const suggested = events.find(
        (event): event is EventOf<'action_suggestion'> =>
          event.type === 'action_suggestion' && event.payload.id === actionId,
      );
      if (!suggested) throw new AgentError('unknown_action', `Run ${runId} suggested no action ${actionId}.`);
      const once = `${runId}/${actionId}`;
      if (executed.has(once))
        throw new AgentError('action_refused', 'This action was executed already. Ask again for a new suggestion.');
      executed.add(once);
      if ((await store.getFact(executedFact(once))) === true)
        throw new AgentError('action_refused', 'This action was executed already. Ask again for a new suggestion.');
      const action = suggested.payload;
      let result: Omit<EventOf<'action_result'>['payload'], 'action_id' | 'action_type'>;
      try {
        result = { success: true, ...(await perform(action, events, runId, requester, first)) };
        await store.putFact(executedFact(once), true);
      } catch (error) {
        // What did not happen may be tried again.
        executed.delete(once);
        result = { success: false, message: toAgentError(error).message };
      }
      tell(requester.sessionId, {
        type: 'action_result',
        run_id: runId,
        payload: { action_id: actionId, action_type: action.action_type, ...result },
      });
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
      await store.deleteRun(runId);
    },
    async models() {
      const [models, providers] = await Promise.all([dependencies.providers.models(), dependencies.providers.status()]);
      return { models, providers };
    },
    async close() {
      closed = true;
      for (const run of runs.values()) if (!run.ended) run.abort.abort('interrupted');
      await Promise.all([...runs.values()].map((run) => run.finished));
    },
  };

  async function perform(
    action: ActionSuggestion,
    events: AgentEvent[],
    runId: string,
    requester: Requester,
    started: EventOf<'agent_start'>,
  ) {
    const command = followUpCommand(action, runId, started);
    if (command) {
      const outcome = start(command, { trust: requester.trust, sessionId: requester.sessionId, suggested: true });
      return outcome.started
        ? { message: `Started: ${action.label}`, run_id: outcome.runId }
        : { message: 'That is being answered already.', run_id: outcome.busyRunId };
    }
    const final = events.find((event): event is EventOf<'final_summary'> => event.type === 'final_summary');
    if (!final) throw new AgentError('action_refused', 'The run has no answer yet.');
    return dependencies.actionHost.perform(action, {
      runId,
      query: started.payload.query,
      summary: final.payload.summary,
    });
  }
}
