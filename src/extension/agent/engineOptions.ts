import * as vscode from 'vscode';
import type { CompanionHost, Engine, EngineOptions } from '../../agent/index.js';
import { vscodeDocuments } from '../documents/documents.js';
import type { Notes } from '../documents/notes.js';
import { isInOpenFolder, openFolders } from '../documents/openFolders.js';
import type { MockTerminal } from '../models/mockTerminal.js';
import { getKey, hasOwnKey } from '../models/secrets.js';
import { createVsCodeProvider, VSCODE_PROVIDER } from '../models/vscodeProvider.js';
import { chosenModel, readSettings } from '../settings.js';
import { createActionHost } from './actionHost.js';
import type { VscodeConsent } from './consent.js';

interface Parts {
  context: vscode.ExtensionContext;
  consent: VscodeConsent;
  mock: MockTerminal;
  notes: Notes;
  log: vscode.LogOutputChannel;
  companion: CompanionHost;
  engine(): Promise<Engine>;
}

/** VS Code as the engine's host: documents, secrets, settings, and questions to the person. */
export function engineOptions({ context, consent, mock, notes, log, companion, engine }: Parts): EngineOptions {
  return {
    storePath: vscode.Uri.joinPath(context.globalStorageUri, 'regen-research.db').fsPath,
    workerPath: vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath,
    settings: readSettings,
    documents: vscodeDocuments,
    consent: {
      ...consent,
      // Setting a key here is consent; a key from the environment isn't.
      isGiven: async (provider, host) =>
        consent.isGivenTo(provider, host) || (await hasOwnKey(context.secrets, provider)),
    },
    actionHost: createActionHost(notes, engine),
    getKey: (provider) => getKey(context.secrets, provider),
    clientMayRead: isInOpenFolder,
    folders: openFolders,
    proxy: 'host',
    companion,
    startMockLlm: () => (readSettings().mockStart === 'automatic' ? mock.start() : Promise.resolve(false)),
    hostProviders: [createVsCodeProvider(() => chosenModel(VSCODE_PROVIDER))],
    onWarning: (message) => void vscode.window.showWarningMessage(message),
    log: (message) => log.info(message),
  };
}
