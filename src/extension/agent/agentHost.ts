import type * as vscode from 'vscode';
import type { AgentServer, Engine } from '../../agent/index.js';
import { messageOf, type AgentEndpoint } from '../../protocol/index.js';
import type { Disposable } from '../disposable.js';
import type { ExtensionSettings } from '../settings.js';
import { startedOnce } from './startedOnce.js';

export interface AgentHost {
  /** The engine, loaded and opened on the first call. A failed start is retried on the next call. */
  engine(): Promise<Engine>;
  /**
   * The endpoint for this window's sidebar; null if its page runs elsewhere, or if the server is disabled or couldn't
   * start.
   */
  endpoint(): Promise<AgentEndpoint | null>;
  /** The endpoint for other programs, with their token (null if none is required). */
  publicEndpoint(): Promise<{ url: string; token: string | null } | null>;
  /** Allows the sidebar's own page to connect: the exact Origin that it reported. */
  allowOrigin(origin: string): Promise<void>;
  /** Closes the connections of browser companions; those still paired can reconnect. */
  closeCompanions(): void;
  /** The window has the focus, so browser companions list it first. */
  used(): void;
  /** Restarts the server with the current settings. */
  restartServer(): Promise<void>;
  /** The engine is running: fired for every engine that is opened. */
  onDidStart(listener: (engine: Engine) => void): Disposable;
  onDidChangeEndpoint(listener: () => void): Disposable;
  close(): Promise<void>;
}

export interface AgentHostOptions {
  /** Loads and opens the engine. `engine` is for parts that need it later. */
  open(engine: () => Promise<Engine>): Promise<Engine>;
  settings(): Pick<ExtensionSettings, 'server'>;
  /** Whether 127.0.0.1 in the sidebar's page is this machine. */
  pageIsHere(): boolean;
  workspace: string;
  log: Pick<vscode.LogOutputChannel, 'error'>;
}

/** This window's agent: one engine and one WebSocket server, created on first use. */
export function createAgentHost({ open, settings, pageIsHere, workspace, log }: AgentHostOptions): AgentHost {
  const engine = startedOnce(async () => {
    const running = await open(() => engine.get());
    for (const listener of started) listener(running);
    return running;
  });
  const server = startedOnce(listen);
  /** The server if it is running; doesn't start it. */
  let current: AgentServer | null = null;
  const origins = new Set<string>();
  const started = new Set<(engine: Engine) => void>();
  const listeners = new Set<() => void>();
  let failed = false;

  async function listen(): Promise<AgentServer | null> {
    const { enabled, port, requireToken } = settings().server;
    if (!enabled) return null;
    const running = await engine.get();
    const listening = await running.listen({ port, requireToken, workspace, fallbackToAnyPort: true, publish: true });
    for (const origin of origins) listening.allowOrigin(origin);
    current = listening;
    return listening;
  }
  const changed = () => listeners.forEach((listener) => listener());
  /** The server, or null if it is disabled or can't start now. */
  async function serve(): Promise<AgentServer | null> {
    try {
      const listening = await server.get();
      if (failed) {
        failed = false;
        // Notifies everyone who was told that there is no endpoint.
        changed();
      }
      return listening;
    } catch (error) {
      failed = true;
      log.error(`The agent server could not start; the sidebar uses messages instead: ${messageOf(error)}`);
      return null;
    }
  }
  async function restart(): Promise<void> {
    current = null;
    try {
      await (await server.forget())?.close();
    } catch (error) {
      log.error(`The agent server could not be closed: ${messageOf(error)}`);
    }
    await serve();
    changed();
  }
  let restarts = Promise.resolve();

  return {
    engine: () => engine.get(),
    async endpoint() {
      // Other programs on this machine are served wherever the page runs.
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
    closeCompanions: () => current?.closeCompanions(),
    used: () => current?.used(),
    // Serialized: two concurrent calls would each open a server, and one of them would leak.
    restartServer: () => (restarts = restarts.then(restart)),
    onDidStart: (listener) => register(started, listener),
    onDidChangeEndpoint: (listener) => register(listeners, listener),
    async close() {
      await restarts;
      // If it never started, there is nothing to close.
      const [listening, running] = await Promise.allSettled([server.forget(), engine.forget()]);
      if (listening.status === 'fulfilled') await listening.value?.close();
      if (running.status === 'fulfilled') await running.value?.close();
    },
  };
}

function register<Listener>(listeners: Set<Listener>, listener: Listener): Disposable {
  listeners.add(listener);
  return { dispose: () => listeners.delete(listener) };
}
