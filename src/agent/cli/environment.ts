import { existsSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { AgentError } from '../protocol/index.js';
import type { Engine, EngineSettings } from '../engine.js';
import { UsageError } from './exitCodes.js';
import { createStandInProcess } from './standInProcess.js';

export interface CommandLineOptions {
  database?: string | undefined;
  allowLocal: boolean;
  provider?: string | undefined;
  model?: string | undefined;
  /** Milliseconds a word, for a stand-in that is started here. */
  standInDelayMs: number;
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

/** A whole number from the environment. Throws UsageError for what is none. */
export function numberFrom(variable: string, fallback: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new UsageError(`${variable} must be a whole number, not “${text}”.`);
  return value;
}

const nonEmpty = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text.trim());

function settingsFrom(options: CommandLineOptions, localAddresses: EngineSettings['localAddresses']): EngineSettings {
  const { env } = process;
  return {
    provider: options.provider,
    model: options.model,
    providerOrder: ['ollama', 'mock'],
    ollama: { baseUrl: nonEmpty(env.OLLAMA_BASE_URL) ?? 'http://127.0.0.1:11434', model: nonEmpty(env.OLLAMA_MODEL), contextTokens: undefined },
    mock: { port: numberFrom('MOCK_LLM_PORT', 4000), wordDelayMs: options.standInDelayMs },
    openai: { baseUrl: nonEmpty(env.OPENAI_BASE_URL) ?? 'https://api.openai.com/v1', model: nonEmpty(env.OPENAI_MODEL) },
    anthropic: { baseUrl: nonEmpty(env.ANTHROPIC_BASE_URL) ?? 'https://api.anthropic.com', model: nonEmpty(env.ANTHROPIC_MODEL) },
    language: undefined,
    length: 'medium',
    budget: { calls: 200, minutes: 30 },
    contextTokens: undefined,
    slots: undefined,
    localAddresses,
    revalidateAfterMs: 60 * 60_000,
    cache: true,
    checkDoubtful: false,
  };
}

/** The engine for the command line: files by path, keys from the environment, nobody to ask. */
export async function openEngine(options: CommandLineOptions, who: 'user' | 'everyone'): Promise<Engine> {
  const settings = settingsFrom(options, options.allowLocal ? who : 'refused');
  const standIn = createStandInProcess(settings.mock);
  const workerPath = path.join(__dirname, 'worker.js');
  if (!existsSync(workerPath)) throw new Error(`The parser is missing at ${workerPath}. Build it with: npm run build`);
  const root = path.resolve('.') + path.sep;
  const { createEngine } = await import('../engine.js');
  const { createFileDocuments, pathOf } = await import('../sources/fileDocuments.js');
  const engine = await createEngine({
    storePath: options.database ?? defaultDatabase(),
    workerPath,
    settings: () => settings,
    documents: createFileDocuments(),
    consent: {
      localAddress: () => Promise.resolve(false),
      // Whoever names a cloud provider and sets its key on the command line has said so.
      cloudProvider: () => Promise.resolve(true),
    },
    actionHost: {
      perform(action, { summary }) {
        if (action.action_type === 'copy_answer') return Promise.resolve({ message: 'The answer as text.', text: summary.text });
        return Promise.reject(new AgentError('confirmation_needed', `“${action.label}” needs VS Code, where a person can confirm it.`));
      },
    },
    getKey: (provider) => Promise.resolve(nonEmpty(process.env[provider === 'openai' ? 'OPENAI_API_KEY' : 'ANTHROPIC_API_KEY'])),
    clientMayRead: (uri) => pathOf(uri).startsWith(root),
    proxy: 'environment',
    startStandIn: () => standIn.start(),
    onWarning: (message) => console.error(message),
    log: () => undefined,
  });
  return {
    ...engine,
    async close() {
      await engine.close();
      standIn.stop();
    },
  };
}
