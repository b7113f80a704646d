import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createEngine,
  createFileDocuments,
  descriptorOf,
  isFileInside,
  PROVIDERS,
  valuesOf,
  type Engine,
  type EngineSettings,
  type ProviderDescriptor,
  type ProviderValues,
  type SettingSpecification,
} from '../agent/index.js';
import {
  AgentError,
  asWritten,
  DEFAULT_BUDGET_CALLS,
  DEFAULT_BUDGET_MINUTES,
  DEFAULT_HISTORY_DAYS,
  DEFAULT_HISTORY_MEGABYTES,
  DEFAULT_HISTORY_RUNS,
  DEFAULT_LENGTH,
  DEFAULT_MAX_SOURCE_MEGABYTES,
  DEFAULT_PROVIDER_ORDER,
  DEFAULT_REVALIDATE_MINUTES,
  parseWebUrl,
} from '../protocol/index.js';
import { environmentValue } from './environmentVariables.js';
import { InputError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { createMockProcess } from './mockProcess.js';
import { numberFrom } from './parseOptions.js';
import { parserWorkerPath } from './parserWorker.js';

export interface CommandLineOptions {
  /** Browser for opening pages. Default: an installed one. */
  browser?: string;
  database?: string;
  allowLocal?: boolean;
  /** Cloud providers that text may be sent to; on the command line, naming one is consent. */
  allowCloud?: readonly string[];
  maxMegabytes?: number;
  render?: EngineSettings['render'];
  /** Absolute paths of folders whose files programs may read. Default: the current folder. */
  folders?: readonly string[];
  provider?: string;
  model?: string;
  /** Concurrent model calls. Default: found by measuring. */
  parallel?: number;
  /** The mock LLM's address, and its pause between words if it is started here. */
  mock?: { port: number; wordDelayMs: number };
}

/** This user's data folder, following the operating system's conventions. */
export function defaultDatabase(): string {
  const home = os.homedir();
  const folder =
    process.platform === 'win32'
      ? (process.env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'))
      : process.platform === 'darwin'
        ? path.join(home, 'Library', 'Application Support')
        : (process.env.XDG_DATA_HOME ?? path.join(home, '.local', 'share'));
  return path.join(folder, 'regen-research', 'regen-research.db');
}

/** A provider's setting from its environment variable. Throws InputError for an invalid value. */
function fromEnvironment(_name: string, { kind, variable, default: fallback, most }: SettingSpecification) {
  const text = variable === undefined ? undefined : environmentValue(variable);
  if (variable === undefined || text === undefined) return undefined;
  if (kind === 'integer')
    return numberFrom(variable, text, { min: 0, max: most ?? Number.MAX_SAFE_INTEGER }, InputError);
  if (kind === 'address' && !parseWebUrl(text))
    throw new InputError(MESSAGES.notAUrl(variable, String(fallback ?? ''), text));
  return text;
}

const valuesFromEnvironment = (descriptor: ProviderDescriptor): ProviderValues => valuesOf(descriptor, fromEnvironment);

/** The mock LLM's address, and its speed if it is started here. */
export function mockFromEnvironment(): { port: number; wordDelayMs: number } {
  const mock = PROVIDERS.find(({ can }) => can.start);
  const { port, wordDelayMs } = mock ? valuesFromEnvironment(mock) : {};
  return { port: Number(port), wordDelayMs: Number(wordDelayMs) };
}

function settingsFrom(
  options: CommandLineOptions,
  mock: { port: number; wordDelayMs: number },
  allowLocalAddresses: EngineSettings['allowLocalAddresses'],
): EngineSettings {
  return {
    provider: options.provider,
    model: options.model,
    providerOrder: [...DEFAULT_PROVIDER_ORDER],
    providers: {
      ...Object.fromEntries(PROVIDERS.map((descriptor) => [descriptor.id, valuesFromEnvironment(descriptor)])),
      mock: { ...mock },
    },
    language: undefined,
    length: DEFAULT_LENGTH,
    budget: { calls: DEFAULT_BUDGET_CALLS, minutes: DEFAULT_BUDGET_MINUTES },
    parallelCalls: options.parallel,
    allowLocalAddresses,
    render: options.render,
    browserPath: options.browser,
    revalidateMinutes: DEFAULT_REVALIDATE_MINUTES,
    maxMegabytes: options.maxMegabytes ?? DEFAULT_MAX_SOURCE_MEGABYTES,
    history: {
      runs: DEFAULT_HISTORY_RUNS,
      days: DEFAULT_HISTORY_DAYS,
      megabytes: DEFAULT_HISTORY_MEGABYTES,
    },
    cache: true,
    checkDoubtful: false,
  };
}

/**
 * Whether the person named the provider, its model, or another machine as its address: on the command line, that is
 * consent. That Ollama lists a model that it forwards elsewhere is none.
 */
function isNamed(
  provider: string,
  { provider: named, model }: CommandLineOptions,
  { providers }: EngineSettings,
): boolean {
  const descriptor = descriptorOf(provider);
  const values = providers[provider];
  if (provider === named || !descriptor || !values) return provider === named;
  const isModelNamed = (named === undefined && model !== undefined) || values['model'] !== undefined;
  return (
    !descriptor.key && (isModelNamed || descriptor.locationOf(descriptor.addressOf(values), undefined) === 'cloud')
  );
}

/** The engine for the command line: files by path, keys from the environment, and no user to ask. */
export async function openEngine(options: CommandLineOptions, who: 'user' | 'everyone' = 'user'): Promise<Engine> {
  // Nobody watches it type, so it doesn't pause.
  const mockAddress = options.mock ?? { ...mockFromEnvironment(), wordDelayMs: 0 };
  const settings = settingsFrom(options, mockAddress, options.allowLocal ? who : 'nobody');
  const mock = createMockProcess(mockAddress);
  const folders = options.folders ?? [process.cwd()];
  const engine = await createEngine({
    storePath: options.database ?? defaultDatabase(),
    workerPath: parserWorkerPath(),
    settings: () => settings,
    documents: createFileDocuments(),
    consent: {
      cloudProvider: (provider) =>
        Promise.resolve(options.allowCloud?.includes(provider) ?? isNamed(provider, options, settings)),
      isGiven: (provider) => options.allowCloud?.includes(provider) ?? provider === options.provider,
    },
    actionHost: {
      perform(action, { summary }) {
        if (action.action_type === 'copy_answer')
          return Promise.resolve({ message: MESSAGES.answerAsText, text: summary.text });
        return Promise.reject(new AgentError('confirmation_needed', asWritten(MESSAGES.needsVsCode(action.label))));
      },
    },
    getKey: (provider) => {
      const variable = descriptorOf(provider)?.key?.variable;
      return Promise.resolve(variable === undefined ? undefined : environmentValue(variable));
    },
    clientMayRead: (uri) => folders.some((folder) => isFileInside(folder, uri)),
    folders: () => folders.map((folder) => pathToFileURL(folder).href),
    proxy: 'environment',
    startMockLlm: () => mock.start(),
    onWarning: (warning) => console.error(warning),
    log: () => undefined,
  });
  return {
    ...engine,
    async close() {
      await engine.close();
      mock.stop();
    },
  };
}
