import * as vscode from 'vscode';
import type { EngineSettings } from '../agent/engine.js';
import type { SidebarSettings, SummaryLength } from '../agent/protocol/index.js';
import { whereLocalhostIs } from './remoteWindow.js';

export const SECTION = 'regenResearch';

export interface ExtensionSettings extends EngineSettings {
  mockStart: 'automatic' | 'offer' | 'never';
  decorateEditor: boolean;
  notesFolder: string;
  server: { enabled: boolean; port: number; requireToken: boolean };
}

function isSet(configuration: vscode.WorkspaceConfiguration, key: string): boolean {
  const values = configuration.inspect(key);
  return [values?.globalValue, values?.workspaceValue, values?.workspaceFolderValue].some((value) => value !== undefined);
}

/** An explicit setting wins over the environment variable, and that over the default. */
function withEnvironment(configuration: vscode.WorkspaceConfiguration, key: string, variable: string): string {
  const fromEnvironment = process.env[variable];
  const value = String(configuration.get(key));
  return fromEnvironment !== undefined && fromEnvironment !== '' && !isSet(configuration, key) ? fromEnvironment : value;
}

const orUndefined = (value: string | undefined): string | undefined => (value === undefined || value.trim() === '' ? undefined : value.trim());
const positive = (value: number | undefined): number | undefined => (value !== undefined && value > 0 ? value : undefined);

/** The user's settings as they are now. */
export function readSettings(): ExtensionSettings {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const text = (key: string) => orUndefined(configuration.get<string>(key));
  const mockPort = Number(withEnvironment(configuration, 'mock.port', 'MOCK_LLM_PORT'));
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
    mock: { port: mockPort, wordDelayMs: configuration.get<number>('mock.wordDelayMs') ?? 30 },
    openai: { baseUrl: configuration.get<string>('openai.baseUrl') ?? '', model: text('openai.model') },
    anthropic: { baseUrl: configuration.get<string>('anthropic.baseUrl') ?? '', model: text('anthropic.model') },
    language: text('answer.language'),
    length: configuration.get<SummaryLength>('answer.length') ?? 'medium',
    budget: { calls: configuration.get<number>('budget.calls') ?? 200, minutes: configuration.get<number>('budget.minutes') ?? 30 },
    contextTokens: positive(configuration.get<number>('ollama.contextTokens')),
    slots: positive(configuration.get<number>('parallelCalls')),
    localAddresses: configuration.get<boolean>('fetch.allowLocalAddresses') ? 'user' : 'refused',
    revalidateAfterMs: (configuration.get<number>('fetch.revalidateMinutes') ?? 60) * 60_000,
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
  return { provider: provider ?? null, model: model ?? null, provider_order: providerOrder, language: language ?? null, length, summarize_shortcut: process.platform === 'darwin' ? '⌥⌘S' : 'Ctrl+Alt+S' };
}

export async function writeSetting(key: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(SECTION).update(key, value === null ? undefined : value, vscode.ConfigurationTarget.Global);
}
