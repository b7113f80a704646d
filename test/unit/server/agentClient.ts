import { once } from 'node:events';
import WebSocket from 'ws';
import type { AgentEvent, EventOf, EventType } from '../../../src/agent/protocol/index.js';

/** A program that talks to the agent over a WebSocket, with what it received. */
export class AgentClient {
  readonly events: AgentEvent[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  private readonly waiting = new Set<() => void>();

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.events.push(JSON.parse((data as Buffer).toString('utf8')) as AgentEvent);
      for (const check of this.waiting) check();
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') })));
  }

  static async connect(url: string, token?: string, options: WebSocket.ClientOptions = {}): Promise<AgentClient> {
    const client = new AgentClient(new WebSocket(url, { ...options, headers: { ...(token !== undefined && { Authorization: `Bearer ${token}` }), ...options.headers } }));
    await Promise.race([once(client.socket, 'open'), client.closed.then(() => Promise.reject(new Error('The connection was refused.')))]);
    return client;
  }

  send(command: object | string): void {
    this.socket.send(typeof command === 'string' ? command : JSON.stringify(command));
  }

  /** The first event for which `matches` holds, whenever it comes. */
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
    const id = `settled-${Math.random().toString(36).slice(2)}`;
    this.send({ type: 'ping', id });
    await this.until((event) => event.type === 'pong' && event.payload.id === id);
  }

  close(): void {
    this.socket.terminate();
  }
}
