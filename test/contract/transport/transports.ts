import type { Runs } from '../../../src/agent/interfaces/index.js';
import { noTools } from '../../unit/server/scriptedRuns.js';
import {
  createSessionHub,
  createToken,
  startAgentSocketServer,
  type SessionHub,
  type SessionLimits,
} from '../../../src/agent/server/index.js';
import { MessageTestClient, WebSocketTestClient, type TestClient } from '../../unit/server/testClient.js';

export type ContractClient = TestClient & { sendText(text: string): void };

/** A transport to the agent, with any implementation of `Runs`. */
export interface Transport {
  readonly hub: SessionHub;
  connect(): Promise<ContractClient>;
  close(): Promise<void>;
}

/** Every transport of the agent; each must pass the same suite. */
export const transports: Record<string, (runs: Runs, limits?: Partial<SessionLimits>) => Promise<Transport>> = {
  WebSocket: async (runs, limits = {}) => {
    const hub = createSessionHub({ runs, tools: noTools, limits });
    const token = createToken();
    const server = await startAgentSocketServer({ hub, port: 0, token, log: () => undefined });
    return {
      hub,
      connect: () => WebSocketTestClient.connect(server.url, token),
      close: async () => {
        await server.close();
        hub.close();
      },
    };
  },
  postMessage: (runs, limits = {}) => {
    const hub = createSessionHub({ runs, tools: noTools, limits });
    return Promise.resolve({
      hub,
      connect: () => Promise.resolve(new MessageTestClient(hub)),
      close: () => {
        hub.close();
        return Promise.resolve();
      },
    });
  },
};
