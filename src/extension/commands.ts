import * as vscode from 'vscode';
import { DEFAULT_QUERY, messageOf, type ActiveDocument, type RunRequest } from '../protocol/index.js';
import type { AgentHost } from './agent/agentHost.js';
import type { VscodeConsent } from './agent/consent.js';
import { checkedAnswer, correctionOf, sourcesOf, type Check } from './chat/checks.js';
import { managePairedBrowsers, pairBrowser, type PairingParts } from './companion/pairBrowser.js';
import type { KeptBrowsers } from './companion/pairedBrowsers.js';
import { activeDocument, openEditors } from './documents/activeDocument.js';
import { exportEverything } from './documents/exportEverything.js';
import { askForUrl, sourceOf } from './documents/pickSources.js';
import type { MockTerminal } from './models/mockTerminal.js';
import { pickModel } from './models/modelPicker.js';
import { pullModelWithProgress } from './models/pullModel.js';
import { askForKey, removeKey } from './models/secrets.js';
import { VSCODE_PROVIDER, vsCodeModels } from './models/vscodeProvider.js';
import type { MetricsPage } from './sidebar/metricsPage.js';
import type { AnswerFiles } from './sidebar/answerFiles.js';
import { openSettings } from './settings.js';
import { pageIsHere } from './sidebar/remoteWindow.js';
import type { SidebarView } from './sidebar/sidebarView.js';
import { sayError } from './translation.js';

interface CommandOptions {
  context: vscode.ExtensionContext;
  sidebar: SidebarView;
  agent: AgentHost;
  mock: MockTerminal;
  consent: VscodeConsent;
  answers: AnswerFiles;
  browsers: KeptBrowsers;
  log: vscode.LogOutputChannel;
}

type Commands = Record<string, (...parameters: never[]) => unknown>;

/** All commands of the palette, the menus, and the view's title. Failures are shown to the person. */
export function registerCommands(options: CommandOptions): vscode.Disposable {
  const commands = {
    ...readingCommands(options),
    ...runCommands(options),
    ...modelCommands(options),
    ...dataCommands(options),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) =>
      vscode.commands.registerCommand(`regenResearch.${name}`, async (...parameters: never[]) => {
        try {
          return await run(...parameters);
        } catch (error) {
          options.log.error(`${name}: ${messageOf(error)}`);
          void vscode.window.showErrorMessage(sayError(error));
          return undefined;
        }
      }),
    ),
  );
}

/** The active document; if there is none, asks the person to open one. */
function documentInFront(): ActiveDocument | undefined {
  const document = activeDocument();
  if (!document) void vscode.window.showInformationMessage(vscode.l10n.t('Open a document first.'));
  return document ?? undefined;
}

/** What to read of a document: each selection as a separate passage, or all of it. */
function requestOf({ uri, selections = [] }: ActiveDocument): Pick<RunRequest, 'document' | 'sources'> {
  const [first, ...more] = selections.map((range) => ({ uri, range }));
  return more.length > 0 && first ? { sources: [first, ...more] } : { document: first ?? { uri } };
}

/** The sources to read, and the question about them. */
function readingCommands({ context, sidebar }: CommandOptions): Commands {
  const summarize = (request: Omit<RunRequest, 'query'>) => sidebar.run({ query: DEFAULT_QUERY, ...request });
  const showSample = async () => {
    const sample = vscode.Uri.joinPath(context.extensionUri, 'media', 'walkthrough', 'sample.md');
    await vscode.window.showTextDocument(sample, { preview: true });
    return sample.toString();
  };
  const ask = async (document: ActiveDocument) => {
    const query = await vscode.window.showInputBox({
      title: vscode.l10n.t('Ask About {0}', document.title),
      placeHolder: vscode.l10n.t('What do you want to know?'),
    });
    if (query?.trim()) await sidebar.run({ query, ...requestOf(document) });
  };
  return {
    async summarizeUrl(url?: unknown) {
      const address = typeof url === 'string' ? url : await askForUrl();
      if (address !== undefined) await summarize({ url: address });
    },
    async summarizeDocument() {
      const document = documentInFront();
      if (document) await summarize({ document: { uri: document.uri } });
    },
    async summarizeSample() {
      await summarize({ document: { uri: await showSample() } });
    },
    async summarizeSelection() {
      const document = documentInFront();
      if (document) await summarize(requestOf(document));
    },
    async askDocument() {
      const document = documentInFront();
      if (document) await ask(document);
    },
    /** For the walkthrough, which is itself the active editor. */
    async askSample() {
      await showSample();
      const document = documentInFront();
      if (document) await ask(document);
    },
    async summarizeFiles(clicked?: unknown, selected?: unknown) {
      const uris = Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
      const files = uris.filter((uri): uri is vscode.Uri => uri instanceof vscode.Uri);
      if (files.length > 0) await summarize({ sources: files.map((uri) => sourceOf(uri).request) });
    },
    async summarizeOpenEditors() {
      const editors = openEditors();
      if (editors.length === 0) documentInFront();
      else await summarize({ sources: editors.map((uri) => sourceOf(uri).request) });
    },
  };
}

