import {
  createSessionHub,
  createToken,
  startAgentSocketServer,
  type AgentSocketServer,
  type AgentSocketServerOptions,
  type SessionHub,
  type SessionHubOptions,
} from '../../../src/agent/server/index.js';
import { noTools, ScriptedRuns } from './scriptedRuns.js';
import { WebSocketTestClient } from './testClient.js';

export interface ServerFixture {
  runs: ScriptedRuns;
  hub: SessionHub;
  server: AgentSocketServer;
  token: string;
  lines: string[];
  connect(options?: Parameters<typeof WebSocketTestClient.connect>[2]): Promise<WebSocketTestClient>;
}

/** Starts servers that are closed after each test of the suite. */
export function useServers(): (
  options?: Partial<AgentSocketServerOptions>,
  sessions?: Partial<SessionHubOptions>,
) => Promise<ServerFixture> {
  const servers: AgentSocketServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return async (options = {}, sessions = {}) => {
    const runs = new ScriptedRuns();
    const hub = createSessionHub({ runs, tools: noTools, ...sessions });
    const token = createToken();
    const lines: string[] = [];
    const server = await startAgentSocketServer({ hub, port: 0, token, log: (line) => lines.push(line), ...options });
    servers.push(server);
    return {
      runs,
      hub,
      server,
      token,
      lines,
      connect: (clientOptions) => WebSocketTestClient.connect(server.url, token, clientOptions),
    };
  };
}
