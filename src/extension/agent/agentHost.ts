import type * as vscode from 'vscode';
import type { AgentServer, Engine } from '../../agent/index.js';
import { messageOf, type AgentEndpoint } from '../../protocol/index.js';
import type { Disposable } from '../disposable.js';
import type { ExtensionSettings } from '../settings.js';
import { startedOnce } from './startedOnce.js';

export interface AgentHost {
  /** The engine, loaded and opened at the first call. A start that failed is tried again at the next. */
  engine(): Promise<Engine>;
  /** The endpoint of this window's sidebar; null where its page runs elsewhere, or the server is off or could not start. */
  endpoint(): Promise<AgentEndpoint | null>;
  /** The endpoint for other programs, with their token (null where none is required). */
  publicEndpoint(): Promise<{ url: string; token: string | null } | null>;
  /** Lets the sidebar's own page connect: the exact Origin that it reported. */
  allowOrigin(origin: string): Promise<void>;
  /** Frees the port and opens it again with the current settings. */
  restartServer(): Promise<void>;
  /** The engine runs: told once for every engine that was opened. */
  onDidStart(listener: (engine: Engine) => void): Disposable;
  onDidChangeEndpoint(listener: () => void): Disposable;
  close(): Promise<void>;
}

export interface AgentHostOptions {
  /** Loads and opens the engine; `engine` is for parts of it that need it once it runs. */
  open(engine: () => Promise<Engine>): Promise<Engine>;
  settings(): Pick<ExtensionSettings, 'server'>;
  /** Whether the sidebar's page reaches this machine's 127.0.0.1 rather than another one's. */
  pageIsHere(): boolean;
  workspace: string;
  log: Pick<vscode.LogOutputChannel, 'error'>;
}

/** This window's agent: one engine and one WebSocket server, made when they are first needed. */
export function createAgentHost({ open, settings, pageIsHere, workspace, log }: AgentHostOptions): AgentHost {
  const engine = startedOnce(async () => {
    const running = await open(() => engine.get());
    for (const listener of started) listener(running);
    return running;
  });
  const server = startedOnce(listen);
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
    return listening;
  }
  const changed = () => listeners.forEach((listener) => listener());
  /** The server, or null where it is off or can't start now. */
  async function serve(): Promise<AgentServer | null> {
    try {
      const listening = await server.get();
      if (failed) {
        failed = false;
        // Whoever was told that there is no endpoint hears of this one.
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
      // Other programs on this machine are served wherever the page is.
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
    // One after another: two at once would each open a server, one of which would be forgotten.
    restartServer: () => (restarts = restarts.then(restart)),
    onDidStart: (listener) => register(started, listener),
    onDidChangeEndpoint: (listener) => register(listeners, listener),
    async close() {
      await restarts;
      // What never started has nothing to close.
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
