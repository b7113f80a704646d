/**
 * Tokens per second from a run through hub and WebSocket to the clients, compared with a bare `ws` loop that sends the
 * same frames. Prints one JSON line per measurement. Clients are in the same process, so both sides pay for receiving.
 * Partials aren't merged, as they would be for slow clients.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { AgentEvent } from '../../src/protocol/index.js';
import { createSessionHub, startAgentSocketServer } from '../../src/agent/server/index.js';
import { noTools, ScriptedRuns } from '../unit/server/scriptedRuns.js';

const RUNS = 5;
/** Events between two turns of the event loop: far more than any model sends in one. */
const BURST = 100;

/** Connected clients, and when all of them have received everything. */
interface Clients {
  /** Resolves when each client has received `frames` frames, or a merged frame that ends with the last token. */
  received(last: string): Promise<void>;
  close(): void;
}

async function connect(url: string, count: number): Promise<Clients> {
  const sockets = Array.from({ length: count }, () => new WebSocket(url));
  await Promise.all(sockets.map((socket) => once(socket, 'open')));
  return {
    async received(last) {
      const needle = Buffer.from(last);
      await Promise.all(
        sockets.map(
          (socket) =>
            new Promise<void>((resolve) => {
              const listener = (data: Buffer) => {
                if (!data.includes(needle)) return;
                socket.off('message', listener);
                resolve();
              };
              socket.on('message', listener);
            }),
        ),
      );
    },
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}

/** Sends `tokens` tokens with `say`; returns tokens per second until the last client has the last one. */
async function rate(
  clients: Clients,
  tokens: number,
  tokensPerEvent: number,
  say: (text: string) => void,
): Promise<number> {
  const last = `end-${Math.random().toString(36).slice(2)}`;
  const text = 'token '.repeat(tokensPerEvent);
  const done = clients.received(last);
  const started = performance.now();
  for (let sent = 0, events = 0; sent < tokens; sent += tokensPerEvent) {
    say(text);
    if (++events % BURST === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  say(last);
  await done;
  return tokens / ((performance.now() - started) / 1000);
}

async function throughAgent(clientCount: number, tokens: number, tokensPerEvent: number): Promise<number> {
  const runs = new ScriptedRuns();
  const hub = createSessionHub({ runs, tools: noTools, limits: { congestedBytes: Number.POSITIVE_INFINITY } });
  const server = await startAgentSocketServer({
    hub,
    port: 0,
    token: null,
    log: () => undefined,
    limits: { connections: clientCount },
  });
  const clients = await connect(server.url, clientCount);
  runs.start({ type: 'start_agent', query: 'Summarize' }, { trust: 'client', sessionId: 'default' });
  const result = await rate(clients, tokens, tokensPerEvent, (text) => runs.say('run-1', text));
  clients.close();
  await server.close();
  hub.close();
  return result;
}

async function throughBareLoop(clientCount: number, tokens: number, tokensPerEvent: number): Promise<number> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const clients = await connect(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, clientCount);
  let seq = 0;
  const result = await rate(clients, tokens, tokensPerEvent, (text) => {
    const event: AgentEvent = { type: 'partial_summary', payload: { text }, run_id: 'run-1', seq: ++seq };
    const frame = JSON.stringify(event);
    for (const socket of server.clients) socket.send(frame);
  });
  clients.close();
  server.close();
  return result;
}

function median(values: number[]): number {
  return Math.round(values.sort((left, right) => left - right)[values.length >> 1] ?? 0);
}

/** Prints the measurements; the agent and the bare loop take turns, so that noise affects both. */
export async function run(): Promise<void> {
  const measures = [
    { name: 'websocket_one_client_token_per_event', clients: 1, tokens: 100_000, tokensPerEvent: 1 },
    { name: 'websocket_one_client_5_tokens_per_event', clients: 1, tokens: 200_000, tokensPerEvent: 5 },
    { name: 'websocket_200_clients_5_tokens_per_event', clients: 200, tokens: 5_000, tokensPerEvent: 5 },
  ];
  for (const { name, clients, tokens, tokensPerEvent } of measures) {
    const agent: number[] = [];
    const bare: number[] = [];
    for (let turn = 0; turn <= RUNS; turn++) {
      const [throughUs, without] = [
        await throughAgent(clients, tokens, tokensPerEvent),
        await throughBareLoop(clients, tokens, tokensPerEvent),
      ];
      // The first round warms up the compiler.
      if (turn === 0) continue;
      agent.push(throughUs);
      bare.push(without);
    }
    const rates = { median: median(agent), bare: median(bare) };
    console.log(
      JSON.stringify({
        name,
        ...rates,
        ratio: Math.round((rates.median / rates.bare) * 100) / 100,
        unit: clients === 1 ? 'tokens/s' : 'tokens/s to each client',
        runs: RUNS,
      }),
    );
  }
}
