import { SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '../../protocol/version.js';
import { parseEvent } from '../../protocol/parseEvent.js';
import type { AgentEndpoint, AgentEvent, Command } from '../../protocol/index.js';
import { reconnectDelay } from './reconnectDelay.js';

/** How long the first connection may take before `postMessage` takes over. */
const FALLBACK_MS = 3_000;
/** Interval for pinging an idle socket: nothing else reveals a connection lost to sleep or a dropped tunnel. */
const PING_MS = 20_000;
/** How long a ping may stay unanswered. */
const PONG_MS = 10_000;
/** Interval for retrying the socket while `postMessage` is in use. */
const RETRY_SOCKET_MS = 60_000;

/** The transport in use; `connecting` and `waiting`: none. */
export type ConnectionStatus = 'starting' | 'connecting' | 'socket' | 'messages' | 'waiting';

type Timer = ReturnType<typeof setTimeout>;

export interface ConnectionOptions {
  /** Opens a socket; throws if the address isn't allowed. */
  open(url: string, protocols: string[]): WebSocket;
  /** Posts a command over the fallback transport. */
  post(command: Command): void;
  onEvents(events: AgentEvent[]): void;
  /** `socket` and `messages` mean that commands are received from now on. */
  onStatus(status: ConnectionStatus): void;
  setTimer(callback: () => void, milliseconds: number): Timer;
  clearTimer(timer: Timer): void;
  random(): number;
}

/**
 * The connection to the agent: its WebSocket, or `postMessage` while that is unreachable. Reconnects automatically.
 * Commands sent while disconnected are dropped, because the state requests everything it misses on reconnecting.
 */
export class Connection {
  private endpoint: AgentEndpoint | null = null;
  private socket: WebSocket | null = null;
  private status: ConnectionStatus = 'starting';
  private attempt = 0;
  private retry: Timer | null = null;
  private fallback: Timer | null = null;
  private heartbeat: Timer | null = null;

  constructor(private readonly options: ConnectionOptions) {}

  /** Connects to this endpoint from now on; null: `postMessage` only. */
  use(endpoint: AgentEndpoint | null): void {
    const same = endpoint?.url === this.endpoint?.url && endpoint?.token === this.endpoint?.token;
    if (same && this.status !== 'starting') return;
    this.endpoint = endpoint;
    this.attempt = 0;
    this.dropSocket();
    this.clear('retry');
    if (!endpoint) {
      this.useMessages();
      return;
    }
    if (this.status !== 'messages') this.startFallbackTimer();
    this.connect();
  }

  send(command: Command): void {
    if (this.status === 'messages') this.options.post(command);
    else if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(command));
  }

  /** The page is visible again or the network is back: check immediately whether the socket still works. */
  wake(): void {
    if (this.status === 'waiting') {
      this.clear('retry');
      this.connect();
    } else if (this.status === 'socket') this.ping();
  }

  close(): void {
    this.dropSocket();
    this.clear('retry');
    this.clear('fallback');
  }

  private connect(): void {
    const { endpoint } = this;
    if (!endpoint) return;
    if (this.status !== 'messages') this.setStatus('connecting');
    let socket: WebSocket;
    try {
      socket = this.options.open(endpoint.url, [SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX + endpoint.token]);
    } catch {
      this.useMessages();
      return;
    }
    this.socket = socket;
    socket.onopen = () => {
      if (socket !== this.socket) return;
      this.attempt = 0;
      this.clear('fallback');
      this.expectLife();
      this.setStatus('socket');
    };
    socket.onmessage = (message: MessageEvent<unknown>) => {
      if (socket !== this.socket) return;
      this.expectLife();
      this.receive(message.data);
    };
    socket.onclose = () => {
      if (socket === this.socket) this.lost();
    };
  }

  private receive(data: unknown): void {
    if (typeof data !== 'string') return;
    let value: unknown;
    try {
      value = JSON.parse(data);
    } catch {
      return;
    }
    const event = parseEvent(value);
    if (event.ok) this.options.onEvents([event.value]);
  }

  private lost(): void {
    this.dropSocket();
    if (this.status === 'messages') {
      this.tryAgainIn(RETRY_SOCKET_MS);
      return;
    }
    this.setStatus('waiting');
    if (!this.fallback) this.startFallbackTimer();
    this.tryAgainIn(reconnectDelay(this.attempt++, this.options.random()));
  }

  private tryAgainIn(milliseconds: number): void {
    this.clear('retry');
    this.retry = this.options.setTimer(() => this.connect(), milliseconds);
  }

  private startFallbackTimer(): void {
    this.clear('fallback');
    this.fallback = this.options.setTimer(() => this.useMessages(), FALLBACK_MS);
  }

  private useMessages(): void {
    this.clear('fallback');
    this.setStatus('messages');
    if (this.endpoint && this.socket?.readyState !== 0) this.tryAgainIn(RETRY_SOCKET_MS);
  }

  private expectLife(): void {
    this.clear('heartbeat');
    this.heartbeat = this.options.setTimer(() => this.ping(), PING_MS);
  }

  private ping(): void {
    this.clear('heartbeat');
    this.heartbeat = this.options.setTimer(() => this.lost(), PONG_MS);
    this.send({ type: 'ping' });
  }

  private dropSocket(): void {
    this.clear('heartbeat');
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }

  private clear(name: 'retry' | 'fallback' | 'heartbeat'): void {
    if (this[name]) this.options.clearTimer(this[name]);
    this[name] = null;
  }

  private setStatus(status: ConnectionStatus): void {
    if (status === this.status) return;
    this.status = status;
    this.options.onStatus(status);
  }
}
