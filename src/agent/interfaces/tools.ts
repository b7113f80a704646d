import type { Message, ToolResource } from '../../protocol/index.js';
import type { Asker } from './runs.js';

export interface ToolProgress {
  sentence: Message;
  done?: number;
  total?: number;
}

export interface ToolContext {
  /** Whose rights the call has. Programs, VS Code's chat, and MCP clients call as `client`; the command line as `user`. */
  asker: Asker;
  signal: AbortSignal;
  onProgress?(progress: ToolProgress): void;
}

export interface ToolResult {
  /** For a reader: a person, or a model that takes no JSON. What is quoted from sources stands between marks. */
  text: string;
  /** By the tool's output schema. */
  data: Record<string, unknown>;
}

/** What other assistants can call. Every door leads here: the WebSocket, MCP, VS Code's chat, and the command line. */
export interface Tools {
  /** Parses the input and does the work. Throws AgentError; `cancelled` when the signal aborts. */
  call(name: string, input: unknown, context: ToolContext): Promise<ToolResult>;
  /** Answers and texts that the asker may see, newest first. */
  resources(asker: Asker): Promise<ToolResource[]>;
  /** Throws `not_found` also for what the asker may not see. */
  resource(uri: string, asker: Asker): Promise<{ resource: ToolResource; text: string }>;
}
