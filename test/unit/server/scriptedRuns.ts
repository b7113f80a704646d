import type { Asker, Requester, Runs, StartOutcome, Tools } from '../../../src/agent/interfaces/index.js';
import {
  AgentError,
  message,
  PROTOCOL_VERSION,
  type AgentEvent,
  type CommandOf,
  type EventOf,
  type RunEvent,
  type RunRecord,
  type StartAgent,
} from '../../../src/protocol/index.js';
import { sampleRun } from '../store/sampleRecords.js';

interface ScriptedRun {
  sessionId: string;
  subject: string;
  events: AgentEvent[];
  ended: boolean;
}

/** Runs whose events the test emits. They keep the interface's promises; `replay` takes one turn of the event loop. */
export class ScriptedRuns implements Runs {
  readonly started: { runId: string; command: StartAgent; requester: Requester }[] = [];
  readonly calls: string[] = [];
  /** Events per page; the real runs have more. */
  pageLength = 5;
  /** Events that were delivered in pages. */
  paged = 0;
  private readonly runs = new Map<string, ScriptedRun>();
  private readonly listeners = new Set<(sessionId: string, event: AgentEvent) => void>();

  start(command: StartAgent, requester: Requester): StartOutcome {
    if (command.url?.startsWith('bad:'))
      throw new AgentError('invalid_url', message('sources.notAUrl', { text: command.url }));
    const subject = `${requester.sessionId} ${command.url ?? command.query}`;
    for (const [runId, run] of this.runs) if (run.subject === subject && !run.ended) return { started: false, runId };
    const runId = `run-${this.runs.size + 1}`;
    this.runs.set(runId, { sessionId: requester.sessionId, subject, events: [], ended: false });
    this.started.push({ runId, command, requester });
    this.emit(runId, {
      type: 'agent_start',
      payload: {
        query: command.query,
        url: command.url,
        provider: 'mock',
        model: 'mock-small',
        sources: [],
        session_id: requester.sessionId,
        thread_id: runId,
        request_id: command.request_id,
        started_at: '2026-01-01T00:00:00.000Z',
        protocol_version: PROTOCOL_VERSION,
      },
    });
    return { started: true, runId };
  }

  emit(runId: string, event: RunEvent): void {
    const run = this.of(runId);
    const numbered = { ...event, run_id: runId, seq: run.events.length + 1 };
    run.events.push(numbered);
    for (const listener of this.listeners) listener(run.sessionId, numbered);
  }

  say(runId: string, text: string, chunkIndex?: number): void {
    this.emit(runId, {
      type: 'partial_summary',
      payload: { text, ...(chunkIndex !== undefined && { chunk_index: chunkIndex }) },
    });
  }

  end(runId: string): void {
    this.of(runId).ended = true;
    this.emit(runId, { type: 'agent_end', payload: { success: true, reason: 'completed' } });
  }

  cancel(runId: string): boolean {
    const run = this.runs.get(runId);
    if (!run || run.ended) return false;
    run.ended = true;
    this.emit(runId, { type: 'agent_end', payload: { success: false, reason: 'cancelled' } });
    return true;
  }

  async replay(
    runId: string,
    afterSeq: number,
    _asker: Asker,
    deliver: (events: AgentEvent[]) => void,
  ): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve));
    const run = this.runs.get(runId);
    if (!run) return false;
    deliver(run.events.filter((event) => (event.seq ?? 0) > afterSeq));
    return true;
  }

  async page(
    runId: string,
    afterSeq: number,
    _asker: Asker,
    deliver: (events: AgentEvent[], isLast: boolean) => void,
  ): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve));
    const run = this.runs.get(runId);
    if (!run) return false;
    const events = run.events.slice(afterSeq, afterSeq + this.pageLength + 1);
    this.paged += Math.min(events.length, this.pageLength);
    deliver(events.slice(0, this.pageLength), events.length <= this.pageLength);
    return true;
  }

  active(sessionId: string): string[] {
    return [...this.runs].filter(([, run]) => run.sessionId === sessionId && !run.ended).map(([runId]) => runId);
  }

  listen(_asker: Asker, listener: (sessionId: string, event: AgentEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  repeat({ run_id: runId }: CommandOf<'repeat'>): Promise<StartOutcome> {
    return Promise.reject(new AgentError('unknown_run', message('runs.unknown', { run: runId })));
  }

  execute(
    { run_id: runId, action_id: actionId }: CommandOf<'execute_action'>,
    { trust, sessionId }: Requester,
  ): Promise<EventOf<'action_result'>> {
    this.calls.push(`execute ${runId} ${actionId} ${trust} ${sessionId}`);
    return Promise.reject(
      new AgentError('unknown_action', message('actions.unknown', { run: runId, action: actionId })),
    );
  }

  list({ limit, search }: { limit: number; search?: string }) {
    this.calls.push(`list ${limit} ${search ?? ''}`);
    return Promise.resolve([]);
  }

  async update(runId: string, change: { title?: string; pinned?: boolean }): Promise<RunRecord> {
    await new Promise((resolve) => setImmediate(resolve));
    this.calls.push(`update ${runId} ${JSON.stringify(change)}`);
    return sampleRun(runId, { title: change.title ?? '' });
  }

  delete(runId: string): Promise<void> {
    this.calls.push(`delete ${runId}`);
    return Promise.resolve();
  }

  deleteAll() {
    this.runs.clear();
    return Promise.resolve();
  }
  listenForDeletions() {
    return () => undefined;
  }
  forgetLearned() {
    return Promise.resolve();
  }
  models() {
    return Promise.resolve({ models: [], providers: [] });
  }

  settleEarlier(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    for (const [runId, run] of this.runs) {
      if (run.ended) continue;
      run.ended = true;
      this.emit(runId, { type: 'agent_end', payload: { success: false, reason: 'interrupted' } });
    }
    return Promise.resolve();
  }

  private of(runId: string): ScriptedRun {
    const run = this.runs.get(runId);
    if (!run) throw new Error(`No run ${runId}`);
    return run;
  }
}

/** For hubs whose clients don't call tools. */
export const noTools: Tools = {
  call: () => Promise.reject(new AgentError('invalid_message', message('tools.unknown', { name: '', names: '' }))),
  forget: () => undefined,
  resources: () => Promise.resolve([]),
  resource: () => Promise.reject(new AgentError('not_found', message('tools.noResource', { uri: '' }))),
};
