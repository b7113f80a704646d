import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type {
  ActionHost,
  CompanionHost,
  DocumentHost,
  PairingInvitation,
  Provider,
  Providers,
  Requester,
  Runs,
  Store,
  Tools,
} from './interfaces/index.js';
import { AgentError, message, messageOf, textOf, type AgentEvent, type CompanionWindow } from '../protocol/index.js';
import { suggestActions } from './actions/suggest.js';
import { digest } from './digest/digest.js';
import { prepareDigest } from './digest/prepare.js';
import { createLearnedModels } from './digest/measures.js';
import { PROMPT_VERSION } from './digest/prompts.js';
import * as exporters from './export/index.js';
import { findCorrections } from './export/findCorrections.js';
import { toMarkdown } from './export/markdown.js';
import { ground } from './grounding/index.js';
import { createRunAccess } from './orchestrator/access.js';
import { checkText } from './orchestrator/checkText.js';
import { createGrounder } from './grounder.js';
import type { Consent, RunSettings } from './orchestrator/dependencies.js';
import { prepareRun, type PrepareRequest } from './orchestrator/prepare.js';
import { readAs } from './orchestrator/readAs.js';
import { infoOf } from './orchestrator/readSources.js';
import { createPatience } from './orchestrator/patience.js';
import { createRuns } from './orchestrator/runs.js';
import { createWriteBehind } from './orchestrator/writeBehind.js';
import { createPlaceOf } from './placeOf.js';
import { createProvidersFor, localProviderPorts, type ProviderSettings } from './providerSettings.js';
import {
  createCompanions,
  createSessionHub,
  createToken,
  findAgents,
  publishAgent,
  startAgentSocketServer,
  type SessionConnection,
} from './server/index.js';
import { segmentPassages } from './sources/passages.js';
import { createSourceReader } from './sources/reader.js';
import { openStore, storeLimits } from './store/index.js';
import { createTools } from './tools/createTools.js';

/** The engine's public types: what a host (VS Code, the command line) supplies, and what it gets. */
export interface EngineSettings extends RunSettings, ProviderSettings {
  /** Browser for pages whose text is rendered by scripts. Default: the first one found. */
  browserPath?: string;
  /** How long a fetched page counts as unchanged. */
  revalidateMinutes: number;
  /** Largest page that is fetched, uncompressed. */
  maxMegabytes: number;
  /** How much history to keep, not counting pinned runs. 0 days: no age limit. */
  history: { runs: number; days: number; megabytes: number };
}

export interface EngineOptions {
  /** SQLite file; its folder is created if missing. */
  storePath: string;
  /** The bundled parser worker. `groundingWorker.js`, which grounds answers, is next to it. */
  workerPath: string;
  /** Called again for every run. */
  settings(): EngineSettings;
  documents: DocumentHost;
  consent: Consent;
  actionHost: ActionHost;
  /** API key of a provider, by provider id. */
  getKey(provider: string): Promise<string | undefined>;
  clientMayRead(uri: string): boolean;
  /** URIs of the open folders; tools resolve relative paths against them. */
  folders(): readonly string[];
  /**
   * Starts the mock LLM when no other provider is available. Resolves to false if the user doesn't want it or it fails
   * to start.
   */
  startMockLlm(): Promise<boolean>;
  /** Who applies the user's proxy: the environment variables, or the host. */
  proxy: 'environment' | 'host';
  /** Lets browser companions hand over pages. */
  companion?: CompanionHost;
  /** Providers that only this host offers. */
  hostProviders?: Provider[];
  /** Reports a problem that the user should hear about once. */
  onWarning(message: string): void;
  log(line: string): void;
}

export interface ListenOptions {
  port: number;
  requireToken: boolean;
  /** Token for other programs; generated if absent. */
  token?: string;
  /** Shown in the discovery file, so that programs can distinguish windows. */
  workspace: string;
  fallbackToAnyPort: boolean;
  /** Write a discovery file, so that this user's local programs can find the agent. */
  publish: boolean;
  log?(line: string): void;
}