/** Commands for runs and their answers. */
function runCommands({ context, sidebar, agent, answers, log }: CommandOptions): Commands {
  let metrics: MetricsPage | undefined;
  return {
    /** The page may be hidden, in which case it can't be asked. */
    async stop() {
      const { runs } = await agent.engine();
      if (sidebar.shown && runs.cancel(sidebar.shown.runId, { trust: 'user' })) return;
      for (const runId of runs.active(sidebar.sessionId, { trust: 'user' })) runs.cancel(runId, { trust: 'user' });
    },
    runAgain: () => sidebar.tell({ type: 'perform', action: 'run_again' }),
    readAgainRendered: () => sidebar.tell({ type: 'perform', action: 'run_rendered' }),
    newRun: () => sidebar.tell({ type: 'perform', action: 'new_run' }),
    showHistory: () => sidebar.tell({ type: 'perform', action: 'show_history' }),
    showRun: (runId: string) => sidebar.tell({ type: 'show_run', run_id: runId }),
    focus: () => sidebar.tell({ type: 'perform', action: 'focus_composer' }),
    revealSentence: (runId: string, index: number) =>
      sidebar.tell({ type: 'reveal_sentence', run_id: runId, sentence_index: index }),
    async saveNote(run?: unknown) {
      const runId = typeof run === 'string' ? run : sidebar.shown?.runId;
      if (runId !== undefined) sidebar.notice('info', await answers.saveNote(runId));
    },
    /** The buttons under a check in the chat. */
    openCheck: (check: Check) =>
      sidebar.tell({ type: 'fill_composer', sources: sourcesOf(check), query: correctionOf(check) }),
    async saveCheck(check: Check) {
      sidebar.notice('info', await answers.saveNote(await checkedAnswer(await agent.engine(), check)));
    },
    async exportAnswer() {
      const said = sidebar.shown && (await answers.exportAnswer(sidebar.shown.runId));
      if (said !== undefined) sidebar.notice('info', said);
    },
    async showMetrics() {
      const { MetricsPage } = await import('./sidebar/metricsPage.js');
      if (!metrics) context.subscriptions.push((metrics = new MetricsPage(context.extensionUri)));
      metrics.show(await agent.engine());
    },
    showLog: () => log.show(),
    openWalkthrough: () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#start`, false),
    openSettings: () => openSettings(`@ext:${context.extension.id}`),
  };
}

/** Who answers. */
function modelCommands({ context, agent, mock, consent }: CommandOptions): Commands {
  return {
    async startMock() {
      if (!(await mock.start()))
        throw new Error(vscode.l10n.t('The demo did not start. See its terminal for details.'));
    },
    stopMock: () => mock.stop(),
    selectModel: async () => pickModel(await agent.engine()),
    pullModel: async (model?: unknown) =>
      pullModelWithProgress(await agent.engine(), typeof model === 'string' ? model : undefined),
    setApiKey: (provider?: unknown) => askForKey(context.secrets, typeof provider === 'string' ? provider : undefined),
    async removeApiKey() {
      const provider = await removeKey(context.secrets, consent.given(), (id) =>
        id === VSCODE_PROVIDER ? vsCodeModels() : id,
      );
      if (provider) await consent.withdraw(provider);
    },
  };
}

/** Commands for stored data and for connecting other programs. */
function dataCommands({ sidebar, agent, browsers }: CommandOptions): Commands {
  const pairing: PairingParts = {
    engine: () => agent.engine(),
    async port() {
      const endpoint = await agent.publicEndpoint();
      return endpoint ? Number(new URL(endpoint.url).port) : undefined;
    },
    browserIsHere: pageIsHere,
    browsers,
  };
  return {
    pairBrowser: () => pairBrowser(pairing),
    managePairedBrowsers: () => managePairedBrowsers(pairing),
    async clearCache() {
      await (await agent.engine()).store.clear('cache');
      void vscode.window.showInformationMessage(vscode.l10n.t('Cache cleared. Your history was kept.'));
    },
    async clearAll() {
      const yes = vscode.l10n.t('Delete');
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t('Delete all runs and cached data?'),
        { modal: true, detail: vscode.l10n.t('This cannot be undone.') },
        yes,
      );
      if (answer !== yes) return;
      await (await agent.engine()).runs.deleteAll();
      await sidebar.tell({ type: 'perform', action: 'new_run' }, { reveal: false });
    },
    exportData: async () => exportEverything(await agent.engine()),
    async copyEndpoint() {
      const endpoint = await agent.publicEndpoint();
      if (!endpoint)
        throw new Error(
          vscode.l10n.t(
            'The agent server is not running. Turn on {0}, or see the log.',
            'regenResearch.server.enabled',
          ),
        );
      await vscode.env.clipboard.writeText(JSON.stringify(endpoint));
      void vscode.window.showInformationMessage(vscode.l10n.t('Copied {0} and its token as JSON.', endpoint.url));
    },
  };
}
