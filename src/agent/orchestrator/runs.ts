import {
  AgentError,
  failureOf,
  message,
  PROTOCOL_VERSION,
  toAgentError,
  told,
  type AgentEvent,
  type RunEvent,
  type RunRecord,
  type StartAgent,
} from '../../protocol/index.js';
import type { Asker, Requester, RunLabel, Runs, StartOutcome, Source } from '../interfaces/index.js';
import { createRunAccess, labelFor, withEarlier } from './access.js';
import { createActionExecutor } from './actionExecution.js';
import type { RunDependencies } from './dependencies.js';
import { createEventLog, type EventLog } from './eventLog.js';
import { listModels } from './listModels.js';
import { referenceOf } from './requestedSource.js';
import { createPatience, type Patience } from './patience.js';
import { throwIfTooMany } from './programRuns.js';
import { requestsOf, resolveRequest, subjectOf, type RequestParts } from './requests.js';
import { createProductions } from './productions.js';
import { executeRun } from './run.js';
import { createRunEvents, EVENTS_OF_A_PAGE } from './runEvents.js';
import { createRunListeners } from './runListeners.js';
import { keepRecord } from './runRecord.js';

/**
 * Number of ended runs whose events stay in memory, so that a client that returns right away doesn't wait for the
 * store.
 */
const KEPT_AFTER_END = 16;

interface OpenRun {
  id: string;
  sessionId: string;
  trust: Requester['trust'];
  subject: string;
  command: StartAgent;
  repeats: string | undefined;
  label: RunLabel;
  /** Whether programs are notified of it; undefined until the location of its sources is known. */
  isOpenToClients: boolean | undefined;
  /** Events to send them in that case. */
  held: AgentEvent[];
  log: EventLog;
  abort: AbortController;
  ended: boolean;
  finished: Promise<void>;
}

