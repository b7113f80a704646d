import type { CallToolResult, ServerContext, Tool } from '@modelcontextprotocol/server';
import * as z from 'zod';
import { visibleJson, type ToolDefinition } from '../../agent/index.js';
import { messageOf, textOf, toAgentError } from '../../protocol/index.js';
import type { McpRequests } from './mcpRequests.js';
import type { OfferedTools } from './offeredTools.js';

/**
 * Handles the tools' requests. The engine checks names and input and reports problems in the result, where a model can
 * read them. The library's own registry would look up names in a plain object, which has a "constructor".
 */
export function serveTools(server: McpRequests, definitions: readonly ToolDefinition[], tools: OfferedTools): void {
  server.setRequestHandler('tools/list', () => ({ tools: definitions.map(listed) }));
  server.setRequestHandler('tools/call', ({ params: { name, arguments: input = {} } }, context) =>
    call(tools, name, input, context),
  );
}

function listed({ name, title, description, input, output, reachesOut }: ToolDefinition): Tool {
  return {
    name,
    title,
    description,
    inputSchema: z.toJSONSchema(input, { io: 'input' }) as Tool['inputSchema'],
    outputSchema: z.toJSONSchema(output),
    // A client may skip the confirmation for read-only tools; a tool that lets an assistant fetch addresses should have
    // one.
    annotations: reachesOut
      ? { openWorldHint: true, destructiveHint: false }
      : { readOnlyHint: true, openWorldHint: false },
  };
}

/** The text of a result is its JSON, because some clients pass on only the text. */
async function call(
  tools: OfferedTools,
  name: string,
  input: Record<string, unknown>,
  { mcpReq: { signal, notify, _meta } }: ServerContext,
): Promise<CallToolResult> {
  const progressToken = _meta?.progressToken;
  let step = 0;
  try {
    const data = await tools.call(name, input, {
      signal,
      onProgress({ sentence, done, total }) {
        if (progressToken === undefined) return;
        // Progress must increase, but each stage of a run counts from 0.
        const params = { progressToken, progress: ++step, message: progressText(textOf(sentence), done, total) };
        notify({ method: 'notifications/progress', params }).catch(() => undefined);
      },
    });
    return { content: [{ type: 'text', text: visibleJson(data) }], structuredContent: data };
  } catch (error) {
    const { code, retryable } = toAgentError(error);
    return {
      isError: true,
      content: [{ type: 'text', text: messageOf(error) }],
      _meta: { 'regen-research/code': code, 'regen-research/retryable': retryable },
    };
  }
}

const progressText = (text: string, done?: number, total?: number): string =>
  done === undefined || total === undefined ? text : `${text} (${done}/${total})`;
