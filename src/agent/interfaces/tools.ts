import type { Message, ToolResource } from '../../protocol/index.js';
import type { Asker } from './runs.js';

export interface ToolProgress {
  sentence: Message;
  done?: number;
  total?: number;
}

export interface ToolContext {
  /**
   * Whose permissions the call has. Programs, VS Code's chat, and MCP clients call as `client`; the command line calls
   * as `user`.
   */
  asker: Asker;
  signal: AbortSignal;
  onProgress?(progress: ToolProgress): void;
}

export interface ToolResult {
  /** For a person, or a model that doesn't accept JSON. Quotes from sources are enclosed in marks. */
  text: string;
  /** Matches the tool's output schema. */
  data: Record<string, unknown>;
}

/**
 * What other assistants can call. All entry points lead here: the WebSocket, MCP, VS Code's chat, and the command line.
 */
export interface Tools {
  /** Validates the input and runs the tool. Throws AgentError; `cancelled` if the signal aborts. */
  call(name: string, input: unknown, context: ToolContext): Promise<ToolResult>;
  /** Answers and texts that the caller may see, newest first. */
  resources(asker: Asker): Promise<ToolResource[]>;
  /** Throws `not_found`, also for anything the caller may not see. */
  resource(uri: string, asker: Asker): Promise<{ resource: ToolResource; text: string }>;
  /** Forgets every text that calls have read. */
  forget(): void;
}
