import * as vscode from 'vscode';
import {
  messageOf,
  type HostMessage,
  type ProviderStatus,
  type RunRequest,
  type WebviewMessage,
} from '../../protocol/index.js';
import { documentToOffer, watchActiveDocument } from '../documents/activeDocument.js';
import type { AgentHost } from '../agent/agentHost.js';
import { createDirectConnection } from './directConnection.js';
import type { KeptState } from './keptState.js';
import { pageHtml } from '../documents/pageHtml.js';
import { sidebarSettings } from '../settings.js';
import { sayError } from '../translation.js';
import type { Disposable } from '../disposable.js';

export const VIEW_ID = 'regenResearch.sidebar';

const loadSchemas = () => import('./webviewMessages.js');

/** What the sidebar asks of VS Code; everything else travels as commands to the agent. */
export type SidebarRequests = {
  [T in Exclude<WebviewMessage['type'], 'ready' | 'agent_command' | 'showing' | 'keep'>]: (
    message: Extract<WebviewMessage, { type: T }>,
    sidebar: SidebarView,
  ) => PromiseLike<void> | void;
};

export interface SidebarView extends Disposable {
  /** Reveals the sidebar and sends it a message once its page has loaded. */
  tell(message: HostMessage, options?: { reveal?: boolean }): Promise<void>;
  run(request: RunRequest): Promise<void>;
  notice(level: 'info' | 'error', message: string): void;
  /** Updates that matter only while the page exists. */
  inform(message: HostMessage): void;
  /** The session that the page joins. */
  readonly sessionId: string;
  readonly visible: boolean;
  readonly onDidChangeVisibility: vscode.Event<void>;
  /** The run on screen. */
  readonly shown: { runId: string; running: boolean } | undefined;
  readonly onDidChangeShown: vscode.Event<void>;
}

export interface SidebarOptions {
  extensionUri: vscode.Uri;
  agent: AgentHost;
  sessionId: string;
  requests: SidebarRequests;
  /** Providers as of the last check; a page that opens doesn't wait for a new one. */
  providers(): ProviderStatus[];
  hadModel(): boolean | null;
  kept: KeptState;
  log: vscode.LogOutputChannel;
}

/** The webview view: its page, and the messages between it and VS Code. */
export function registerSidebar({
  extensionUri,
  agent,
  sessionId,
  requests,
  providers,
  hadModel,
  kept,
  log,
}: SidebarOptions): SidebarView {
  const shownChanged = new vscode.EventEmitter<void>();
  const visibilityChanged = new vscode.EventEmitter<void>();
  let view: vscode.WebviewView | undefined;
  let ready = false;
  let waiting: HostMessage[] = [];
  let shown: SidebarView['shown'];
  /** Counts pages, so that the reply to an old page doesn't reach the next one. */
  let pages = 0;

  const direct = createDirectConnection(async () =>
    (await agent.engine()).connect((frame) => inform({ type: 'agent_event', event: frame }), {
      trust: 'user',
      sessionId,
    }),
  );
  const post = (message: HostMessage) => {
    if (view && ready) void view.webview.postMessage(message);
    else waiting.push(message);
  };
  const inform = (message: HostMessage) => {
    if (view && ready) void view.webview.postMessage(message);
  };
  /** VS Code destroys the page of a hidden view and reloads it later: messages are queued until then. */
  function leave() {
    pages++;
    ready = false;
    direct.close();
  }

  async function welcome(origin: string) {
    leave();
    const page = pages;
    await agent.allowOrigin(origin);
    const [endpoint, keptState] = await Promise.all([agent.endpoint(), kept.load()]);
    if (page !== pages) return;
    ready = true;
    post({
      type: 'init',
      endpoint,
      session_id: sessionId,
      settings: sidebarSettings(),
      active_document: documentToOffer(),
      providers: providers(),
      had_model: hadModel(),
      kept: keptState,
      trusted: vscode.workspace.isTrusted,
    });
    for (const message of waiting) post(message);
    waiting = [];
    visibilityChanged.fire();
  }

  async function receive(value: unknown) {
    const { parseWebviewMessage } = await loadSchemas();
    const parsed = parseWebviewMessage(value);
    if (!parsed.ok) {
      log.warn(parsed.reason);
      return;
    }
    const message = parsed.value;
    switch (message.type) {
      case 'ready':
        return welcome(message.origin);
      case 'agent_command':
        return direct.receive(message.command);
      case 'showing':
        shown = message.run_id === null ? undefined : { runId: message.run_id, running: message.running };
        shownChanged.fire();
        return;
      case 'keep':
        kept.save(message.state);
        return;
      default:
        return (requests[message.type] as (message: WebviewMessage, asking: SidebarView) => PromiseLike<void> | void)(
          message,
          sidebar,
        );
    }
  }

  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView(resolved) {
      view = resolved;
      leave();
      resolved.webview.options = {
        enableScripts: true,
        localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist', 'webview')],
      };
      resolved.webview.onDidReceiveMessage((value: unknown) => {
        receive(value).catch((error: unknown) => {
          log.error(messageOf(error));
          inform({ type: 'notice', level: 'error', message: sayError(error) });
        });
      });
      resolved.onDidChangeVisibility(() => {
        if (!resolved.visible) leave();
        visibilityChanged.fire();
      });
      resolved.onDidDispose(() => {
        if (view !== resolved) return;
        view = undefined;
        leave();
      });
      // While the page loads, not when its first message waits for them.
      void loadSchemas();
      resolved.webview.html = pageHtml(resolved.webview, extensionUri, {
        script: 'main.js',
        style: 'main.css',
        title: 'Regen Research',
        policy: { connect: 'ws://127.0.0.1:*' },
      });
    },
  };
  const disposable = vscode.Disposable.from(
    shownChanged,
    visibilityChanged,
    vscode.window.registerWebviewViewProvider(VIEW_ID, provider, {
      webviewOptions: { retainContextWhenHidden: false },
    }),
    watchActiveDocument((document) => inform({ type: 'active_document', document })),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('regenResearch')) inform({ type: 'settings', settings: sidebarSettings() });
    }),
    agent.onDidChangeEndpoint(
      () => void agent.endpoint().then((endpoint) => inform({ type: 'endpoint_changed', endpoint })),
    ),
    { dispose: leave },
  );

  const sidebar: SidebarView = {
    async tell(message, { reveal = true } = {}) {
      if (reveal) await vscode.commands.executeCommand(`${VIEW_ID}.focus`);
      post(message);
    },
    run(request) {
      return sidebar.tell({ type: 'run_request', request });
    },
    notice: (level, message) => inform({ type: 'notice', level, message }),
    inform,
    sessionId,
    get visible() {
      return view?.visible ?? false;
    },
    onDidChangeVisibility: visibilityChanged.event,
    get shown() {
      return shown;
    },
    onDidChangeShown: shownChanged.event,
    dispose() {
      disposable.dispose();
    },
  };
  return sidebar;
}