export interface AgentServer {
  readonly url: string;
  /** null if no server was requested. */
  readonly token: string | null;
  readonly sidebarToken: string;
  allowOrigin(origin: string): void;
  /** Closes the connections of browser companions; those still paired can reconnect. */
  closeCompanions(): void;
  /** The window has the focus, so companions list it first. */
  used(): void;
  close(): Promise<void>;
}

/** Receives what the engine sends to a client in this process. */
export interface ClientConnection {
  receive(command: unknown): void;
  closed(): void;
}

export interface Engine {
  readonly runs: Runs;
  readonly store: Store;
  readonly providers: Providers;
  readonly exporters: typeof exporters;
  /** What other assistants can call. */
  readonly tools: Tools;
  /**
   * Prepares for a run that the person may start soon: reads the sources, and loads the model if it is on this machine.
   * Never prompts and never throws.
   */
  prepare(request: PrepareRequest, who: Requester, signal: AbortSignal): Promise<void>;
  /** Connects a client without a socket; it is treated like any other client. */
  connect(send: (event: AgentEvent) => void, who: Requester): ClientConnection;
  listen(options: ListenOptions): Promise<AgentServer>;
  /**
   * Starts pairing with a browser companion, which requires a server. Throws AgentError `unauthorized` after too many
   * wrong codes, and `agent_busy` while another pairing is in progress.
   */
  pairBrowser(): Promise<PairingInvitation>;
  /** Ends runs as interrupted and closes the workers and the store. Idempotent. */
  close(): Promise<void>;
}

/** Consent to one host isn't consent to another host that the address is later set to. */
const grantOf = (provider: string, host: string | undefined): string => `${provider}@${host ?? ''}`;

/** Consent given in this process; shared with the providers' gateway. */
function rememberedConsent(asked: Consent): { consent: Consent; granted: ReadonlySet<string> } {
  const granted = new Set<string>();
  return {
    granted,
    consent: {
      ...asked,
      async cloudProvider(provider, label, host) {
        const agreed = await asked.cloudProvider(provider, label, host);
        if (agreed) granted.add(grantOf(provider, host));
        else granted.delete(grantOf(provider, host));
        return agreed;
      },
    },
  };
}

/**
 * Base session for runs started by tools. Each run gets its own session, so that none is refused because another is
 * busy.
 */
const TOOL_SESSION = 'tool';

/** Windows that accept pages from companions, most recently used first. */
async function companionWindows(): Promise<CompanionWindow[]> {
  const agents = (await findAgents()).filter(({ companions }) => companions === true);
  return agents
    .map(({ url, workspace, used_at, started_at }) => ({
      port: Number(new URL(url).port),
      name: workspace ?? '',
      used_at: used_at ?? started_at,
    }))
    .sort((left, right) => right.used_at.localeCompare(left.used_at));
}