export function createRuns(dependencies: RunDependencies): Runs {
  const { store } = dependencies;
  const runs = new Map<string, OpenRun>();
  const productions = createProductions();
  const access = createRunAccess(dependencies);
  const listeners = createRunListeners(dependencies.log);
  const history = createRunEvents(store, () => going());
  const actions = createActionExecutor(
    { start, eventsOf, isHandedOver: (runId) => wasHandedOver(runId) },
    dependencies,
  );
  let closed = false;

  const tell = (run: OpenRun, event: AgentEvent) => {
    listeners.tell('user', run.sessionId, event);
    if (run.isOpenToClients) listeners.tell('client', run.sessionId, event, run.label.caller);
    else if (run.isOpenToClients === undefined) run.held.push(event);
  };

  /** The location of a run's sources is known: notify the programs that may see it. */
  const settle = (run: OpenRun, local: boolean) => {
    run.label = { ...run.label, local: run.label.local || local, settled: true };
    const held = run.held.splice(0);
    run.isOpenToClients ??= access.maySee({ trust: 'client' }, run.label);
    if (run.isOpenToClients) for (const event of held) listeners.tell('client', run.sessionId, event, run.label.caller);
  };

  async function follow(run: OpenRun, requester: Requester, record: RunRecord) {
    const kept: Promise<void>[] = [];
    const keep = (event: RunEvent, as: RunRecord) => {
      const keeping = keepRecord(event, as, run.label, dependencies);
      if (keeping) kept.push(keeping);
    };
    const patience = createPatience();
    const parts = partsOf(run, requester, patience);
    const calm = dependencies.urgent?.();
    /** What belongs to a run is stored behind its record. */
    let list = (): void => undefined;
    const listed = new Promise<void>((resolve) => (list = resolve));
    const emit = (event: RunEvent) => {
      tell(run, run.log.append(event));
      if (event.type === 'partial_summary') calm?.();
    };
    /**
     * A run reported as ended is in the store: otherwise it would be lost if the process died now. The exception is a run
     * whose answer came from the cache, which doesn't wait for the disk.
     */
    const end = async (event: Extract<RunEvent, { type: 'agent_end' }>) => {
      calm?.();
      const numbered = run.log.append(event);
      keep(event, record);
      if (event.payload.cached !== true)
        await patience.within(undefined, async () => {
          const written = Promise.all([...kept, run.log.flush()]);
          await dependencies.flush?.();
          await written;
        });
      run.ended = true;
      tell(run, numbered);
    };
    try {
      const { sources, history, threadId } = await parts;
      const starting = { ...record, thread_id: threadId, sources: sources.map(referenceOf) };
      for await (const event of executeRun(
        {
          runId: run.id,
          command: run.command,
          repeats: run.repeats,
          isPrivate: run.label.broughtBy === 'companion',
          requester,
          sources,
          history,
          threadId,
          patience,
          onSourcesKnown(local, read) {
            settle(run, local);
            // Citations open the text as it was read, even if the document is edited later, and an interrupted run is
            // continued from it.
            kept.push(
              listed.then(() => store.updateRun(run.id, { label: run.label })),
              listed.then(() => store.putRunSources(run.id, read)),
            );
          },
        },
        productions,
        dependencies,
        run.abort.signal,
      )) {
        if (event.type === 'agent_end') {
          await end(event);
          continue;
        }
        emit(event);
        // The reader doesn't wait for the disk; the store keeps the order.
        keep(event, starting);
        // In one transaction with the history entry: every listed run can be opened.
        if (event.type === 'agent_start') kept.push(store.putCommand(run.id, run.command), run.log.flush());
        list();
      }
    } catch (error) {
      // executeRun doesn't throw, so this request couldn't be resolved.
      const failure = toAgentError(error);
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
      emit({ type: 'error', payload: failureOf(failure) });
      await end({ type: 'agent_end', payload: { success: false, reason: 'failed', ...told(failure.sentence) } });
    }
    // Includes writes that came too late to wait for.
    await Promise.all([...kept, run.log.flush()]);
    forgetOldest();
  }

  function forgetOldest() {
    const ended = [...runs.values()].filter((run) => run.ended);
    for (const run of ended.slice(0, Math.max(0, ended.length - KEPT_AFTER_END))) runs.delete(run.id);
  }

  const going = (sessionId?: string, asker: Asker = { trust: 'user' }): string[] =>
    [...runs.values()]
      .filter((run) => !run.ended && (sessionId === undefined || run.sessionId === sessionId) && isVisible(run, asker))
      .map((run) => run.id);

  /** `repeats`: the run to repeat. */
  function start(command: StartAgent, asker: Requester, repeats?: string): StartOutcome {
    // The text of a private page is private in its snapshot, too.
    const showsPage = requestsOf(command).some(
      (request) => 'uri' in request && dependencies.isPrivateDocument?.(request.uri) === true,
    );
    const requester = showsPage ? { ...asker, handedOver: true } : asker;
    if (closed) throw new AgentError('interrupted', message('runs.closing'));
    const subject = `${requester.sessionId}\n${subjectOf(command)}`;
    const open = [...runs.values()].filter((run) => !run.ended);
    const other = open.find((run) => run.subject === subject && isVisible(run, requester));
    if (other) return { started: false, runId: other.id };
    throwIfTooMany(command, requester, open);
    const id = dependencies.newId();
    const label = labelFor(command, requester, dependencies);
    const run: OpenRun = {
      id,
      sessionId: requester.sessionId,
      trust: requester.trust,
      subject,
      command,
      repeats,
      label,
      isOpenToClients: requester.trust === 'client' ? true : undefined,
      held: [],
      log: createEventLog(id, store),
      abort: new AbortController(),
      ended: false,
      finished: Promise.resolve(),
    };
    runs.set(id, run);
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
      repairs: run.command.repairs,
    };
    run.finished = follow(run, requester, record);
    return { started: true, runId: id };
  }

  /** What the store doesn't tell within the run's time for it counts as unknown, so that nobody may see it. */
  async function partsOf(run: OpenRun, requester: Requester, patience: Patience): Promise<RequestParts> {
    const earlier = run.command.follow_up ?? run.command.continue_run;
    if (earlier !== undefined) {
      if (!(await patience.within(false, () => maySee(earlier, requester))))
        throw new AgentError('unknown_run', message('runs.unknown', { run: earlier }));
      run.label = withEarlier(run.label, await patience.within(undefined, () => labelOf(earlier)));
    }
    return resolveRequest(run.command, run.id, (runId) => patience.within([], () => eventsOf(runId, requester)), {
      getRunSources: (runId) => patience.within(new Map<string, Source>(), () => store.getRunSources(runId)),
    });
  }

  const labelOf = async (runId: string): Promise<RunLabel | undefined> =>
    runs.get(runId)?.label ?? (await store.getLabel(runId));

  /** Whether a run read pages of the person's browser. */
  const wasHandedOver = async (runId: string): Promise<boolean> => (await labelOf(runId))?.broughtBy === 'companion';

  const isVisible = (run: OpenRun, asker: Asker): boolean => access.maySee(asker, run.label);

  const maySee = async (runId: string, asker: Asker): Promise<boolean> =>
    access.maySee(asker, asker.trust === 'user' ? undefined : await labelOf(runId));

  async function knownRun(runId: string, asker: Asker): Promise<RunRecord> {
    const record = await store.getRun(runId);
    if (!record || !(await maySee(runId, asker)))
      throw new AgentError('unknown_run', message('runs.unknown', { run: runId }));
    return record;
  }

  async function eventsOf(runId: string, asker: Asker): Promise<AgentEvent[]> {
    if (!(await maySee(runId, asker))) return [];
    return runs.get(runId)?.log.after(0) ?? (await history.stored(runId));
  }

  return {
    start: (command, requester) => start(command, requester),
    async repeat({ run_id: runId, request_id, fresh = true, render, provider, model }, requester) {
      const { command = await store.getCommand(runId) } = runs.get(runId) ?? {};
      if (!command || !(await maySee(runId, requester)))
        throw new AgentError('unknown_run', message('runs.commandGone', { run: runId }));
      const asked = provider === undefined && model === undefined ? {} : { provider: provider ?? undefined, model };
      const how = { fresh, render: render ?? command.render };
      const handedOver = await wasHandedOver(runId);
      const again = { ...command, ...asked, ...how, request_id, session_id: undefined };
      return start(again, { ...requester, handedOver }, runId);
    },
    cancel(runId, asker) {
      const run = runs.get(runId);
      if (!run || run.ended || !isVisible(run, asker)) return false;
      run.abort.abort('cancelled');
      return true;
    },
    async replay(runId, afterSeq, asker, deliver) {
      if (!(await maySee(runId, asker))) return false;
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
    async page(runId, afterSeq, asker, deliver) {
      if (!(await maySee(runId, asker))) return false;
      const run = runs.get(runId);
      if (run) {
        const events = run.log.after(afterSeq, EVENTS_OF_A_PAGE + 1);
        deliver(events.slice(0, EVENTS_OF_A_PAGE), events.length <= EVENTS_OF_A_PAGE);
        return true;
      }
      const { events, isLast } = await history.page(runId, afterSeq);
      if (events.length === 0) return false;
      deliver(
        events.filter((event) => (event.seq ?? 0) > afterSeq),
        isLast,
      );
      return true;
    },
    active: (sessionId, asker) => going(sessionId, asker),
    listen: listeners.listen,
    async execute(command, requester) {
      const result = await actions.execute(command, requester);
      const label = await labelOf(command.run_id);
      for (const trust of ['user', 'client'] as const)
        if (access.maySee({ trust }, label)) listeners.tell(trust, requester.sessionId, result);
      return result;
    },
    list: (filter, asker) =>
      store.listRuns({
        ...filter,
        maySee: asker.trust === 'user' ? undefined : (label) => access.maySee(asker, label),
      }),
    async update(runId, { title, pinned }, asker) {
      await knownRun(runId, asker);
      await store.updateRun(runId, { ...(title !== undefined && { title }), ...(pinned !== undefined && { pinned }) });
      return knownRun(runId, asker);
    },
    async delete(runId, asker) {
      await knownRun(runId, asker);
      this.cancel(runId, asker);
      await runs.get(runId)?.finished;
      runs.delete(runId);
      await store.deleteRun(runId);
      listeners.tellDeleted(runId);
    },
    async deleteAll() {
      for (let open = going(); open.length > 0; open = going()) {
        for (const runId of open) runs.get(runId)?.abort.abort('cancelled');
        for (const runId of open) await runs.get(runId)?.finished;
      }
      runs.clear();
      try {
        await store.clear('all');
      } finally {
        // What is only in memory is deleted even if the database can't be changed.
        listeners.tellDeleted(undefined);
      }
    },
    listenForDeletions: listeners.listenForDeletions,
    async settleEarlier() {
      await store.markInterrupted('interrupted', going);
    },
    models: (options) => listModels(dependencies, options),
    forgetLearned: (provider, model) =>
      dependencies.learned.forget(provider, dependencies.providers.get(provider)?.host, model),
    async close() {
      closed = true;
      for (const run of runs.values()) if (!run.ended) run.abort.abort('interrupted');
      await Promise.all([...runs.values()].map((run) => run.finished));
    },
  };
}
