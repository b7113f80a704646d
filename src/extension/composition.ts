import * as vscode from 'vscode';
import * as path from 'node:path';
import { createActionHost } from './agent/actionHost.js';
import { createAgentHost } from './agent/agentHost.js';
import { editorToChange, insertAtCursor } from './documents/changes.js';
import { openCitation, openSource } from './citations/citations.js';
import { registerCommands } from './commands.js';
import { createConsent } from './agent/consent.js';
import { decorateShown } from './citations/decorateShown.js';
import { createCitationDecorations } from './citations/decorations.js';
import type { Disposable } from './disposable.js';
import { vscodeDocuments } from './documents/documents.js';
import { createKeptState } from './sidebar/keptState.js';
import { createMockTerminal } from './models/mockTerminal.js';
import { pickModel } from './models/modelPicker.js';
import { createNotes, type ExportFormat } from './documents/notes.js';
import { isInOpenFolder } from './documents/openFolders.js';
import { pickSources } from './documents/pickSources.js';
import { watchProviders, type ProviderHealth } from './models/providerHealth.js';
import { pageIsHere } from './sidebar/remoteWindow.js';
import { showRunProgress } from './sidebar/runProgress.js';
import { getKey } from './models/secrets.js';
import { readSettings, SECTION, writeSetting } from './settings.js';
import { answerOf, summaryOf } from './sidebar/shownRun.js';
import { registerSidebar } from './sidebar/sidebarView.js';
import { registerSnapshots } from './documents/snapshots.js';
import { createStatusBar } from './sidebar/statusBar.js';
import { createVsCodeProvider } from './models/vscodeProvider.js';

/** Environment variable by which the start script asks for the sidebar to be shown at once. */
const OPEN_VARIABLE = 'REGEN_RESEARCH_OPEN';

export interface RunningExtension {
  close(): Promise<void>;
}

