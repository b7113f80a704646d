import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { WebSocketServer, type WebSocket } from 'ws';
import type {
  AgentEvent,
  Command,
  HostMessage,
  MeteredRun,
  MetricsHostMessage,
  MetricsMessage,
  WebviewMessage,
} from '../../../src/protocol/index.js';
import { findChromium, quietChromiumFlags } from '../../../scripts/chromium.mjs';
import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';
import themes from './themeVariables.json' with { type: 'json' };

/*
 * The built webview in a real browser, with a host and an agent controlled by the test. The page has the same content
 * security policy as in the extension, so violations already fail here.
 */

export type Theme = keyof typeof themes;
const BUILT = path.join(repositoryRoot, 'dist', 'webview');
const TOKEN = 'test-token';
const BODY_CLASSES: Record<Theme, string> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'high-contrast': 'vscode-high-contrast',
  'high-contrast-light': 'vscode-high-contrast vscode-high-contrast-light',
};

export type Agent = (command: Command, send: (...events: AgentEvent[]) => void) => void;

export interface SidebarPageOptions {
  theme?: Theme;
  width?: number;
  height?: number;
  agent?: Agent;
  init?: Partial<Extract<HostMessage, { type: 'init' }>>;
  /** The display language, as the host would put it into the page. Default: English. */
  language?: string;
  /** 2 shows the page at 200%: `width` in CSS pixels, and half of `height`. */
  zoom?: number;
  /** Opens the metrics page instead, which receives these runs. */
  metrics?: MeteredRun[];
  /** The value that `vscode.getState` returns, as after a reload. */
  saved?: unknown;
}

