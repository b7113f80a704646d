import { McpServer } from '@modelcontextprotocol/server';
import type { ToolDefinition } from '../../agent/index.js';
import { ENGLISH } from '../../protocol/index.js';
import { MESSAGES } from '../messages.js';
import { servePrompts } from './mcpPrompts.js';
import { serveResources } from './mcpResources.js';
import { serveTools } from './mcpTools.js';
import type { OfferedTools } from './offeredTools.js';

/** Name of the server; VS Code includes it in the names of its tools. */
const NAME = 'regen-research';

export interface McpServerOptions {
  version: string;
  definitions: readonly ToolDefinition[];
  tools: OfferedTools;
}

/** An MCP server for the tools, their resources, and prompts. */
export function createMcpServer({ version, definitions, tools }: McpServerOptions): McpServer {
  const fixed = { listChanged: false };
  const mcp = new McpServer(
    { name: NAME, title: MESSAGES.product, version },
    { capabilities: { tools: fixed, resources: fixed, prompts: fixed }, instructions: ENGLISH['tools.instructions'] },
  );
  // In place of the library's own handlers.
  const { server } = mcp;
  serveTools(server, definitions, tools);
  serveResources(server, tools);
  servePrompts(server);
  return mcp;
}
