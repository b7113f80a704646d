import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import WebSocket from 'ws';
import type { AgentDescription } from '../../agent/index.js';
import {
  AgentError,
  message,
  parseEvent,
  sentenceOf,
  type AgentEvent,
  type EventOf,
  type ToolResource,
} from '../../protocol/index.js';
import type { OfferedTools } from './offeredTools.js';

/** A window that doesn't answer within this time is skipped. */
const JOIN_WITHIN_MS = 3_000;

type Answer = EventOf<'tool_result'> | EventOf<'resources'> | EventOf<'resource'>;

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: AgentError): void;
  onProgress?(event: EventOf<'tool_progress'>): void;
}

/** The tools of an agent in another process, over its WebSocket. */
export class JoinedTools implements OfferedTools {
  private readonly waiting = new Map<string, Waiting>();
  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.hear((data as Buffer).toString('utf8')));
    socket.on('error', () => undefined);
    socket.once('close', () => {
      for (const { reject } of this.waiting.values())
        reject(new AgentError('interrupted', message('tools.agentGone'), { retryable: true }));
      this.waiting.clear();
    });
  }

  /** Rejects if nothing answers at the address, or if the token is refused. */
  static async join({ url, token }: AgentDescription): Promise<JoinedTools> {
    const headers = token === null ? {} : { Authorization: `Bearer ${token}` };
    const socket = new WebSocket(url, { headers, handshakeTimeout: JOIN_WITHIN_MS });
    const joined = new JoinedTools(socket);
    await once(socket, 'open');
    return joined;
  }

  get open(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  async call(
    tool: string,
    input: unknown,
    { signal, onProgress }: Parameters<OfferedTools['call']>[2],
  ): Promise<Record<string, unknown>> {
    const id = this.nextId();
    const cancel = () => this.send({ type: 'cancel_tool', call_id: id });
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const answer = await this.ask(id, { type: 'call_tool', call_id: id, tool, arguments: input }, ({ payload }) =>
        onProgress({ ...payload, sentence: sentenceOf(payload) }),
      );
      const { error, data = {} } = (answer as EventOf<'tool_result'>).payload;
      if (error) throw new AgentError(error.code, sentenceOf(error), { retryable: error.retryable });
      return data;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async resources(): Promise<ToolResource[]> {
    const id = this.nextId();
    const answer = await this.ask(id, { type: 'list_resources' });
    return (answer as EventOf<'resources'>).payload.resources;
  }

  async resource(uri: string): Promise<{ resource: ToolResource; text: string }> {
    const id = this.nextId();
    const answer = await this.ask(id, { type: 'read_resource', uri });
    return (answer as EventOf<'resource'>).payload;
  }

  close(): Promise<void> {
    this.socket.close();
    return Promise.resolve();
  }

  private nextId(): string {
    return `mcp-${randomUUID()}`;
  }

  private send(command: object): void {
    if (this.open) this.socket.send(JSON.stringify(command));
  }

  private ask(id: string, command: object, onProgress?: Waiting['onProgress']): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (!this.open) {
        reject(new AgentError('interrupted', message('tools.agentGone'), { retryable: true }));
        return;
      }
      this.waiting.set(id, { resolve, reject, onProgress });
      this.send({ ...command, request_id: id });
    });
  }

  private hear(frame: string): void {
    const parsed = parseEvent(JSON.parse(frame));
    if (!parsed.ok) return;
    const event: AgentEvent = parsed.value;
    const id = 'request_id' in event.payload ? event.payload.request_id : undefined;
    const waiting = id === undefined ? undefined : this.waiting.get(id);
    if (id === undefined || !waiting) return;
    switch (event.type) {
      case 'tool_progress':
        waiting.onProgress?.(event);
        return;
      case 'error':
        waiting.reject(new AgentError(event.payload.code, sentenceOf(event.payload)));
        break;
      case 'tool_result':
      case 'resources':
      case 'resource':
        waiting.resolve(event);
        break;
      default:
        return;
    }
    this.waiting.delete(id);
  }
}
