import { WebSocketServer } from 'ws';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startScriptedOllama } from '../../helpers/ollamaServer.js';
import { speak } from './answers.js';

/** When each token of a session was sent, with the length of the answer by then. */
export type Sent = { time: number; length: number }[];

/** What the process tells when a session has been answered. */
export interface Told {
  way: 'model' | 'bare';
  session: number;
  sent: Sent;
}

export interface Speaker {
  /** A model server that answers "Question: … report N …". */
  origin: string;
  /** A bare WebSocket server that sends the same to a client that names N. */
  url: string;
}

/** Both ways to hear the same answers, in a process of their own. Ends when told anything. */
async function main(): Promise<void> {
  const speakAndTell = async function* (way: Told['way'], session: number) {
    const sent: Sent = [];
    yield* speak(session, (time, length) => sent.push({ time, length }));
    process.send?.({ way, session, sent } satisfies Told);
  };
  const model = await startScriptedOllama((prompt) => {
    const session = /Question: .*report (\d+)/.exec(prompt)?.[1];
    return session === undefined ? [' Some', ' notes.'] : speakAndTell('model', Number(session));
  });
  const bare = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  await once(bare, 'listening');
  bare.on('connection', (socket) => {
    socket.once('message', (data: Buffer) => {
      const session = Number(data.toString());
      let seq = 0;
      const send = async () => {
        for await (const text of speakAndTell('bare', session))
          socket.send(
            JSON.stringify({ type: 'partial_summary', payload: { text }, run_id: `run-${session}`, seq: ++seq }),
          );
        socket.send(JSON.stringify({ type: 'agent_end', payload: {}, run_id: `run-${session}`, seq: ++seq }));
      };
      void send();
    });
  });
  process.send?.({
    origin: model.origin,
    url: `ws://127.0.0.1:${(bare.address() as AddressInfo).port}`,
  } satisfies Speaker);
  process.once('message', () => {
    bare.close();
    for (const client of bare.clients) client.terminate();
    void model.close().then(() => process.disconnect());
  });
}

void main();
