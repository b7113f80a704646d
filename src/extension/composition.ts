import * as vscode from 'vscode';
import type { CompanionHost } from '../agent/index.js';
import { messageOf } from '../protocol/index.js';
import { createAgentHost } from './agent/agentHost.js';
import { createConsent } from './agent/consent.js';
import { engineOptions } from './agent/engineOptions.js';
import { decorateShown } from './sidebar/decorateShown.js';
import { registerLanguageModelTools } from './chat/languageModelTools.js';
import { registerMcpServers } from './chat/mcpServers.js';
import { registerParticipant } from './chat/participant.js';
import { createCitationDecorations } from './citations/decorations.js';
import { registerPdfEditor } from './citations/pdfEditor.js';
import { registerCommands } from './commands.js';
import type { Disposable } from './disposable.js';
import { watchShownQuote } from './documents/shownQuote.js';
import { createPairedBrowsers } from './companion/pairedBrowsers.js';
import { createNotes } from './documents/notes.js';
import { registerSnapshots } from './documents/snapshots.js';
import { registerLinks } from './links/links.js';
import { createMockTerminal } from './models/mockTerminal.js';
import { createProviderHealth } from './models/providerHealth.js';
import { readSettings, SECTION } from './settings.js';
import { createAnswerFiles } from './sidebar/answerFiles.js';
import { createKeptState } from './sidebar/keptState.js';
import { pageIsHere } from './sidebar/remoteWindow.js';
import { createSidebarRequests } from './sidebar/requests.js';
import { showRunProgress } from './sidebar/runProgress.js';
import { summaryOf } from './documents/shownAnswer.js';
import { registerSidebar } from './sidebar/sidebarView.js';
import { createStatusBar } from './sidebar/statusBar.js';
import { translateFrom } from './translation.js';

/** Environment variable that the start script sets to show the sidebar immediately. */
const OPEN_VARIABLE = 'REGEN_RESEARCH_OPEN';

export interface RunningExtension {
  close(): Promise<void>;
}

/** The extension's composition root: creates the parts, connects them, and assigns ownership. */
export function composeExtension(context: vscode.ExtensionContext): RunningExtension {
  const keep = <T extends Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  translateFrom(context.extensionPath);
  const log = keep(vscode.window.createOutputChannel('Regen Research', { log: true }));
  const consent = createConsent(context.globalState);
  const mock = keep(createMockTerminal(context.extensionPath, () => readSettings().mockLlm, log));
  const notes = createNotes(() => readSettings().notesFolder);
  const sessionId = sessionIdOf(vscode.env.sessionId);
  const browsers = keep(createPairedBrowsers(context.secrets, () => agent.closeCompanions()));
  const companion: CompanionHost = {
    browsers,
    sessionId,
    handedOver: (runId) => void sidebar.tell({ type: 'show_run', run_id: runId }),
  };

  const agent = createAgentHost({
    async open(engine) {
      const { createEngine } = await import('../agent/index.js');
      return createEngine(engineOptions({ context, consent, mock, notes, log, companion, engine }));
    },
    settings: readSettings,
    pageIsHere,
    workspace: vscode.workspace.name ?? '',
    log,
  });
  const health = createProviderHealth(agent.engine, context.globalState);
  const answers = createAnswerFiles(agent.engine, notes);

  const sidebar = keep(
    registerSidebar({
      extensionUri: context.extensionUri,
      agent,
      sessionId,
      providers: health.known,
      hadModel: health.hadModel,
      kept: createKeptState((context.storageUri ?? context.globalStorageUri).fsPath, (line) => log.warn(line)),
      log,
      requests: createSidebarRequests({ engine: agent.engine, answers }),
    }),
  );
  keep(health.watch(sidebar));
  keep(registerSnapshots(agent.engine));
  keep(registerLanguageModelTools({ engine: agent.engine, providers: health.known }));
  keep(registerMcpServers(context.extensionUri, extensionVersion(context)));
  keep(registerParticipant({ extensionUri: context.extensionUri, engine: agent.engine }));
  keep(registerLinks(sidebar));
  keep(registerPdfEditor(context.extensionUri));
  keep(watchShownQuote());
  const decorations = keep(createCitationDecorations(() => readSettings().decorateEditor));
  keep(decorateShown(sidebar, decorations, async (runId) => summaryOf(await agent.engine(), runId)));
  keep(registerCommands({ context, sidebar, agent, mock, consent, answers, browsers, log }));
  const status = keep(createStatusBar());
  keep(
    agent.onDidStart((engine) => {
      status.follow(engine);
      keep(showRunProgress(engine, sidebar));
    }),
  );
  keep(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) agent.used();
    }),
  );
  keep(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.server`)) void agent.restartServer();
    }),
  );

  // Local programs can connect even if the sidebar was never opened; the engine is loaded once VS Code is idle.
  const warmUp = setTimeout(() => {
    Promise.all([agent.engine(), agent.endpoint()]).catch((error: unknown) =>
      log.error(`The agent could not start: ${messageOf(error)}`),
    );
  }, 0);
  keep({ dispose: () => clearTimeout(warmUp) });
  if (process.env[OPEN_VARIABLE] === '1') void sidebar.tell({ type: 'perform', action: 'focus_composer' });

  return { close: () => agent.close() };
}

/** The sidebar's session, using only characters that the protocol allows. */
const sessionIdOf = (id: string): string => `sidebar-${id}`.replace(/[^A-Za-z0-9_.:-]/g, '-').slice(0, 128);

const extensionVersion = ({ extension }: vscode.ExtensionContext): string =>
  (extension.packageJSON as { version: string }).version;
