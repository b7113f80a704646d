import * as vscode from 'vscode';
import { DEFAULT_QUERY, type RunRequest } from '../protocol/index.js';
import { activeDocument, openEditors } from './documents/activeDocument.js';
import type { AgentHost } from './agent/agentHost.js';
import type { MockTerminal } from './models/mockTerminal.js';
import { pickModel } from './models/modelPicker.js';
import { askForUrl, sourceOf } from './documents/pickSources.js';
import { pullModel } from './models/pullModel.js';
import { askForKey, removeKey } from './models/secrets.js';
import type { SidebarView } from './sidebar/sidebarView.js';
import { exportEverything } from './documents/exportEverything.js';

export interface CommandOptions {
  sidebar: SidebarView;
  agent: AgentHost;
  mock: MockTerminal;
  secrets: vscode.SecretStorage;
  consent: { given(): string[]; withdraw(provider: string): Promise<void> };
  stop(): Promise<void>;
  saveNote(runId: string): Promise<void>;
  exportAnswer(runId: string): Promise<void>;
  showMetrics(): Promise<void>;
  log: vscode.LogOutputChannel;
}

function nothingOpen(): void {
  void vscode.window.showInformationMessage('Open the document first that should be read.');
}

/** Every command of the palette, the menus and the view's title. A failure is a sentence for the reader. */
export function registerCommands(options: CommandOptions): vscode.Disposable {
  const { sidebar, agent, mock, secrets, log } = options;
  const summarize = (request: Omit<RunRequest, 'query'>) => sidebar.run({ query: DEFAULT_QUERY, ...request });

  async function askDocument(): Promise<void> {
    const document = activeDocument();
    if (!document) {
      nothingOpen();
      return;
    }
    const query = await vscode.window.showInputBox({
      title: `Ask about ${document.title}`,
      placeHolder: 'What do you want to know?',
    });
    if (query?.trim()) await sidebar.run({ query, document: documentRequest(document.uri, document.selection) });
  }
  const documentRequest = (uri: string, selection: NonNullable<ReturnType<typeof activeDocument>>['selection']) => ({
    uri,
    ...(selection && { range: selection }),
  });

  const commands: Record<string, (...parameters: never[]) => unknown> = {
    async summarizeUrl(url?: unknown) {
      const address = typeof url === 'string' ? url : await askForUrl();
      if (address !== undefined) await summarize({ url: address });
    },
    async summarizeDocument() {
      const document = activeDocument();
      if (!document) {
        nothingOpen();
        return;
      }
      await summarize({ document: { uri: document.uri } });
    },
    async summarizeSelection() {
      const document = activeDocument();
      if (!document) {
        nothingOpen();
        return;
      }
      await summarize({ document: documentRequest(document.uri, document.selection) });
    },
    askDocument,
    async summarizeFiles(clicked?: unknown, selected?: unknown) {
      const uris = Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
      const files = uris.filter((uri): uri is vscode.Uri => uri instanceof vscode.Uri);
      if (files.length > 0) await summarize({ sources: files.map((uri) => sourceOf(uri).request) });
    },
    async summarizeOpenEditors() {
      const editors = openEditors();
      if (editors.length === 0) {
        nothingOpen();
        return;
      }
      await summarize({ sources: editors.map((uri) => sourceOf(uri).request) });
    },
    stop: () => options.stop(),
    runAgain: () => sidebar.tell({ type: 'perform', action: 'run_again' }),
    newRun: () => sidebar.tell({ type: 'perform', action: 'new_run' }),
    showHistory: () => sidebar.tell({ type: 'perform', action: 'show_history' }),
    showRun: (runId: string) => sidebar.tell({ type: 'show_run', run_id: runId }),
    focus: () => sidebar.tell({ type: 'perform', action: 'focus_composer' }),
    revealSentence: (runId: string, index: number) =>
      sidebar.tell({ type: 'reveal_sentence', run_id: runId, sentence_index: index }),
    async startMock() {
      if (!(await mock.start())) throw new Error('The mock LLM did not answer. Its terminal says why.');
      sidebar.notice('info', 'The mock LLM is running.');
    },
    stopMock: () => mock.stop(),
    selectModel: async () => pickModel(await agent.engine()),
    pullModel: async (model?: unknown) =>
      pullModel(await agent.engine(), typeof model === 'string' ? model : undefined),
    setApiKey: () => askForKey(secrets),
    async removeApiKey() {
      const provider = await removeKey(secrets, options.consent.given());
      if (provider) await options.consent.withdraw(provider);
    },
    async clearCache() {
      await (await agent.engine()).store.clear('cache');
      void vscode.window.showInformationMessage('The cache is empty. The history is kept.');
    },
    async clearAll() {
      const yes = 'Delete';
      const answer = await vscode.window.showWarningMessage(
        'Delete all runs, threads and cached data?',
        { modal: true },
        yes,
      );
      if (answer !== yes) return;
      await (await agent.engine()).store.clear('all');
      await sidebar.tell({ type: 'perform', action: 'new_run' }, { reveal: false });
    },
    exportData: async () => exportEverything(await agent.engine()),
    async copyEndpoint() {
      const endpoint = await agent.publicEndpoint();
      if (!endpoint)
        throw new Error(
          'The agent does not listen: the setting regenResearch.server.enabled is off, or the log says what failed.',
        );
      await vscode.env.clipboard.writeText(JSON.stringify(endpoint));
      void vscode.window.showInformationMessage(`Copied ${endpoint.url} with its token as JSON.`);
    },
    showLog: () => log.show(),
    showMetrics: () => options.showMetrics(),
    async saveNote() {
      if (sidebar.shown) await options.saveNote(sidebar.shown.runId);
    },
    async exportAnswer() {
      if (sidebar.shown) await options.exportAnswer(sidebar.shown.runId);
    },
    openSettings: () =>
      vscode.commands.executeCommand('workbench.action.openSettings', '@ext:regen-research.regen-research'),
  };

  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) =>
      vscode.commands.registerCommand(`regenResearch.${name}`, async (...parameters: never[]) => {
        try {
          return await run(...parameters);
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          log.error(`${name}: ${reason}`);
          void vscode.window.showErrorMessage(reason);
          return undefined;
        }
      }),
    ),
  );
}
