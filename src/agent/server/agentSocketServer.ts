import { createServer, STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import {
  AGENT_PATH,
  AgentError,
  message,
  SUBPROTOCOL,
  textOf,
  type EventOf,
  type Message,
} from '../../protocol/index.js';
import type { Requester } from '../interfaces/index.js';
import { authorize } from './authorize.js';
import type { Companions } from './companions.js';
import { DEFAULT_SERVER_LIMITS, type ServerLimits } from './serverLimits.js';
import type { SessionHub } from './sessions.js';
import { attachWebSocket, type WebSocketClient } from './webSocketClient.js';

/** The literal address: `localhost` may resolve to `::1`, where another program could listen. */
const LOOPBACK = '127.0.0.1';
const GOING_AWAY = 1001;
const TRY_AGAIN_LATER = 1013;
const POLICY_VIOLATION = 1008;
/** Maximum refusals to log per minute; a web page could cause any number. */
const LOGGED_REFUSALS = 10;

export interface AgentSocketServerOptions {
  hub: SessionHub;
  /** 0: any free port. */
  port: number;
  /** If `port` is taken, use any free port instead of failing. */
  fallbackToAnyPort?: boolean;
  /** Token for other programs. null: no token is required, but web pages are still refused. */
  token: string | null;
  /** Token of the sidebar's webview, whose commands count as the user's. */
  sidebarToken?: string;
  /** Origins of the sidebar's webview, exactly as the browser sends them. */
  allowedOrigins?: Iterable<string>;
  /** Browser companions, if the host has any. */
  companions?: Pick<Companions, 'admit'>;
  log(line: string): void;
  limits?: Partial<ServerLimits>;
}

export interface AgentSocketServer {
  /** Such as `ws://127.0.0.1:18080/agent_ws`. */
  readonly url: string;
  readonly port: number;
  /** Adds an origin that the sidebar's webview reported. False if it can't be one, such as `null`. */
  allowOrigin(origin: string): boolean;
  /** Closes the connections of browser companions, one of which may no longer be paired. */
  closeCompanions(): void;
  /** Closes all connections and frees the port, within a second. Idempotent. */
  close(): Promise<void>;
}

/** The server is listening when the promise resolves. Throws AgentError `port_in_use`. */
export async function startAgentSocketServer(options: AgentSocketServerOptions): Promise<AgentSocketServer> {
  const { hub, token, sidebarToken, companions, log } = options;
  const limits = { ...DEFAULT_SERVER_LIMITS, ...options.limits };
  const origins = new Set<string>();
  const allowOrigin = (origin: string) => {
    // `null` is what every sandboxed page sends.
    const isOrigin = /^[a-z][a-z0-9+.-]*:\/\/[^\s/]+$/i.test(origin);
    if (isOrigin) origins.add(origin);
    return isOrigin;
  };
  for (const origin of options.allowedOrigins ?? []) allowOrigin(origin);

  const sockets = new Set<Duplex>();
  /** Connections that haven't been upgraded yet, oldest first. */
  const handshakes = new Map<Duplex, NodeJS.Timeout>();
  const endHandshake = (socket: Duplex) => {
    clearTimeout(handshakes.get(socket));
    handshakes.delete(socket);
  };
  const clients = new Set<WebSocketClient>();
  const companionClients = new Set<WebSocketClient>();
  const logRefusal = createRefusalLog(log);
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.maxFrameBytes,
    maxFragments: limits.maxFragments,
    // Pings are answered manually, because they are counted.
    autoPong: false,
    handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });

  const server = createServer((request, response) => {
    const status = request.url === AGENT_PATH ? 426 : 404;
    response.writeHead(status, {
      'Content-Type': 'text/plain',
      Connection: 'close',
      ...(status === 426 && { Upgrade: 'websocket' }),
    });
    response.end(`${STATUS_CODES[status] ?? ''}. This is a WebSocket server; see ${AGENT_PATH}.\n`);
  });
  // A backstop: the limits on handshakes and clients below keep the number lower.
  server.maxConnections = limits.connections * 4;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    handshakes.set(
      socket,
      setTimeout(() => socket.destroy(), limits.handshakeMs),
    );
    socket.on('close', () => {
      endHandshake(socket);
      sockets.delete(socket);
    });
    // Anyone on this machine can connect and say nothing. A client sends its request at once, so the oldest isn't one.
    const [oldest] = handshakes.keys();
    if (handshakes.size > limits.connections && oldest) {
      endHandshake(oldest);
      oldest.destroy();
    }
  });

  const turnAway = (socket: Duplex, status: number, sentence: Message) => {
    const reason = textOf(sentence);
    logRefusal(`[WebSocket] Refused a connection (${status}): ${reason}`);
    refuse(socket, status, reason);
  };

  type Upgrade = [request: IncomingMessage, socket: Duplex, head: Buffer];
  const accept = ([request, socket, head]: Upgrade, trust: Requester['trust'], welcome?: string) => {
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      endHandshake(socket);
      if (clients.size >= limits.connections) {
        logRefusal('[WebSocket] Refused a connection: too many clients.');
        webSocket.on('error', () => webSocket.terminate());
        webSocket.close(TRY_AGAIN_LATER, textOf(message('server.tooManyClients')));
        setTimeout(() => webSocket.terminate(), limits.closeMs).unref();
        return;
      }
      if (welcome !== undefined) webSocket.send(welcome);
      const client = attachWebSocket({ webSocket, socket, hub, trust, limits });
      clients.add(client);
      if (trust === 'companion') companionClients.add(client);
      webSocket.on('close', () => {
        clients.delete(client);
        companionClients.delete(client);
      });
    });
  };

  server.on('upgrade', (...upgrade: Upgrade) => {
    const [request, socket] = upgrade;
    socket.on('error', () => socket.destroy());
    const decision = authorize(request, { port, token, sidebarToken, origins });
    if (decision.accepted === true) accept(upgrade, decision.trust);
    else if (decision.accepted === false) turnAway(socket, decision.status, decision.reason);
    else if (!companions) turnAway(socket, 403, message('server.webPage'));
    else
      void companions
        .admit({
          ...decision,
          userAgent: request.headers['user-agent'] ?? '',
          port,
          portAgeMs: performance.now() - listeningSince,
        })
        .then((admission) => {
          if (!admission.accepted) {
            turnAway(socket, admission.status, admission.reason);
            return;
          }
          const welcome: EventOf<'companion_welcome'> = { type: 'companion_welcome', payload: admission.welcome };
          accept(upgrade, 'companion', JSON.stringify(welcome));
        });
  });

  const port = await listen(server, options.port, options.fallbackToAnyPort ?? false);
  const listeningSince = performance.now();
  const url = `ws://${LOOPBACK}:${port}${AGENT_PATH}`;
  log(`[WebSocket] Server listening on ${url}`);
  server.on('error', (error) => log(`[WebSocket] ${error.message}`));
  const liveness = setInterval(() => {
    for (const client of clients) client.checkAlive();
  }, limits.pingEveryMs);
  liveness.unref();

  let closing: Promise<void> | undefined;
  const close = async () => {
    clearInterval(liveness);
    const closed = Promise.all([
      new Promise<void>((resolve) => server.close(() => resolve())),
      ...[...clients].map((client) => client.closed),
    ]);
    for (const client of clients) client.close(GOING_AWAY, textOf(message('server.shuttingDown')));
    const impatience = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, limits.closeMs);
    server.closeIdleConnections();
    await closed;
    clearTimeout(impatience);
    log('[WebSocket] Server closed');
  };
  return {
    url,
    port,
    allowOrigin,
    closeCompanions() {
      for (const client of companionClients) client.close(POLICY_VIOLATION, textOf(message('server.notPaired')));
    },
    close: () => (closing ??= close()),
  };
}

async function listen(server: Server, port: number, fallbackToAnyPort: boolean): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
        server.off('error', reject);
        resolve();
      });
    });
    return (server.address() as AddressInfo).port;
  } catch (error) {
    // EACCES: Windows reserves ranges of ports.
    const isTaken = ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
    if (isTaken && fallbackToAnyPort && port !== 0) return listen(server, 0, false);
    if (!isTaken) throw error;
    throw new AgentError('port_in_use', message('server.portInUse', { port }), { cause: error });
  }
}

/** Rejects an upgrade. */
function refuse(socket: Duplex, status: number, reason: string): void {
  const body = `${reason}\n`;
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function createRefusalLog(log: (line: string) => void): (line: string) => void {
  let minute = 0;
  let count = 0;
  return (line) => {
    const current = Math.floor(performance.now() / 60_000);
    if (current !== minute) {
      minute = current;
      count = 0;
    }
    if (++count <= LOGGED_REFUSALS) log(line);
  };
}
