import type { Command, HostMessage, RenderMode, RunRequest, StartAgent, WebviewMessage } from '../protocol/index.js';
import { DEFAULT_QUERY } from '../protocol/version.js';
import { repairQuestion } from './selectors/repairs.js';
import type { SidebarHost } from './host.js';
import {
  EMPTY_COMPOSER,
  lastRun,
  runningRun,
  runToContinue,
  runToFollow,
  type Link,
  type PendingStart,
  type RunState,
  type SidebarState,
  type StartCommand,
} from './state/model.js';
import type { LikelySources } from './state/preparation.js';
import { fromKept, fromSaved, toSave } from './state/savedState.js';
import { boundSources, sourceFields, splitAddresses, chipOfAddress } from './state/sourceChips.js';
import { nextFrame, type SidebarStore } from './state/store.js';
import { Connection, type ConnectionStatus } from './transport/connection.js';

/** Number of runs that the history requests at once. */
const HISTORY_LIMIT = 200;
/** How long a deletion can be undone while the history is open. */
const UNDO_MS = 20_000;
/** The same preparation isn't repeated within this time. */
const PREPARED_MS = 60_000;
/** Changes are saved within this time. */
const SAVE_MS = 300;

const LINKS: Record<ConnectionStatus, Link> = {
  starting: 'connecting',
  connecting: 'connecting',
  socket: 'open',
  messages: 'open',
  waiting: 'lost',
};

/** Where to show a run. `beside`: below this run. `replaces`: in place of the run that it continues. */
type RunPlacement = Partial<Pick<PendingStart, 'replaces' | 'composed'> & { beside: string }>;

