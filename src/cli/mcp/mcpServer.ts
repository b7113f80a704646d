import { McpServer, ResourceTemplate, type CallToolResult } from '@modelcontextprotocol/server';
import * as z from 'zod';
import type { ToolDefinition } from '../../agent/index.js';
import { ENGLISH, messageOf, textOf, toAgentError, type ToolResource } from '../../protocol/index.js';
import { MESSAGES } from '../messages.js';
import type { OfferedTools } from './offeredTools.js';

/** Name of the server; VS Code includes it in the names of its tools. */
const NAME = 'regen-research';

export interface McpServerOptions {
  version: string;
  definitions: readonly ToolDefinition[];
  tools: OfferedTools;
}

/** An MCP server for the tools. The text of a result includes its JSON, because some clients pass on only the text. */
export function createMcpServer(options: McpServerOptions): McpServer {
  const server = new McpServer(
    { name: NAME, title: MESSAGES.product, version: options.version },
    { instructions: ENGLISH['tools.instructions'] },
  );
  for (const definition of options.definitions) registerTool(server, definition, options.tools);
  registerResources(server, options.tools);
  registerPrompts(server);
  return server;
}

function registerTool(server: McpServer, definition: ToolDefinition, tools: OfferedTools): void {
  const { name, title, description, input, output, reachesOut } = definition;
  server.registerTool(
    name,
    {
      title,
      description,
      inputSchema: input as z.ZodType<Record<string, unknown>>,
      outputSchema: output,
      // A client may skip the confirmation for read-only tools; a tool that lets an assistant fetch addresses should
      // have one.
      annotations: reachesOut
        ? { openWorldHint: true, destructiveHint: false }
        : { readOnlyHint: true, openWorldHint: false },
    },
    async (values, { mcpReq: { signal, notify, _meta } }): Promise<CallToolResult> => {
      const progressToken = _meta?.progressToken;
      let step = 0;
      try {
        const data = await tools.call(name, values, {
          signal,
          onProgress({ sentence, done, total }) {
            if (progressToken === undefined) return;
            // Progress must increase, but each stage of a run counts from 0.
            const params = { progressToken, progress: ++step, message: progressText(textOf(sentence), done, total) };
            notify({ method: 'notifications/progress', params }).catch(() => undefined);
          },
        });
        return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: data };
      } catch (error) {
        const { code, retryable } = toAgentError(error);
        return {
          isError: true,
          content: [{ type: 'text', text: messageOf(error) }],
          _meta: { 'regen-research/code': code, 'regen-research/retryable': retryable },
        };
      }
    },
  );
}

const progressText = (text: string, done?: number, total?: number): string =>
  done === undefined || total === undefined ? text : `${text} (${done}/${total})`;

function registerResources(server: McpServer, tools: OfferedTools): void {
  const shown = ({ uri, name, description, mime_type: mimeType }: ToolResource) => ({
    uri,
    name,
    description,
    mimeType,
  });
  const listed = (kind: string) => async () => ({
    resources: (await tools.resources()).filter(({ uri }) => uri.startsWith(`regen://${kind}/`)).map(shown),
  });
  const read = async (uri: URL) => {
    const { resource, text } = await tools.resource(uri.href);
    return { contents: [{ uri: uri.href, mimeType: resource.mime_type, text }] };
  };
  for (const [kind, variable, title, description] of [
    ['run', 'run_id', MESSAGES.answers, MESSAGES.answersDescription],
    ['source', 'content_hash', MESSAGES.sources, MESSAGES.sourcesDescription],
  ] as const)
    server.registerResource(
      kind,
      new ResourceTemplate(`regen://${kind}/{${variable}}`, { list: listed(kind) }),
      { title, description, mimeType: 'text/markdown' },
      read,
    );
}

function registerPrompts(server: McpServer): void {
  const said = (text: string) => ({ messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }] });
  server.registerPrompt(
    'summarize',
    {
      title: MESSAGES.summarizePrompt,
      description: MESSAGES.summarizePromptDescription,
      argsSchema: z.object({ source: z.string().describe(MESSAGES.promptSource) }),
    },
    ({ source }) => said(MESSAGES.summarizePromptText(source)),
  );
  server.registerPrompt(
    'verify_draft',
    {
      title: MESSAGES.verifyPrompt,
      description: MESSAGES.verifyPromptDescription,
      argsSchema: z.object({
        draft: z.string().describe(MESSAGES.promptDraft),
        source: z.string().describe(MESSAGES.promptSource),
      }),
    },
    ({ draft, source }) => said(MESSAGES.verifyPromptText(draft, source)),
  );
}
