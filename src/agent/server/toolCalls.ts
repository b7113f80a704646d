import {
  AgentError,
  failureOf,
  message,
  toAgentError,
  told,
  type CommandOf,
  type RunEvent,
} from '../../protocol/index.js';
import type { Asker, Tools } from '../interfaces/index.js';

/**
 * A tool called over the wire always has a program's permissions: an assistant may be following instructions that it
 * read.
 */
const PROGRAM: Asker = { trust: 'client' };

/** Tool calls of one client. They end with its connection, because nobody else receives their results. */
export class ToolCalls {
  private readonly going = new Map<string, AbortController>();

  constructor(
    private readonly tools: Tools,
    private readonly most: number,
    private readonly reply: (event: RunEvent) => void,
  ) {}

  /** Replies with exactly one `tool_result`, even if the call fails. */
  call({ call_id, tool, arguments: input, request_id }: CommandOf<'call_tool'>): void {
    const reported = { call_id, request_id };
    const failed = (error: unknown) => {
      const failure = failureOf(toAgentError(error));
      const payload = { ...reported, tool, text: failure.message, error: failure };
      this.reply({ type: 'tool_result', payload });
    };
    if (this.going.has(call_id)) {
      failed(new AgentError('invalid_message', message('tools.callIdInUse', { id: call_id })));
      return;
    }
    if (this.going.size >= this.most) {
      const busy = message('tools.tooManyCalls', { max: this.most });
      failed(new AgentError('too_many_requests', busy, { retryable: true }));
      return;
    }
    const abort = new AbortController();
    this.going.set(call_id, abort);
    this.tools
      .call(tool, input, {
        asker: PROGRAM,
        signal: abort.signal,
        onProgress: ({ sentence, ...progress }) =>
          this.reply({ type: 'tool_progress', payload: { ...reported, ...told(sentence), ...progress } }),
      })
      .then((result) => this.reply({ type: 'tool_result', payload: { ...reported, tool, ...result } }), failed)
      .finally(() => this.going.delete(call_id));
  }

  /** A call that has ended or never existed doesn't need to be stopped. */
  cancel(callId: string): void {
    this.going.get(callId)?.abort();
  }

  async list(requestId: string | undefined): Promise<void> {
    const resources = await this.tools.resources(PROGRAM);
    this.reply({ type: 'resources', payload: { resources, request_id: requestId } });
  }

  async read(uri: string, requestId: string | undefined): Promise<void> {
    const read = await this.tools.resource(uri, PROGRAM);
    this.reply({ type: 'resource', payload: { ...read, request_id: requestId } });
  }

  close(): void {
    for (const abort of this.going.values()) abort.abort();
  }
}