export interface SidebarPage {
  page: Page;
  /** What the webview sent to its host, without `showing` and `keep`. */
  told: (WebviewMessage | MetricsMessage)[];
  commands: Command[];
  /** Requests to anything but the page's own files. */
  requests: string[];
  /** Violations of the content security policy and uncaught errors. */
  violations: string[];
  host(message: HostMessage): Promise<void>;
  /** Sends over every open socket. */
  send(...events: AgentEvent[]): void;
  /** Settles when the page has requested its session over the socket. */
  connected(): Promise<void>;
  /** Settles when everything that was sent is on the page. */
  settled(): Promise<void>;
  /** Cuts the sockets without a close frame. */
  cut(): void;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

/** A browser for the tests of one file; close it after them. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error('Chromium was not found. Install it, or set CHROMIUM_PATH to its path.');
  return chromium.launch({ executablePath, args: [...new Set(['--no-sandbox', ...quietChromiumFlags()])] });
}

export async function openSidebar(browser: Browser, options: SidebarPageOptions = {}): Promise<SidebarPage> {
  const { theme = 'dark', width = 340, height = 900, zoom = 1, agent = () => undefined } = options;
  const commands: Command[] = [];
  const sockets = new Set<WebSocket>();
  const http = createServer((request, response) => {
    const name = path.basename(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (name === '') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const entry = options.metrics ? 'metrics' : 'main';
      sentencesOf(options.language).then(
        (sentences) => response.end(html({ theme, entry, language: options.language ?? 'en', sentences })),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
      return;
    }
    readFile(path.join(BUILT, name)).then(
      (content) => response.setHeader('content-type', TYPES[path.extname(name)] ?? 'application/json').end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const webSockets = new WebSocketServer({
    server: http,
    path: '/agent_ws',
    handleProtocols: (protocols) => [...protocols][0] ?? false,
  });
  webSockets.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (data: Buffer) => {
      const command = JSON.parse(data.toString('utf8')) as Command;
      // On a busy machine, a test may take so long that the page checks its connection, and leaves a silent one.
      if (command.type === 'ping') {
        socket.send(JSON.stringify({ type: 'pong', payload: { id: command.id, request_id: command.request_id } }));
        return;
      }
      commands.push(command);
      agent(command, (...events) => events.forEach((event) => socket.send(JSON.stringify(event))));
    });
  });

  const context = await browser.newContext({
    viewport: { width, height: height / zoom },
    deviceScaleFactor: zoom,
    reducedMotion: 'reduce',
    colorScheme: theme.includes('light') ? 'light' : 'dark',
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const violations: string[] = [];
  const told: (WebviewMessage | MetricsMessage)[] = [];
  const own = `http://127.0.0.1:${port}/`;
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !request.url().startsWith('data:font')) requests.push(request.url());
  });
  page.on('pageerror', (error) => violations.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/WebSocket connection|favicon/.test(message.text()))
      violations.push(message.text());
  });
  page.on('dialog', (dialog) => {
    violations.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const host = (message: HostMessage | MetricsHostMessage) =>
    page.evaluate((value) => window.postMessage(value, '*'), message);
  await page.exposeFunction('tellHost', (message: WebviewMessage | MetricsMessage) => {
    if (message.type === 'showing' || message.type === 'keep') return;
    told.push(message);
    if (options.metrics && message.type === 'ready')
      return void host({ type: 'receipts', runs: options.metrics, providers: { ollama: 'Ollama' } });
    if (message.type === 'ready') {
      void host({
        type: 'init',
        endpoint: { url: `ws://127.0.0.1:${port}/agent_ws`, token: TOKEN },
        session_id: 'sidebar',
        settings: { provider: null, model: null, language: null, length: null, summarize_shortcut: 'Ctrl+K G' },
        active_document: { uri: 'file:///project/README.md', title: 'README.md', dirty: false },
        providers: [
          {
            provider: 'ollama',
            label: 'Ollama',
            location: 'local',
            available: true,
            state: 'ready',
            model: 'llama3.2:3b',
          },
          {
            provider: 'mock',
            label: 'Mock LLM',
            location: 'mock',
            available: true,
            state: 'ready',
            can: ['start'],
            model: 'mock-extractive',
          },
        ],
        had_model: null,
        kept: null,
        trusted: true,
        ...options.init,
      });
    }
  });
  // A string, because the loader of these tests adds helpers to functions that the page doesn't have.
  await page.addInitScript(`
    let state = ${JSON.stringify(options.saved)};
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => window.tellHost(message),
      getState: () => state,
      setState: (next) => { state = window.savedState = next; },
    });`);
  await page.goto(own);
  await page.locator(options.metrics ? '.metrics' : '.composer').waitFor();

  return {
    page,
    told,
    commands,
    requests,
    violations,
    host,
    send: (...events) => sockets.forEach((socket) => events.forEach((event) => socket.send(JSON.stringify(event)))),
    async connected() {
      while (!commands.some(({ type }) => type === 'join_session')) await page.waitForTimeout(10);
    },
    async settled() {
      // First the messages, then the frame that renders them, and then the frame after their effects have run.
      await page.waitForTimeout(50);
      await page.evaluate(
        'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))',
      );
    },
    cut: () => sockets.forEach((socket) => socket.terminate()),
    async close() {
      await context.close();
      sockets.forEach((socket) => socket.terminate());
      webSockets.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** The page's and the engine's sentences in a language, as JSON. */
export async function sentencesOf(language: string | undefined): Promise<string> {
  if (language === undefined) return '{}';
  const [sidebar, engine] = await Promise.all(
    ['sidebar', 'engine'].map((name) =>
      readFile(path.join(repositoryRoot, 'l10n', `${name}.${language}.json`), 'utf8'),
    ),
  );
  return JSON.stringify({ ...(JSON.parse(engine ?? '') as object), ...(JSON.parse(sidebar ?? '') as object) });
}

interface PageContent {
  theme: Theme;
  entry: 'main' | 'metrics';
  language: string;
  sentences: string;
}

function html({ theme, entry, language, sentences }: PageContent): string {
  const variables = Object.entries(themes[theme])
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ');
  const policy = [
    "default-src 'none'",
    "script-src 'nonce-page'",
    "style-src 'self' 'nonce-theme'",
    "font-src 'self'",
    'connect-src ws://127.0.0.1:*',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta property="csp-nonce" content="theme">
  <title>Regen Research</title>
  <style nonce="theme">:root { ${variables} } body { background: var(--vscode-sideBar-background); }</style>
  <link rel="stylesheet" href="${entry}.css">
</head>
<body class="${BODY_CLASSES[theme]}"><div id="root"></div><script type="application/json" id="translation">${sentences}</script><script type="module" nonce="page" src="${entry}.js"></script></body>
</html>`;
}
