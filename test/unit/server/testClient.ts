import { once } from 'node:events';
import WebSocket from 'ws';
import type { AgentEvent, EventOf, EventType } from '../../../src/protocol/index.js';
import type { SessionConnection, SessionHub } from '../../../src/agent/server/index.js';
import type { Requester } from '../../../src/agent/interfaces/index.js';

export interface Closed {
  code: number;
  reason: string;
}

/** A client of the agent, with the events it received; subclasses implement the transport. */
export abstract class TestClient {
  readonly events: AgentEvent[] = [];
  readonly closed: Promise<Closed>;
  protected tellClosed!: (closed: Closed) => void;
  private readonly waiting = new Set<() => void>();
  private asked = 0;

  constructor() {
    this.closed = new Promise((resolve) => (this.tellClosed = resolve));
  }

  /** Sends any value the way a command is sent. */
  abstract send(command: unknown): void;
  abstract close(): void;

  protected received(frame: string): void {
    this.events.push(JSON.parse(frame) as AgentEvent);
    for (const check of this.waiting) check();
  }

  /** The first event for which `matches` holds, whenever it arrives. */
  async until(matches: (event: AgentEvent) => boolean): Promise<AgentEvent> {
    for (;;) {
      const found = this.events.find(matches);
      if (found) return found;
      await new Promise<void>((resolve) => {
        const check = () => {
          this.waiting.delete(check);
          resolve();
        };
        this.waiting.add(check);
      });
    }
  }

  async untilType<T extends EventType>(type: T): Promise<EventOf<T>> {
    return (await this.until((event) => event.type === type)) as EventOf<T>;
  }

  /** Resolves when everything that was sent to this client before has arrived. */
  async settled(): Promise<void> {
    const id = `settled-${++this.asked}`;
    this.send({ type: 'ping', id });
    await this.until((event) => event.type === 'pong' && event.payload.id === id);
  }

  /** Events of one run, in order of arrival. */
  of(runId: string): AgentEvent[] {
    return this.events.filter((event) => event.run_id === runId && event.seq !== undefined);
  }
}

/** A program on the WebSocket. */
export class WebSocketTestClient extends TestClient {
  private constructor(readonly socket: WebSocket) {
    super();
    socket.on('message', (data) => this.received((data as Buffer).toString('utf8')));
    socket.on('error', () => undefined);
    socket.once('close', (code, reason) => this.tellClosed({ code, reason: reason.toString('utf8') }));
  }

  /** Rejects if the connection is refused. */
  static async connect(
    url: string,
    token?: string,
    options: WebSocket.ClientOptions & { protocols?: string[] } = {},
  ): Promise<WebSocketTestClient> {
    const { protocols, ...rest } = options;
    const client = new WebSocketTestClient(
      new WebSocket(url, protocols ?? [], {
        ...rest,
        headers: { ...(token !== undefined && { Authorization: `Bearer ${token}` }), ...rest.headers },
      }),
    );
    await Promise.race([
      once(client.socket, 'open'),
      client.closed.then(() => Promise.reject(new Error('The connection was refused.'))),
    ]);
    return client;
  }

  send(command: unknown): void {
    this.sendText(JSON.stringify(command));
  }

  sendText(text: string): void {
    this.socket.send(text);
  }

  close(): void {
    this.socket.terminate();
  }
}

/** A view that talks to the hub through messages, as the sidebar does if no WebSocket is available. */
export class MessageTestClient extends TestClient {
  private readonly connection: SessionConnection;

  constructor(hub: SessionHub, options: { trust: Requester['trust']; sessionId?: string } = { trust: 'user' }) {
    super();
    this.connection = hub.connect(
      { send: (frame) => this.received(frame), close: (code, reason) => this.tellClosed({ code, reason }) },
      options,
    );
  }

  send(command: unknown): void {
    this.connection.receiveValue(structuredClone(command));
  }

  sendText(text: string): void {
    this.connection.receive(text);
  }

  close(): void {
    this.connection.closed();
  }
}
