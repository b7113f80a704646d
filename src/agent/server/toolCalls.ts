import { randomUUID } from 'node:crypto';
import {
  AgentError,
  failureOf,
  message,
  toAgentError,
  told,
  type CommandOf,
  type EventPayloads,
} from '../../protocol/index.js';
import type { Asker, Tools } from '../interfaces/index.js';
import { OutgoingEvent } from './outbox.js';
import type { CommandAnswer, Execution } from './requestAnswers.js';

/** Tool calls that one client is waiting for. A call ends when nobody is waiting for it. */
export class ToolCalls {
  /**
   * A tool called over the wire always has a program's permissions: an assistant may be following instructions that it
   * read. Each connection counts as a separate caller.
   */
  private readonly asker: Asker = { trust: 'client', caller: randomUUID() };
  private readonly going = new Map<string, Execution>();

  constructor(
    private readonly tools: Tools,
    private readonly most: number,
  ) {}

  /** Answers with exactly one `tool_result`, even if the call fails. */
  async call(command: CommandOf<'call_tool'>, execution: Execution): Promise<CommandAnswer> {
    const { call_id, tool, arguments: input, request_id } = command;
    const reported = { call_id, request_id };
    const result = (outcome: Pick<EventPayloads['tool_result'], 'text' | 'data' | 'error'>) =>
      new OutgoingEvent({ type: 'tool_result', payload: { ...reported, tool, ...outcome } });
    const failure = (error: unknown) => {
      const failed = failureOf(toAgentError(error));
      return result({ text: failed.message, error: failed });
    };
    if (this.going.has(call_id)) {
      const inUse = new AgentError('invalid_message', message('tools.callIdInUse', { id: call_id }));
      return { event: failure(inUse), isRefusal: true };
    }
    if (this.going.size >= this.most) {
      const busy = message('tools.tooManyCalls', { max: this.most });
      return {
        event: failure(new AgentError('too_many_requests', busy, { retryable: true })),
        isRefusal: true,
      };
    }
    execution.endWithClients();
    this.going.set(call_id, execution);
    try {
      const outcome = await this.tools.call(tool, input, {
        asker: this.asker,
        signal: execution.signal,
        onProgress: ({ sentence, ...progress }) =>
          execution.report({ type: 'tool_progress', payload: { ...reported, ...told(sentence), ...progress } }),
      });
      return { event: result(outcome) };
    } catch (error) {
      return { event: failure(error) };
    } finally {
      this.going.delete(call_id);
    }
  }

  /** Makes the client wait for a call that it, or an earlier connection of it, has already made. */
  join(callId: string, execution: Execution, answer: Promise<CommandAnswer>): void {
    if (this.going.has(callId)) return;
    this.going.set(callId, execution);
    const done = () => this.going.delete(callId);
    answer.then(done, done);
  }

  /** False if no such call is in progress. */
  cancel(callId: string): boolean {
    this.going.get(callId)?.cancel();
    return this.going.has(callId);
  }

  async list(requestId: string | undefined): Promise<CommandAnswer> {
    const resources = await this.tools.resources(this.asker);
    return { event: new OutgoingEvent({ type: 'resources', payload: { resources, request_id: requestId } }) };
  }

  async read(uri: string, requestId: string | undefined): Promise<CommandAnswer> {
    const read = await this.tools.resource(uri, this.asker);
    return { event: new OutgoingEvent({ type: 'resource', payload: { ...read, request_id: requestId } }) };
  }
}
