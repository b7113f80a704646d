import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { DEFAULT_MOCK_WORD_DELAY_MS } from '../src/protocol/defaults.js';
import { ActivityLog } from './activity.js';
import { serveAgent } from './agentSocket.js';
import { cloudRoutes } from './cloudRoutes.js';
import { sendJson, type MockState } from './exchange.js';
import { readJsonBody } from './jsonBody.js';
import { LOOPBACK, refusalOf } from './loopback.js';
import { DEFAULT_MODEL } from './models.js';
import { ollamaRoutes } from './ollamaRoutes.js';
import { reasonOf } from './reasonOf.js';

export const MOCK_NAME = 'regen-research-mock-llm';
export const MOCK_VERSION = '0.1.0';
/** The time a large model takes to load from disk; only `mock-cold` loads. */
const DEFAULT_LOAD_MS = 20_000;
/** A command that starts a run is at most a page of text. */
const MOST_SOCKET_BYTES = 16 * 1024 * 1024;

export interface MockLlmOptions {
  /** 0: any free port. */
  port: number;
  wordDelayMs?: number;
  /** Loading time of `mock-cold`. */
  loadMs?: number;
  /**
   * Record request bodies in `activity` for tests that check them; off by default, because hundreds of prompts take as
   * many megabytes.
   */
  keepBodies?: boolean;
  host?: '127.0.0.1';
}

export interface MockLlm {
  port: number;
  /** `http://127.0.0.1:PORT` */
  url: string;
  /** The requests to the server and how each call ended, oldest first. */
  activity: ActivityLog;
  /** Also ends open connections. Idempotent. */
  close(): Promise<void>;
}

const routes = { ...ollamaRoutes, ...cloudRoutes };

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  state: MockState,
  port: number,
): Promise<void> {
  const refusal = refusalOf(request, port);
  if (refusal !== undefined) {
    sendJson(response, 403, { error: refusal });
    return;
  }
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path === '/') {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(`${MOCK_NAME} ${MOCK_VERSION} is running\n`);
    return;
  }
  if (path === '/api/ping') {
    sendJson(response, 200, {
      name: MOCK_NAME,
      version: MOCK_VERSION,
      model: DEFAULT_MODEL,
      word_delay_ms: state.wordDelayMs,
      note: 'A mock LLM: extractive summaries, no neural network.',
    });
    return;
  }
  const pattern = path.startsWith('/v1/models/') ? '/v1/models/:id' : path;
  const route = routes[`${request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')} ${pattern}`];
  if (!route) {
    sendJson(response, 404, { error: `Not found: ${request.method ?? ''} ${path}` });
    return;
  }
  const body = await readJsonBody(request);
  if (!body.ok) {
    sendJson(response, body.status, { error: body.message });
    return;
  }
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  await route({ request, response, body: body.value, signal: gone.signal, state });
}

/** Starts the mock LLM. Rejects with the system's error (EADDRINUSE) if the port is in use. */
export async function startMockLlm(options: MockLlmOptions): Promise<MockLlm> {
  const state: MockState = {
    version: MOCK_VERSION,
    wordDelayMs: options.wordDelayMs ?? DEFAULT_MOCK_WORD_DELAY_MS,
    loadMs: options.loadMs ?? DEFAULT_LOAD_MS,
    pulled: new Set(),
    refusals: new Map(),
    activity: new ActivityLog(options.keepBodies ?? false),
  };
  let port = options.port;
  const server = createServer((request, response) => {
    handle(request, response, state, port).catch((error: unknown) => {
      if (response.destroyed) return;
      if (response.headersSent) response.destroy();
      else
        sendJson(response, 500, {
          error: `The mock LLM failed: ${reasonOf(error)}`,
        });
    });
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_SOCKET_BYTES, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    // Ignore clients that reset the connection before our refusal is sent.
    socket.on('error', () => socket.destroy());
    const allowed = refusalOf(request, port) === undefined && (request.url ?? '').split('?')[0] === '/api/agent/ws';
    if (!allowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => serveAgent(client, state));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? LOOPBACK, resolve);
  });
  port = (server.address() as AddressInfo).port;
  return {
    port,
    url: `http://${LOOPBACK}:${port}`,
    activity: state.activity,
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
