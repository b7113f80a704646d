import type { McpServer } from '@modelcontextprotocol/server';

/** The handlers of a client's requests. */
export type McpRequests = Pick<McpServer['server'], 'setRequestHandler'>;
