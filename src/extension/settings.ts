import * as vscode from 'vscode';
import {
  PROVIDERS,
  valuesOf,
  type EngineSettings,
  type ProviderDescriptor,
  type ProviderValues,
} from '../agent/index.js';
import {
  DEFAULT_AGENT_PORT,
  DEFAULT_BUDGET_CALLS,
  DEFAULT_BUDGET_MINUTES,
  DEFAULT_HISTORY_DAYS,
  DEFAULT_HISTORY_MEGABYTES,
  DEFAULT_HISTORY_RUNS,
  DEFAULT_LENGTH,
  DEFAULT_MAX_SOURCE_MEGABYTES,
  DEFAULT_PROVIDER_ORDER,
  DEFAULT_REVALIDATE_MINUTES,
  type ReadingDepth,
  type RenderMode,
  type SavedPrompt,
  type SidebarSettings,
  type SummaryLength,
} from '../protocol/index.js';
import { declaredSettings, SECTION, type DeclaredSettings } from './declaredSettings.js';
import { whereLocalhostIs } from './sidebar/remoteWindow.js';

export { SECTION } from './declaredSettings.js';

export interface ExtensionSettings extends EngineSettings {
  /** Where the bundled mock LLM listens if it is started here. */
  mockLlm: { port: number; wordDelayMs: number };
  mockStart: 'automatic' | 'offer' | 'never';
  /** Whether a link is run without asking. */
  runLinks: boolean;
  decorateEditor: boolean;
  notesFolder: string;
  prompts: SavedPrompt[];
  server: { enabled: boolean; port: number; requireToken: boolean };
}

function isSet(key: string): boolean {
  const values = vscode.workspace.getConfiguration(SECTION).inspect(key);
  return [values?.globalValue, values?.workspaceValue, values?.workspaceFolderValue].some(
    (value) => value !== undefined,
  );
}

const orUndefined = (value: string | undefined): string | undefined =>
  value === undefined || value.trim() === '' ? undefined : value.trim();
const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 ? value : undefined;

const warned = new Set<string>();

/** An environment variable that isn't a number counts as unset; this is reported once. */
function numberFrom(variable: string, text: string, most: number, otherwise: number | undefined): number | undefined {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  if (!warned.has(variable))
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'The environment variable {0} is "{1}", which is not a number from 0 to {2}. Using {3} instead.',
        variable,
        text,
        most,
        otherwise ?? '',
      ),
    );
  warned.add(variable);
  return otherwise;
}

/**
 * A provider's setting: an explicit value takes precedence over its environment variable, which takes precedence over
 * the default.
 */
function providerValues(configuration: DeclaredSettings, descriptor: ProviderDescriptor): ProviderValues {
  return valuesOf(descriptor, (name, { kind, variable, most = Number.MAX_SAFE_INTEGER }) => {
    const key = `${descriptor.id}.${name}`;
    const value = configuration.get<string | number | boolean>(key);
    const set = value === '' ? undefined : value;
    const text = orUndefined(variable === undefined ? undefined : process.env[variable]);
    if (variable === undefined || text === undefined || isSet(key)) return set;
    return kind === 'integer' ? numberFrom(variable, text, most, typeof set === 'number' ? set : undefined) : text;
  });
}

/** Prompts by name, without those that aren't text or can't be typed after a slash. */
function savedPrompts(value: unknown): SavedPrompt[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'string' && text.trim() !== '' && /^[\p{L}\p{N}_-]+$/u.test(name) ? [{ name, text }] : [],
  );
}

