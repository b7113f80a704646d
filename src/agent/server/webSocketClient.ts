import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { message, textOf } from '../../protocol/index.js';
import type { Requester } from '../interfaces/index.js';
import { RateLimit } from './rateLimit.js';
import type { ServerLimits } from './serverLimits.js';
import type { SessionHub } from './sessions.js';

const UNSUPPORTED_DATA = 1003;
const POLICY_VIOLATION = 1008;

export interface WebSocketClient {
  /** Pings the client; ends the connection if the previous ping wasn't answered. */
  checkAlive(): void;
  close(code: number, reason: string): void;
  /** Resolves when the connection has closed and the hub has been notified. */
  readonly closed: Promise<void>;
}

export interface WebSocketClientOptions {
  webSocket: WebSocket;
  socket: Duplex;
  hub: SessionHub;
  trust: Requester['trust'];
  limits: ServerLimits;
}

/** Connects one upgraded socket to the hub. */
export function attachWebSocket({ webSocket, socket, hub, trust, limits }: WebSocketClientOptions): WebSocketClient {
  let isAlive = true;
  let isCorked = false;
  const pings = new RateLimit(limits.pingBurst, limits.pingsPerSecond, () => performance.now());

  const close = (code: number, reason: string) => {
    webSocket.close(code, reason);
    // A client that doesn't read won't answer a close frame either.
    setTimeout(() => webSocket.terminate(), limits.closeMs).unref();
  };
  /** Frames of one turn of the event loop are sent in one write. */
  const cork = () => {
    if (isCorked) return;
    isCorked = true;
    socket.cork();
    setImmediate(() => {
      isCorked = false;
      socket.uncork();
    });
  };

  const connection = hub.connect(
    {
      send(frame) {
        if (webSocket.readyState !== webSocket.OPEN) return;
        cork();
        webSocket.send(frame);
      },
      bufferedAmount: () => webSocket.bufferedAmount,
      close,
    },
    { trust },
  );

  webSocket.on('message', (data, isBinary) => {
    isAlive = true;
    if (isBinary) close(UNSUPPORTED_DATA, textOf(message('server.textFramesOnly')));
    // A Buffer, because `binaryType` keeps its default.
    else connection.receive((data as Buffer).toString('utf8'));
  });
  webSocket.on('ping', (data: Buffer) => {
    isAlive = true;
    if (pings.take(1)) webSocket.pong(data);
    else close(POLICY_VIOLATION, textOf(message('server.tooManyPings')));
  });
  webSocket.on('pong', () => {
    isAlive = true;
  });
  // A bad frame; ws closes with the matching code. Without a listener, the error would end the process.
  webSocket.on('error', () => close(POLICY_VIOLATION, textOf(message('server.badFrame'))));
  const closed = new Promise<void>((resolve) => {
    webSocket.on('close', () => {
      connection.closed();
      resolve();
    });
  });

  return {
    checkAlive() {
      if (!isAlive) {
        webSocket.terminate();
        return;
      }
      isAlive = false;
      webSocket.ping();
    },
    close,
    closed,
  };
}