/** What the page can be asked to do; the views use only this and the state. */
export class Controller {
  private readonly connection: Connection;
  private saving: ReturnType<typeof setTimeout> | null = null;
  private shown = '';
  private saved = '';
  private savedAt = 0;
  private flushing = false;
  /** How many runs had ended when the recent questions were last requested; null if they have to be requested anew. */
  private recentAt: number | null = null;
  private prepared = { key: '', at: 0 };
  /** Waits until a deletion can no longer be undone. */
  private deleting: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly host: SidebarHost,
    readonly store: SidebarStore,
  ) {
    this.connection = new Connection({
      open: (url, protocols) => new WebSocket(url, protocols),
      post: (command) => host.post({ type: 'agent_command', command }),
      onEvents: (events) => store.receive(events),
      onStatus: (status) => {
        store.dispatch({ type: 'link', link: LINKS[status] });
        if (LINKS[status] === 'open') this.joined();
      },
      setTimer: (callback, milliseconds) => setTimeout(callback, milliseconds),
      clearTimer: (timer) => clearTimeout(timer),
      random: () => Math.random(),
    });
  }

  /** Call once: restores the saved state, and tells the host that the page is ready. */
  start(): void {
    this.restore(fromSaved(this.host.load()));
    this.store.subscribe((state) => this.follow(state));
    this.host.listen((message) => this.hear(message));
    window.addEventListener('online', () => this.connection.wake());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.connection.wake();
    });
    this.host.post({ type: 'ready', origin: window.origin });
  }

  tell(message: WebviewMessage): void {
    this.host.post(message);
  }

  /**
   * Asks the composer's question: a follow-up to what is on screen or, if it has its own sources, a new question. An
   * empty new question asks for a summary.
   */
  run(): void {
    const { composer, active_document: document } = this.store.state;
    const { addresses, rest } = splitAddresses(composer.query);
    for (const address of addresses) this.store.dispatch({ type: 'chip_added', chip: chipOfAddress(address) });
    const followed = runToFollow(this.store.state);
    if (followed) {
      if (rest !== '' && !runningRun(this.store.state))
        this.ask({ query: rest, follow_up: followed.run_id }, { beside: followed.run_id, composed: true });
      return;
    }
    const chips = boundSources(this.store.state.composer, document);
    if (chips.length === 0) {
      this.store.dispatch({ type: 'nothing_to_read' });
      return;
    }
    const request = { query: rest || DEFAULT_QUERY, ...sourceFields(chips) };
    this.ask(request, { beside: this.store.state.thread.at(-1), composed: true });
  }

  summarizeDocument(): void {
    const { active_document: document } = this.store.state;
    if (document) this.ask({ query: DEFAULT_QUERY, ...sourceFields(boundSources(EMPTY_COMPOSER, document)) });
  }

  /** Lets the agent read the sources and load the model before the reader runs anything. */
  prepare({ key, sources }: LikelySources): void {
    const { provider, model, length } = this.store.state.settings;
    const now = Date.now();
    if (key === this.prepared.key && now - this.prepared.at < PREPARED_MS) return;
    this.prepared = { key, at: now };
    this.tell({
      type: 'prepare',
      sources,
      provider: provider ?? undefined,
      model: model ?? undefined,
      length: length ?? undefined,
    });
  }

  readOn(run: RunState): void {
    this.ask({ query: run.started?.query ?? DEFAULT_QUERY, continue_run: run.run_id }, { beside: run.run_id });
  }

  /** Asks for a supported sentence to replace an unsupported one. */
  repair(run: RunState, index: number): void {
    const sentence = run.summary?.sentences[index];
    if (!sentence) return;
    const request = { query: repairQuestion(sentence), follow_up: run.run_id, repairs: { sentence_index: index } };
    this.ask({ ...request, length: 'short' }, { beside: run.run_id });
  }

  /** Asks the same question about the same sources with the currently selected model; `fresh` bypasses the cache. */
  runAgain({ run_id: runId }: Pick<RunState, 'run_id'>, fresh: boolean, render?: RenderMode): void {
    const { session_id: sessionId, settings } = this.store.state;
    const { provider, model } = settings;
    this.startRun(
      {
        type: 'repeat',
        run_id: runId,
        session_id: sessionId,
        fresh,
        render,
        provider,
        model: provider === null ? undefined : (model ?? undefined),
      },
      { beside: runId },
    );
  }

  ask(request: RunRequest, place: RunPlacement = {}): void {
    const { session_id: sessionId, settings } = this.store.state;
    const command: StartAgent = {
      type: 'start_agent',
      provider: settings.provider ?? undefined,
      model: settings.model ?? undefined,
      language: settings.language ?? undefined,
      length: settings.length ?? undefined,
      ...request,
      session_id: sessionId,
    };
    this.startRun(command, place);
  }

  retry(command: StartCommand): void {
    const beside = command.type === 'repeat' ? command.run_id : (command.follow_up ?? command.continue_run);
    this.startRun(command, { beside });
  }

  stop(runId: string): void {
    this.send({ type: 'cancel_agent', run_id: runId });
  }

  join(runId: string): void {
    this.store.dispatch({ type: 'thread_shown', run_ids: [runId] });
  }

  stopAndStart(runId: string, command: StartCommand): void {
    this.store.dispatch({ type: 'start_after', run_id: runId, command });
    this.stop(runId);
  }

  act(runId: string, actionId: string): void {
    this.store.dispatch({ type: 'action_sent', run_id: runId, action_id: actionId });
    this.send({ type: 'execute_action', request_id: crypto.randomUUID(), run_id: runId, action_id: actionId });
  }

  listRuns(search: string): void {
    const requestId = crypto.randomUUID();
    this.store.dispatch({ type: 'history_searched', search, request_id: requestId });
    this.send({
      type: 'list_runs',
      request_id: requestId,
      limit: HISTORY_LIMIT,
      search: search.trim() === '' ? undefined : search.trim(),
    });
  }

  updateRun(runId: string, change: { title?: string; pinned?: boolean }): void {
    this.send({ type: 'update_run', run_id: runId, ...change });
    this.listRuns(this.store.state.history.search);
  }

  /** Hides a thread immediately, and deletes it when that can no longer be undone. */
  deleteThread(runIds: readonly string[], title: string): void {
    this.finishDeleting();
    this.store.dispatch({ type: 'thread_deleted', run_ids: runIds, title });
    this.deleting = setTimeout(() => this.finishDeleting(), UNDO_MS);
  }

  undoDelete(): void {
    this.stopWaiting();
    this.store.dispatch({ type: 'deletion_undone' });
  }

  private finishDeleting(): void {
    this.stopWaiting();
    const { deleted } = this.store.state.history;
    if (!deleted) return;
    for (const id of deleted.run_ids) this.send({ type: 'delete_run', run_id: id });
    this.store.dispatch({ type: 'deletion_settled' });
    this.listRuns(this.store.state.history.search);
  }

  private stopWaiting(): void {
    if (this.deleting) clearTimeout(this.deleting);
    this.deleting = null;
  }

  listModels(): void {
    const requestId = crypto.randomUUID();
    this.store.dispatch({ type: 'models_asked', request_id: requestId });
    this.send({ type: 'list_models', request_id: requestId });
  }

  openPanel(panel: SidebarState['panel']): void {
    if (panel !== 'history') this.finishDeleting();
    this.store.dispatch({ type: 'panel', panel });
    if (panel === 'history') this.listRuns(this.store.state.history.search);
    if (panel === 'models') this.listModels();
  }

  private startRun(command: StartCommand, { beside, replaces, composed = false }: RunPlacement): void {
    const requestId = crypto.randomUUID();
    const request = { ...command, request_id: requestId };
    this.store.dispatch({
      type: 'start_sent',
      request_id: requestId,
      command: request,
      composed,
      beside: beside ?? null,
      replaces,
    });
    this.send(request);
  }

  private send(command: Command): void {
    this.connection.send(command);
  }

  private hear(message: HostMessage): void {
    if (message.type === 'init') {
      this.restoreLater(fromKept(message.kept));
    }
    if (message.type === 'agent_event') {
      this.store.receive([message.event]);
      return;
    }
    this.store.dispatch({ type: 'host', message });
    switch (message.type) {
      case 'init':
      case 'endpoint_changed': {
        this.connection.use(message.endpoint);
        return;
      }
      case 'run_request': {
        this.ask(message.request);
        return;
      }
      case 'perform': {
        this.perform(message.action);
        return;
      }
      default:
        return;
    }
  }

  private perform(action: Extract<HostMessage, { type: 'perform' }>['action']): void {
    const { state } = this.store;
    if (action === 'show_history') this.openPanel('history');
    const last = lastRun(state);
    if (action === 'run_again' && last) this.runAgain(last, true);
    if (action === 'run_rendered' && last) this.runAgain(last, true, 'always');
    if (action === 'run_composer') this.run();
  }

  private joined(): void {
    const { session_id: sessionId, pending, panel } = this.store.state;
    this.send({ type: 'join_session', session_id: sessionId });
    // A request without a reply may not have arrived; if it did, the agent recognizes its id and doesn't run it twice.
    for (const { command } of pending) this.send({ ...command, session_id: sessionId });
    // What was deleted before a reload can no longer be undone.
    if (panel !== 'history') this.finishDeleting();
    if (panel) this.openPanel(panel);
    this.recentAt = null;
    this.offerRecent();
  }

  /** Requests the recent questions, which are offered if nothing else is shown: for each new question and ended run. */
  private offerRecent(): void {
    const { thread, panel, link, runs } = this.store.state;
    if (thread.length > 0) {
      this.recentAt = null;
      return;
    }
    const ended = Object.values(runs).filter(({ end }) => end !== null).length;
    if (panel !== null || link !== 'open' || ended === this.recentAt) return;
    this.recentAt = ended;
    this.listRuns('');
  }

  /** Consequences of a new state: requests missing events and saves what should persist. */
  private follow(state: SidebarState): void {
    if (this.flushing) return;
    this.flushing = true;
    nextFrame(() => {
      this.flushing = false;
      this.resumeMissing();
      this.startWaiting();
      this.continueInterrupted();
      this.offerRecent();
    });
    this.save();
    const run = runningRun(state) ?? lastRun(state);
    const shown = JSON.stringify([run?.run_id ?? null, run !== null && run.end === null]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.tell({ type: 'showing', run_id: run?.run_id ?? null, running: run !== null && run.end === null });
  }

  private resumeMissing(): void {
    const { link, runs, session_id: sessionId } = this.store.state;
    if (link !== 'open') return;
    const missing = Object.values(runs).filter(({ resume }) => resume === 'needed');
    if (missing.length === 0) return;
    this.store.dispatch({ type: 'resume_asked', run_ids: missing.map(({ run_id: id }) => id) });
    for (const { run_id: id, seq } of missing)
      this.send({ type: 'resume', run_id: id, after_seq: seq, session_id: sessionId });
  }

  private startWaiting(): void {
    const { after_end: waiting, runs } = this.store.state;
    if (!waiting || runs[waiting.run_id]?.end === null) return;
    this.store.dispatch({ type: 'start_after_taken' });
    this.retry(waiting.command);
  }

  /** Runs interrupted by a restart of the agent continue automatically. */
  private continueInterrupted(): void {
    const run = runToContinue(this.store.state);
    if (run)
      this.ask({ query: run.started?.query ?? DEFAULT_QUERY, continue_run: run.run_id }, { replaces: run.run_id });
  }

  private restore({ saved_at: savedAt, ...state }: ReturnType<typeof fromSaved>): void {
    this.savedAt = savedAt;
    this.store.dispatch({ type: 'restored', ...state });
  }

  /** The host's copy counts if VS Code had no time to save the page's own. */
  private restoreLater(kept: ReturnType<typeof fromSaved>): void {
    if (kept.saved_at > this.savedAt) this.restore(kept);
  }

  /**
   * Saves the first change immediately, because the page may be reloaded at any moment, and later ones after a pause.
   * Throttled rather than debounced, because the state changes constantly during a stream.
   */
  private save(): void {
    // Until the host's copy has arrived, the page's own may be the older one.
    if (this.saving || !this.store.state.ready) return;
    this.saveChanges();
    this.saving = setTimeout(() => {
      this.saving = null;
      this.saveChanges();
    }, SAVE_MS);
  }

  private saveChanges(): void {
    const saved = toSave(this.store.state);
    const text = JSON.stringify(saved);
    if (text === this.saved) return;
    this.saved = text;
    this.savedAt = Date.now();
    const copy = { ...saved, saved_at: this.savedAt };
    this.host.save(copy);
    this.tell({ type: 'keep', state: JSON.stringify(copy) });
  }
}
