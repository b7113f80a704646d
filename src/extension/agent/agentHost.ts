import * as vscode from 'vscode';
import type { AgentServer, Engine, EngineOptions } from '../../agent/index.js';
import type { AgentEndpoint } from '../../protocol/index.js';
import type { ExtensionSettings } from '../settings.js';
import type { Disposable } from '../disposable.js';

export interface AgentHost extends Disposable {
  /** The engine, loaded and opened at the first call. */
  engine(): Promise<Engine>;
  /** The endpoint of this window's sidebar; null where its page runs elsewhere, or the server is off or could not start. */
  endpoint(): Promise<AgentEndpoint | null>;
  /** The endpoint for other programs, with their token (null where none is asked for). */
  publicEndpoint(): Promise<{ url: string; token: string | null } | null>;
  /** Lets the sidebar's own page connect: the exact Origin that it reported. */
  allowOrigin(origin: string): Promise<void>;
  /** Frees the port and opens it again by the settings of now. */
  restartServer(): Promise<void>;
  readonly onDidChangeEndpoint: vscode.Event<void>;
  close(): Promise<void>;
}

export interface AgentHostOptions {
  engine: EngineOptions;
  settings(): Pick<ExtensionSettings, 'server'>;
  /** Whether the sidebar's page reaches this machine's 127.0.0.1, rather than another one's. */
  pageIsHere(): boolean;
  workspace: string;
  log: vscode.LogOutputChannel;
}

/** This window's agent: one engine and one WebSocket server, made when they are first needed. */
export function createAgentHost({
  engine: engineOptions,
  settings,
  pageIsHere,
  workspace,
  log,
}: AgentHostOptions): AgentHost {
  const changed = new vscode.EventEmitter<void>();
  let engine: Promise<Engine> | undefined;
  let server: Promise<AgentServer | null> | undefined;
  const origins = new Set<string>();

  async function open(): Promise<Engine> {
    const { createEngine } = await import('../../agent/index.js');
    return createEngine(engineOptions);
  }
  async function listen(): Promise<AgentServer | null> {
    const { enabled, port, requireToken } = settings().server;
    if (!enabled) return null;
    try {
      const listening = await (
        await load()
      ).listen({ port, requireToken, workspace, fallbackToAnyPort: true, publish: true });
      for (const origin of origins) listening.allowOrigin(origin);
      return listening;
    } catch (error) {
      log.error(
        `The agent's server could not start, so the sidebar talks to the agent directly: ${error instanceof Error ? error.message : String(error)}`,
      );
      return null;
    }
  }
  const load = () => (engine ??= open());
  const serve = () => (server ??= listen());
  let restarts = Promise.resolve();
  async function restart(): Promise<void> {
    try {
      await (await server)?.close();
    } catch (error) {
      log.error(`The agent's server could not be closed: ${error instanceof Error ? error.message : String(error)}`);
    }
    server = undefined;
    await serve();
    changed.fire();
  }

  return {
    engine: load,
    async endpoint() {
      // Other programs of this machine are served wherever the page is.
      const listening = await serve();
      return pageIsHere() ? listening && { url: listening.url, token: listening.sidebarToken } : null;
    },
    async publicEndpoint() {
      const listening = await serve();
      return listening && { url: listening.url, token: listening.token };
    },
    async allowOrigin(origin) {
      if (!pageIsHere()) return;
      origins.add(origin);
      (await serve())?.allowOrigin(origin);
    },
    // One after another: two at once would each open a server, of which one would be forgotten.
    restartServer: () => (restarts = restarts.then(restart)),
    onDidChangeEndpoint: changed.event,
    async close() {
      await restarts;
      await (await server)?.close();
      await (await engine)?.close();
    },
    dispose: () => changed.dispose(),
  };
}