/** The extension's composition root: makes the parts, connects them, and names who owns what. */
export function composeExtension(context: vscode.ExtensionContext): RunningExtension {
  const keep = <T extends Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const log = keep(vscode.window.createOutputChannel('Regen Research', { log: true }));
  const consent = createConsent(context.globalState);
  const mock = keep(
    createMockTerminal(
      context.extensionPath,
      () => readSettings().mock,
      (reason) => log.error(`The mock LLM could not be started: ${reason}`),
    ),
  );
  const notes = createNotes(
    () => agent.engine(),
    () => readSettings().notesFolder,
  );
  const sessionId = `sidebar-${vscode.env.sessionId}`.replace(/[^A-Za-z0-9_.:-]/g, '-').slice(0, 128);
  const dist = path.join(context.extensionPath, 'dist');

  const agent = keep(
    createAgentHost({
      settings: readSettings,
      pageIsHere,
      workspace: vscode.workspace.name ?? '',
      log,
      engine: {
        storePath: vscode.Uri.joinPath(context.globalStorageUri, 'regen-research.db').fsPath,
        workerPath: path.join(dist, 'worker.js'),
        settings: readSettings,
        documents: vscodeDocuments,
        consent,
        actionHost: createActionHost(notes),
        getKey: (provider) => getKey(context.secrets, provider),
        clientMayRead: isInOpenFolder,
        proxy: 'host',
        startMockLlm: () => (readSettings().mockStart === 'automatic' ? mock.start() : Promise.resolve(false)),
        hostProviders: [
          createVsCodeProvider(() => (readSettings().provider === 'vscode' ? readSettings().model : undefined)),
        ],
        onWarning: (message) => void vscode.window.showWarningMessage(message),
        log: (message) => log.info(message),
      },
    }),
  );

  const withSummary = async (
    runId: string,
    use: (summary: NonNullable<Awaited<ReturnType<typeof summaryOf>>>) => Promise<{ notice?: string }>,
  ) => {
    const summary = await summaryOf(await agent.engine(), runId);
    const { notice } = summary ? await use(summary) : { notice: 'That answer is no longer kept.' };
    if (notice !== undefined) sidebar.notice('info', notice);
  };
  const answerToKeep = async (runId: string) => {
    const answer = await answerOf(await agent.engine(), runId);
    if (!answer) throw new Error('There is no answer yet to keep.');
    return answer;
  };
  const saveNote = async (runId: string) => {
    const uri = await notes.save(await answerToKeep(runId));
    sidebar.notice('info', `Saved as ${vscode.workspace.asRelativePath(uri)}.`);
  };
  const exportAnswer = async (runId: string, format?: ExportFormat) => {
    const uri = await notes.exportTo(await answerToKeep(runId), format);
    if (uri) sidebar.notice('info', `Exported to ${vscode.workspace.asRelativePath(uri)}.`);
  };
  /** The page may be hidden, and then it is not there to be asked. */
  const stop = async () => {
    const { runs } = await agent.engine();
    if (sidebar.shown && runs.cancel(sidebar.shown.runId)) return;
    for (const runId of runs.active(sessionId)) runs.cancel(runId);
  };
  const command = (name: string) => async () => {
    await vscode.commands.executeCommand(`regenResearch.${name}`);
  };

  const sidebar = keep(
    registerSidebar({
      extensionUri: context.extensionUri,
      agent,
      sessionId,
      providers: () => health.known(),
      kept: createKeptState((context.storageUri ?? context.globalStorageUri).fsPath, (line) => log.warn(line)),
      log,
      requests: {
        open_citation: ({ run_id, citation_id, place }) =>
          withSummary(run_id, (summary) => openCitation(summary, citation_id, place)),
        open_source: ({ run_id, source_id, place }) =>
          withSummary(run_id, (summary) => openSource(summary, source_id, place)),
        async open_external({ url }) {
          const open = 'Open';
          const answer = await vscode.window.showInformationMessage(
            'Open this address in the browser?',
            { modal: true, detail: url },
            open,
          );
          if (answer === open) await vscode.env.openExternal(vscode.Uri.parse(url, true));
        },
        async pick_sources({ kind }) {
          const sources = await pickSources(kind);
          if (sources.length > 0) await sidebar.tell({ type: 'add_sources', sources });
        },
        choose_model: async () => pickModel(await agent.engine()),
        async set_model({ provider, model }) {
          await writeSetting('provider', provider);
          await writeSetting('model', model);
        },
        async set_answer({ length, language }) {
          await writeSetting('answer.length', length);
          await writeSetting('answer.language', language);
        },
        start_mock: command('startMock'),
        stop_mock: command('stopMock'),
        copy: ({ text }) => vscode.env.clipboard.writeText(text),
        insert: ({ text }) => insertAtCursor(editorToChange(), text),
        save_note: ({ run_id }) => saveNote(run_id),
        export: ({ run_id, format }) => exportAnswer(run_id, format),
        show_log: command('showLog'),
        show_metrics: command('showMetrics'),
        open_settings: ({ query }) => vscode.commands.executeCommand('workbench.action.openSettings', query),
      },
    }),
  );

  const health: ProviderHealth = keep(
    watchProviders({
      engine: () => agent.engine(),
      isVisible: () => sidebar.visible,
      onDidChangeVisibility: sidebar.onDidChangeVisibility,
      tell: (providers) => sidebar.inform({ type: 'providers', providers }),
    }),
  );
  keep(registerSnapshots(() => agent.engine()));
  const decorations = keep(createCitationDecorations(() => readSettings().decorateEditor));
  keep(decorateShown(sidebar, decorations, async (runId) => summaryOf(await agent.engine(), runId)));
  keep(
    registerCommands({
      sidebar,
      agent,
      mock,
      secrets: context.secrets,
      consent,
      stop,
      saveNote,
      exportAnswer: (runId) => exportAnswer(runId),
      async showMetrics() {
        const { openMetricsPage } = await import('./sidebar/metricsPage.js');
        openMetricsPage(context.extensionUri, await agent.engine());
      },
      log,
    }),
  );
  const status = keep(createStatusBar());
  keep(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.server`)) void agent.restartServer();
    }),
  );

  // Local programs may connect without the sidebar having been opened; loading the engine waits until VS Code is at rest.
  const warmUp = setTimeout(() => {
    Promise.all([agent.engine(), agent.endpoint()])
      .then(([engine]) => {
        status.follow(engine);
        keep(showRunProgress(engine));
      })
      .catch((error: unknown) =>
        log.error(`The agent could not start: ${error instanceof Error ? error.message : String(error)}`),
      );
  }, 0);
  keep({ dispose: () => clearTimeout(warmUp) });
  if (process.env[OPEN_VARIABLE] === '1') void sidebar.tell({ type: 'perform', action: 'focus_composer' });

  return { close: () => agent.close() };
}
