import * as os from 'node:os';
import * as path from 'node:path';
import { createEngine, createFileDocuments, isFileInside, type Engine, type EngineSettings } from '../agent/index.js';
import {
  AgentError,
  DEFAULT_ANTHROPIC_URL,
  DEFAULT_BUDGET_CALLS,
  DEFAULT_BUDGET_MINUTES,
  DEFAULT_LENGTH,
  DEFAULT_MOCK_PORT,
  DEFAULT_MOCK_WORD_DELAY_MS,
  DEFAULT_OLLAMA_URL,
  DEFAULT_OPENAI_URL,
  DEFAULT_PROVIDER_ORDER,
  DEFAULT_REVALIDATE_MINUTES,
  MAX_MOCK_WORD_DELAY_MS,
  MAX_PORT,
  parseWebUrl,
} from '../protocol/index.js';
import { environmentValue, type EnvironmentVariable } from './environmentVariables.js';
import { UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { createMockProcess } from './mockProcess.js';
import { numberFrom } from './parseOptions.js';
import { parserWorkerPath } from './parserWorker.js';

export interface CommandLineOptions {
  /** The browser to open pages in; an installed one where absent. */
  browser?: string;
  database?: string;
  allowLocal?: boolean;
  provider?: string;
  model?: string;
  /** Where the mock LLM is, and its pause between words if it is started here. */
  mock?: { port: number; wordDelayMs: number };
}

/** Where a program of this user keeps its data, by the conventions of the system. */
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

/** Where the mock LLM is, and how fast it answers when it is started here. */
export function mockFromEnvironment(): { port: number; wordDelayMs: number } {
  const number = (variable: EnvironmentVariable, fallback: number, max: number) => {
    const text = environmentValue(variable);
    return text === undefined ? fallback : numberFrom(variable, text, { min: 0, max });
  };
  return {
    port: number('MOCK_LLM_PORT', DEFAULT_MOCK_PORT, MAX_PORT),
    wordDelayMs: number('MOCK_LLM_WORD_DELAY_MS', DEFAULT_MOCK_WORD_DELAY_MS, MAX_MOCK_WORD_DELAY_MS),
  };
}

/** The URL of a server. Throws UsageError for a value that is no http or https URL. */
function urlFrom(variable: EnvironmentVariable, fallback: string): string {
  const text = environmentValue(variable) ?? fallback;
  if (parseWebUrl(text)) return text;
  throw new UsageError(MESSAGES.notAUrl(variable, fallback, text));
}

function settingsFrom(options: CommandLineOptions, localAddresses: EngineSettings['localAddresses']): EngineSettings {
  return {
    provider: options.provider,
    model: options.model,
    providerOrder: [...DEFAULT_PROVIDER_ORDER],
    ollama: {
      baseUrl: urlFrom('OLLAMA_BASE_URL', DEFAULT_OLLAMA_URL),
      model: environmentValue('OLLAMA_MODEL'),
      contextTokens: undefined,
    },
    // Nobody watches it write, so it doesn't pause.
    mock: options.mock ?? { ...mockFromEnvironment(), wordDelayMs: 0 },
    openai: { baseUrl: urlFrom('OPENAI_BASE_URL', DEFAULT_OPENAI_URL), model: environmentValue('OPENAI_MODEL') },
    anthropic: {
      baseUrl: urlFrom('ANTHROPIC_BASE_URL', DEFAULT_ANTHROPIC_URL),
      model: environmentValue('ANTHROPIC_MODEL'),
    },
    language: undefined,
    length: DEFAULT_LENGTH,
    budget: { calls: DEFAULT_BUDGET_CALLS, minutes: DEFAULT_BUDGET_MINUTES },
    contextTokens: undefined,
    slots: undefined,
    localAddresses,
    revalidateAfterMs: DEFAULT_REVALIDATE_MINUTES * 60_000,
    browserPath: options.browser,
    cache: true,
    checkDoubtful: false,
  };
}

/** The engine for the command line: files by path, keys from the environment, nobody to ask. */
export async function openEngine(options: CommandLineOptions, who: 'user' | 'everyone' = 'user'): Promise<Engine> {
  const settings = settingsFrom(options, options.allowLocal ? who : 'refused');
  const mock = createMockProcess(settings.mock);
  const folder = process.cwd();
  const engine = await createEngine({
    storePath: options.database ?? defaultDatabase(),
    workerPath: parserWorkerPath(),
    settings: () => settings,
    documents: createFileDocuments(),
    consent: {
      localAddress: () => Promise.resolve(false),
      // Whoever names a cloud provider and sets its key on the command line has consented.
      cloudProvider: () => Promise.resolve(true),
    },
    actionHost: {
      perform(action, { summary }) {
        if (action.action_type === 'copy_answer')
          return Promise.resolve({ message: MESSAGES.answerAsText, text: summary.text });
        return Promise.reject(new AgentError('confirmation_needed', MESSAGES.needsVsCode(action.label)));
      },
    },
    getKey: (provider) =>
      Promise.resolve(environmentValue(provider === 'openai' ? 'OPENAI_API_KEY' : 'ANTHROPIC_API_KEY')),
    clientMayRead: (uri) => isFileInside(folder, uri),
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
