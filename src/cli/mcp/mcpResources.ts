import { ResourceNotFoundError } from '@modelcontextprotocol/server';
import { isAgentError, type ToolResource } from '../../protocol/index.js';
import { MESSAGES } from '../messages.js';
import type { McpRequests } from './mcpRequests.js';
import type { OfferedTools } from './offeredTools.js';

const MARKDOWN = 'text/markdown';

/** Handles requests for answers (`regen://run/…`) and for sources as they were read (`regen://source/…`). */
export function serveResources(server: McpRequests, tools: OfferedTools): void {
  server.setRequestHandler('resources/list', async () => ({ resources: (await tools.resources()).map(listed) }));
  server.setRequestHandler('resources/templates/list', () => ({
    resourceTemplates: [
      {
        name: 'run',
        title: MESSAGES.answers,
        description: MESSAGES.answersDescription,
        uriTemplate: 'regen://run/{run_id}',
        mimeType: MARKDOWN,
      },
      {
        name: 'source',
        title: MESSAGES.sources,
        description: MESSAGES.sourcesDescription,
        uriTemplate: 'regen://source/{content_hash}',
        mimeType: MARKDOWN,
      },
    ],
  }));
  server.setRequestHandler('resources/read', async ({ params: { uri } }) => {
    try {
      const { resource, text } = await tools.resource(uri);
      return { contents: [{ uri, mimeType: resource.mime_type, text }] };
    } catch (error) {
      throw isAgentError(error) && error.code === 'not_found' ? new ResourceNotFoundError(uri, error.message) : error;
    }
  });
}

const listed = ({ uri, name, description, mime_type: mimeType }: ToolResource) => ({
  uri,
  name,
  description,
  mimeType,
});
