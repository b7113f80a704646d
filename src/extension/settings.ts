import * as vscode from 'vscode';
import type { EngineSettings } from '../agent/index.js';
import type { RenderMode, SidebarSettings, SummaryLength } from '../protocol/index.js';
import { whereLocalhostIs } from './sidebar/remoteWindow.js';

export const SECTION = 'regenResearch';

const MOCK_PORT = 4000;
const LAST_PORT = 65_535;

export interface ExtensionSettings extends EngineSettings {
  mockStart: 'automatic' | 'offer' | 'never';
  decorateEditor: boolean;
  notesFolder: string;
  server: { enabled: boolean; port: number; requireToken: boolean };
}

function isSet(configuration: vscode.WorkspaceConfiguration, key: string): boolean {
  const values = configuration.inspect(key);
  return [values?.globalValue, values?.workspaceValue, values?.workspaceFolderValue].some(
    (value) => value !== undefined,
  );
}

/** An explicit setting wins over the environment variable, and that over the default. */
function withEnvironment(configuration: vscode.WorkspaceConfiguration, key: string, variable: string): string {
  const fromEnvironment = process.env[variable];
  const value = String(configuration.get(key));
  return fromEnvironment !== undefined && fromEnvironment !== '' && !isSet(configuration, key)
    ? fromEnvironment
    : value;
}

const orUndefined = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value.trim();
const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 ? value : undefined;

let warned = false;

/** The mock LLM's port: an invalid environment variable counts as not set, which is said once. */
function mockPort(configuration: vscode.WorkspaceConfiguration): number {
  const port = Number(withEnvironment(configuration, 'mock.port', 'MOCK_LLM_PORT'));
  if (Number.isInteger(port) && port > 0 && port <= LAST_PORT) return port;
  const setting = configuration.get<number>('mock.port') ?? MOCK_PORT;
  if (!warned)
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'The environment variable MOCK_LLM_PORT is "{0}", which is not a valid port. Using {1} instead.',
        process.env.MOCK_LLM_PORT ?? '',
        setting,
      ),
    );
  warned = true;
  return setting;
}

/** The user's settings as they are now. */
export function readSettings(): ExtensionSettings {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const text = (key: string) => orUndefined(configuration.get<string>(key));
  return {
    provider: text('provider'),
    model: text('model'),
    providerOrder: configuration.get<string[]>('providerOrder') ?? ['ollama', 'mock'],
    ollama: {
      baseUrl: withEnvironment(configuration, 'ollama.baseUrl', 'OLLAMA_BASE_URL'),
      model: orUndefined(withEnvironment(configuration, 'ollama.model', 'OLLAMA_MODEL')),
      contextTokens: positive(configuration.get<number>('ollama.contextTokens')),
      awayHint: whereLocalhostIs(),
    },
    mock: { port: mockPort(configuration), wordDelayMs: configuration.get<number>('mock.wordDelayMs') ?? 30 },
    openai: { baseUrl: configuration.get<string>('openai.baseUrl') ?? '', model: text('openai.model') },
    anthropic: { baseUrl: configuration.get<string>('anthropic.baseUrl') ?? '', model: text('anthropic.model') },
    language: text('answer.language'),
    length: configuration.get<SummaryLength>('answer.length') ?? 'medium',
    budget: {
      calls: configuration.get<number>('budget.calls') ?? 200,
      minutes: configuration.get<number>('budget.minutes') ?? 30,
    },
    contextTokens: positive(configuration.get<number>('ollama.contextTokens')),
    slots: positive(configuration.get<number>('parallelCalls')),
    localAddresses: configuration.get<boolean>('fetch.allowLocalAddresses') ? 'user' : 'refused',
    revalidateAfterMs: (configuration.get<number>('fetch.revalidateMinutes') ?? 60) * 60_000,
    render: configuration.get<RenderMode>('render') ?? 'auto',
    browserPath: text('browser.path'),
    cache: configuration.get<boolean>('cache.enabled') ?? true,
    checkDoubtful: configuration.get<boolean>('grounding.checkDoubtful') ?? false,
    mockStart: configuration.get<'automatic' | 'offer' | 'never'>('mock.start') ?? 'automatic',
    decorateEditor: configuration.get<boolean>('citations.decorateEditor') ?? true,
    notesFolder: text('notes.folder') ?? 'notes',
    server: {
      enabled: configuration.get<boolean>('server.enabled') ?? true,
      port: configuration.get<number>('server.port') ?? 18080,
      requireToken: configuration.get<boolean>('server.requireToken') ?? true,
    },
  };
}

/** What the sidebar shows of them. */
export function sidebarSettings(): SidebarSettings {
  const { provider, model, providerOrder, language, length } = readSettings();
  return {
    provider: provider ?? null,
    model: model ?? null,
    provider_order: providerOrder,
    language: language ?? null,
    length,
    summarize_shortcut: process.platform === 'darwin' ? '⌘K G' : 'Ctrl+K G',
  };
}

/**
 * Writes a setting where the value that counts stands: in the workspace where that has one, as it would silently beat the
 * user's, else for the user. null is the default.
 */
export async function writeSetting(key: string, value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const { workspaceValue, defaultValue } = configuration.inspect(key) ?? {};
  if (workspaceValue !== undefined && vscode.workspace.isTrusted) {
    // Removed there, the user's own value would come through instead of the default.
    await configuration.update(key, value ?? defaultValue, vscode.ConfigurationTarget.Workspace);
  } else await configuration.update(key, value ?? undefined, vscode.ConfigurationTarget.Global);
}