/** The user's current settings. */
export function readSettings(): ExtensionSettings {
  const configuration = declaredSettings();
  const text = (key: string) => orUndefined(configuration.get<string>(key));
  const providers = Object.fromEntries(
    PROVIDERS.map((descriptor) => [descriptor.id, providerValues(configuration, descriptor)]),
  );
  return {
    provider: text('provider'),
    model: text('model'),
    providerOrder: configuration.get<string[]>('providerOrder') ?? [...DEFAULT_PROVIDER_ORDER],
    providers,
    localHint: whereLocalhostIs(),
    language: text('answer.language'),
    length: configuration.get<SummaryLength>('answer.length') ?? DEFAULT_LENGTH,
    budget: {
      calls: configuration.get<number>('budget.calls') ?? DEFAULT_BUDGET_CALLS,
      minutes: configuration.get<number>('budget.minutes') ?? DEFAULT_BUDGET_MINUTES,
    },
    depth: configuration.get<ReadingDepth>('reading.depth') ?? 'auto',
    parallelCalls: positive(configuration.get<number>('parallelCalls')),
    allowLocalAddresses: configuration.get<boolean>('fetch.allowLocalAddresses') ? 'user' : 'nobody',
    render: configuration.get<RenderMode>('render') ?? 'auto',
    browserPath: text('browser.path'),
    revalidateMinutes: configuration.get<number>('fetch.revalidateMinutes') ?? DEFAULT_REVALIDATE_MINUTES,
    runLinks: configuration.get<'ask' | 'always'>('links.run') === 'always',
    maxMegabytes: configuration.get<number>('fetch.maxMegabytes') ?? DEFAULT_MAX_SOURCE_MEGABYTES,
    history: {
      runs: configuration.get<number>('history.maxRuns') ?? DEFAULT_HISTORY_RUNS,
      days: configuration.get<number>('history.maxDays') ?? DEFAULT_HISTORY_DAYS,
      megabytes: configuration.get<number>('history.maxMegabytes') ?? DEFAULT_HISTORY_MEGABYTES,
    },
    cache: configuration.get<boolean>('cache.enabled') ?? true,
    checkDoubtful: configuration.get<boolean>('grounding.checkDoubtful') ?? false,
    mockLlm: { port: Number(providers.mock?.port), wordDelayMs: Number(providers.mock?.wordDelayMs) },
    mockStart: configuration.get<'automatic' | 'offer' | 'never'>('mock.start') ?? 'automatic',
    decorateEditor: configuration.get<boolean>('citations.decorateEditor') ?? true,
    notesFolder: text('notes.folder') ?? 'notes',
    prompts: savedPrompts(configuration.get<unknown>('prompts')),
    server: {
      enabled: configuration.get<boolean>('server.enabled') ?? true,
      port: configuration.get<number>('server.port') ?? DEFAULT_AGENT_PORT,
      requireToken: configuration.get<boolean>('server.requireToken') ?? true,
    },
  };
}

/** The model chosen for a provider, if that provider is the chosen one. */
export function chosenModel(provider: string): string | undefined {
  const settings = readSettings();
  return settings.provider === provider ? settings.model : undefined;
}

/** The settings that the sidebar shows. */
export function sidebarSettings(): SidebarSettings {
  const { provider, model, providerOrder, language, length, prompts } = readSettings();
  return {
    provider: provider ?? null,
    model: model ?? null,
    provider_order: providerOrder,
    language: language ?? null,
    length,
    prompts,
    summarize_shortcut: process.platform === 'darwin' ? '⌘K G' : 'Ctrl+K G',
  };
}

/**
 * Updates a setting where its effective value is: in the workspace if it is set there, which would override the user's,
 * or else for the user. null restores the default.
 */
export async function writeSetting(key: string, value: unknown): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  const { workspaceValue, defaultValue } = configuration.inspect(key) ?? {};
  if (workspaceValue !== undefined && vscode.workspace.isTrusted) {
    // Removing it there would let the user's own value through instead of the default.
    await configuration.update(key, value ?? defaultValue, vscode.ConfigurationTarget.Workspace);
  } else await configuration.update(key, value ?? undefined, vscode.ConfigurationTarget.Global);
}

/**
 * Opens the Settings editor at the settings that match a query. A remote window lists most of ours only with those of
 * its machine, so they are opened there.
 */
export function openSettings(query: string): Thenable<void> {
  return vscode.env.remoteName === undefined
    ? vscode.commands.executeCommand('workbench.action.openSettings', query)
    : vscode.commands.executeCommand('workbench.action.openRemoteSettings', { query });
}
