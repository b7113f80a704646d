import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startMockLlm, type MockLlm } from '../../mock-llm/server.js';
import {
  createEngine,
  type AgentServer,
  type Engine,
  type EngineOptions,
  type EngineSettings,
} from '../../src/agent/engine.js';
import {
  AgentError,
  asWritten,
  DEFAULT_MAX_SOURCE_MEGABYTES,
  SUBPROTOCOL,
  TOKEN_SUBPROTOCOL_PREFIX,
} from '../../src/protocol/index.js';
import { createFileDocuments } from '../../src/agent/sources/fileDocuments.js';
import type { PairedBrowser } from '../../src/agent/interfaces/index.js';
import { connectCompanion } from './companionClient.js';
import { WebSocketTestClient } from '../unit/server/testClient.js';
import { buildParserWorker } from './parserWorker.js';

export * from './runEvents.js';

export interface TestEngineOptions {
  settings?: Partial<EngineSettings>;
  /** Settings of some providers, in place of the two mock LLMs. */
  providers?: EngineSettings['providers'];
  /** Milliseconds per word of both model servers. */
  wordDelayMs?: number;
  engine?: Partial<EngineOptions>;
}

/** A complete engine with its own database and two mock LLMs: one in place of Ollama, one as itself. */
export class TestEngine {
  engine!: Engine;
  server!: AgentServer;
  readonly logs: string[] = [];
  /** Paired browsers, and the runs that they started. */
  readonly browsers: PairedBrowser[] = [];
  readonly handedOver: string[] = [];
  readonly companionSession = 'sidebar-of-the-test';
  readonly storePath: string;

  private constructor(
    readonly folder: string,
    readonly ollama: MockLlm,
    readonly mockLlm: MockLlm,
    /** What the engine reads again for every run. */
    readonly settings: EngineSettings,
    private readonly options: Partial<EngineOptions>,
  ) {
    this.storePath = path.join(folder, 'agent.db');
  }

  static async open({
    settings = {},
    providers = {},
    wordDelayMs = 1,
    engine = {},
  }: TestEngineOptions = {}): Promise<TestEngine> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-engine-'));
    const [ollama, mockLlm] = await Promise.all([
      startMockLlm({ port: 0, wordDelayMs, keepBodies: true }),
      startMockLlm({ port: 0, wordDelayMs, keepBodies: true }),
    ]);
    const test = new TestEngine(
      folder,
      ollama,
      mockLlm,
      {
        provider: undefined,
        model: undefined,
        providerOrder: ['ollama', 'mock'],
        providers: {
          ollama: { baseUrl: ollama.url, model: 'mock-extractive' },
          mock: { port: mockLlm.port, wordDelayMs },
          openai: { baseUrl: `${mockLlm.url}/v1`, model: 'mock-extractive' },
          anthropic: { baseUrl: mockLlm.url, model: 'mock-extractive' },
          ...providers,
        },
        language: undefined,
        length: 'medium',
        budget: { calls: 100, minutes: 5 },
        parallelCalls: 2,
        allowLocalAddresses: 'everyone',
        revalidateMinutes: 1,
        maxMegabytes: DEFAULT_MAX_SOURCE_MEGABYTES,
        history: { runs: 1_000, days: 0, megabytes: 100 },
        cache: true,
        checkDoubtful: false,
        ...settings,
      },
      engine,
    );
    await test.reopen();
    return test;
  }

  /** Closes the engine if it is open, and opens another one on the same database. */
  async reopen(): Promise<void> {
    await this.closeEngine();
    this.engine = await createEngine({
      storePath: this.storePath,
      workerPath: await buildParserWorker(),
      settings: () => this.settings,
      documents: createFileDocuments(),
      consent: { cloudProvider: () => Promise.resolve(true) },
      actionHost: {
        perform: (action, { summary }) =>
          action.action_type === 'copy_answer'
            ? Promise.resolve({ message: 'The answer as text.', text: summary.text })
            : Promise.reject(
                new AgentError('confirmation_needed', asWritten(`"${action.label}" must be confirmed in VS Code.`)),
              ),
      },
      getKey: () => Promise.resolve(undefined),
      clientMayRead: () => false,
      folders: () => [],
      startMockLlm: () => Promise.resolve(false),
      proxy: 'environment',
      companion: {
        browsers: {
          list: () => Promise.resolve(this.browsers),
          add: (browser) => Promise.resolve(void this.browsers.push(browser)),
        },
        sessionId: this.companionSession,
        handedOver: (runId) => this.handedOver.push(runId),
      },
      onWarning: (message) => this.logs.push(message),
      log: (line) => this.logs.push(line),
      ...this.options,
    });
    this.server = await this.engine.listen({
      port: 0,
      requireToken: true,
      workspace: this.folder,
      fallbackToAnyPort: false,
      publish: false,
    });
  }

  /** The sidebar on a WebSocket: its requests count as the user's. */
  connectAsUser(): Promise<WebSocketTestClient> {
    const origin = 'vscode-webview://sidebar';
    this.server.allowOrigin(origin);
    return WebSocketTestClient.connect(this.server.url, undefined, {
      headers: { Origin: origin },
      protocols: [SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX + this.server.sidebarToken],
    });
  }

  /** Settings of some providers, from the next run on. */
  use(providers: EngineSettings['providers']): void {
    this.settings.providers = { ...this.settings.providers, ...providers };
  }

  /** A program that connects with the token, in the default session. */
  connect(): Promise<WebSocketTestClient> {
    return WebSocketTestClient.connect(this.server.url, this.server.token ?? undefined);
  }

  /** A paired browser's companion; pairs it first if necessary. */
  async connectAsCompanion(): Promise<WebSocketTestClient> {
    const [known] = this.browsers;
    if (known) return connectCompanion(this.server.url, { secret: known.token, pairing: known.id });
    const { code } = await this.engine.pairBrowser();
    return connectCompanion(this.server.url, { secret: code });
  }

  async closeEngine(): Promise<void> {
    // Undefined before the engine is opened for the first time.
    await (this.engine as Engine | undefined)?.close();
  }

  async close(): Promise<void> {
    await this.closeEngine();
    await Promise.all([this.ollama.close(), this.mockLlm.close()]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
