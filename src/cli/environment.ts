import { existsSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { AgentError } from '../protocol/index.js';
import type { Engine, EngineSettings } from '../agent/index.js';
import { UsageError } from './exitCodes.js';
import { isInside } from '../agent/index.js';
import { createStandInProcess } from './standInProcess.js';

export interface CommandLineOptions {
  database?: string;
  allowLocal: boolean;
  provider?: string;
  model?: string;
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

const nonEmpty = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text.trim());

/** A whole number from the environment. Throws UsageError for what is none. */
function numberFrom(variable: string, fallback: number, most: number): number {
  const text = nonEmpty(process.env[variable]);
  if (text === undefined) return fallback;
  if (!/^\d+$/.test(text) || Number(text) > most)
    throw new UsageError(`${variable} must be a whole number from 0 to ${most}, not “${text}”.`);
  return Number(text);
}

/** The port and the pace of the stand-in, within what it accepts itself. */
export const mockPort = () => numberFrom('MOCK_LLM_PORT', 4000, 65_535);
export const mockWordDelayMs = () => numberFrom('MOCK_LLM_WORD_DELAY_MS', 30, 60_000);

/** A server's address from the environment. Throws UsageError for what is none. */
function addressFrom(variable: string, fallback: string): string {
  const text = nonEmpty(process.env[variable]) ?? fallback;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new UsageError(`${variable} must be a web address such as ${fallback}, not “${text}”.`);
}

function settingsFrom(options: CommandLineOptions, localAddresses: EngineSettings['localAddresses']): EngineSettings {
  const { env } = process;
  return {
    provider: options.provider,
    model: options.model,
    providerOrder: ['ollama', 'mock'],
    ollama: {
      baseUrl: addressFrom('OLLAMA_BASE_URL', 'http://127.0.0.1:11434'),
      model: nonEmpty(env.OLLAMA_MODEL),
      contextTokens: undefined,
    },
    mock: { port: mockPort(), wordDelayMs: options.standInDelayMs },
    openai: { baseUrl: addressFrom('OPENAI_BASE_URL', 'https://api.openai.com/v1'), model: nonEmpty(env.OPENAI_MODEL) },
    anthropic: {
      baseUrl: addressFrom('ANTHROPIC_BASE_URL', 'https://api.anthropic.com'),
      model: nonEmpty(env.ANTHROPIC_MODEL),
    },
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
  const folder = process.cwd();
  const { createEngine } = await import('../agent/index.js');
  const { createFileDocuments, pathOf } = await import('../agent/index.js');
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
        if (action.action_type === 'copy_answer')
          return Promise.resolve({ message: 'The answer as text.', text: summary.text });
        return Promise.reject(
          new AgentError('confirmation_needed', `“${action.label}” needs VS Code, where a person can confirm it.`),
        );
      },
    },
    getKey: (provider) =>
      Promise.resolve(nonEmpty(process.env[provider === 'openai' ? 'OPENAI_API_KEY' : 'ANTHROPIC_API_KEY'])),
    clientMayRead: (uri) => isInside(folder, pathOf(uri)),
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