/** The engine's composition root: the only place that names the concrete parts. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { settings, log } = options;
  const { store, urgent, flush } = createWriteBehind(
    await openStore({
      path: options.storePath,
      onWarning: ({ message }) => options.onWarning(message),
      limits: () => storeLimits(settings().history),
    }),
  );
  const agentPorts = new Set<number>();
  const sourceReader = createSourceReader({
    workerPath: options.workerPath,
    documents: options.documents,
    snapshots: store,
    proxy: options.proxy,
    browserPath: () => settings().browserPath,
    revalidateMinutes: () => settings().revalidateMinutes,
    maxMegabytes: () => settings().maxMegabytes,
    blockedPorts: () => [...agentPorts, ...localProviderPorts(settings())],
  });
  const { consent, granted } = rememberedConsent(options.consent);
  const providers = createProvidersFor(settings, {
    ...options,
    isConsented: async (provider, host) =>
      granted.has(grantOf(provider, host)) || ((await consent.isGiven?.(provider, host)) ?? false),
  });
  const placeOf = createPlaceOf();
  const rights = { sourceReader, settings, clientMayRead: options.clientMayRead, consent };
  const grounder = createGrounder(path.join(path.dirname(options.workerPath), 'groundingWorker.js'), log);
  const runs = createRuns({
    ...rights,
    isPrivateDocument: (uri) => options.documents.isPrivate?.(uri) ?? false,
    providers,
    digest,
    grounder,
    suggest: suggestActions,
    actionHost: options.actionHost,
    store,
    learned: createLearnedModels(store),
    urgent,
    flush,
    promptVersion: String(PROMPT_VERSION),
    now: () => performance.now(),
    date: () => new Date().toISOString(),
    newId: () => `run-${randomUUID()}`,
    log,
  });
  // If the database is locked, that happens once it is released; the host doesn't wait for it.
  await createPatience().within(undefined, () => runs.settleEarlier());
  const tools = createTools({
    runs,
    store,
    read: (request, asker, context) =>
      readAs(
        request,
        { ...asker, sessionId: TOOL_SESSION },
        { ...context, fresh: false, render: settings().render },
        rights,
      ),
    check: (request, signal) => checkText(request, { ground, placeOf }, signal),
    describe: infoOf,
    passagesOf: segmentPassages,
    maySee: createRunAccess(rights).maySee,
    toMarkdown: async ({ query, summary, receipt, ...run }, asker) =>
      toMarkdown({ query, summary, receipt, corrections: await findCorrections(runs, run, asker) }),
    folders: options.folders,
    newId: () => `${TOOL_SESSION}-${randomUUID()}`,
  });
  // After *Delete All*, nothing that was read remains.
  runs.listenForDeletions((runId) => {
    if (runId === undefined) tools.forget();
  });
  const companions = options.companion && createCompanions({ browsers: options.companion.browsers, log });
  const hub = createSessionHub({
    runs,
    tools,
    companion: options.companion && { ...options.companion, windows: companionWindows },
  });
  const servers = new Set<AgentServer>();

  async function listen(request: ListenOptions): Promise<AgentServer> {
    const token = request.requireToken ? (request.token ?? createToken()) : null;
    const sidebarToken = createToken();
    const listening = await startAgentSocketServer({
      hub,
      port: request.port,
      fallbackToAnyPort: request.fallbackToAnyPort,
      token,
      sidebarToken,
      companions,
      log: request.log ?? log,
    });
    const published = request.publish
      ? await publishAgent({
          url: listening.url,
          token,
          workspace: request.workspace,
          folders: [...options.folders()],
          companions: companions ? true : undefined,
        }).catch((error: unknown) => {
          // Programs that were given the address don't need the file.
          options.onWarning(textOf(message('server.notPublished', { reason: messageOf(error) })));
          return undefined;
        })
      : undefined;
    agentPorts.add(listening.port);
    const server: AgentServer = {
      url: listening.url,
      token,
      sidebarToken,
      allowOrigin: (origin) => void listening.allowOrigin(origin),
      closeCompanions: () => listening.closeCompanions(),
      used: () => void published?.used(),
      async close() {
        agentPorts.delete(listening.port);
        servers.delete(server);
        await Promise.all([listening.close(), published?.remove()]);
      },
    };
    servers.add(server);
    return server;
  }

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await runs.close();
    await Promise.all([...servers].map((server) => server.close()));
    hub.close();
    await Promise.all([sourceReader.close(), grounder.close()]);
    await store.close();
  }
  return {
    runs,
    store,
    providers,
    exporters,
    tools,
    prepare: (request, who, signal) =>
      prepareRun(request, who, { ...rights, providers, store, grounder, prepareDigest }, signal),
    connect(send, { trust, sessionId }) {
      const open = (): SessionConnection =>
        hub.connect(
          {
            send: (frame: string) => send(JSON.parse(frame) as AgentEvent),
            // There is no socket to close: a client that exceeded its limits is reconnected as a new one.
            close() {
              connection = open();
            },
          },
          { trust, sessionId },
        );
      let connection = open();
      return { receive: (command) => connection.receiveValue(command), closed: () => connection.closed() };
    },
    listen,
    async pairBrowser() {
      if (!companions) throw new AgentError('unauthorized', message('server.pairingUnavailable'));
      return companions.pair();
    },
    close: () => (closing ??= close()),
  };
}
