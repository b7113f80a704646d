/**
 * What the agent adds to the way of a token when many sessions are answered at once: the time from a token's sending by the
 * model server to its arrival at the client. Beside it, at the same time and alone, a bare `ws` server sends the same tokens to
 * as many clients at the same pace. Model server, agent (the built one), and clients are separate processes. One JSON line.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { AgentEvent } from '../../../src/protocol/index.js';
import { CommandLine } from '../../helpers/commandLine.js';
import { documentOf, SESSIONS, sharedClock } from './answers.js';
import type { Sent, Speaker, Told } from './speakerProcess.js';

const TURNS = 3;
/** The sessions begin within this time, so that some are read while others are answered. */
const SPREAD_MS = 3_000;
/** Spreads any number of sessions evenly, and never at the pace of the tokens. */
const GOLDEN = 0.618_034;
const TARGET_RATIO = 3;

/** Sends `hello` and notes when the answer had which length, white space apart, until the run's end. */
async function listen(url: string, hello: string): Promise<Sent> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const arrived: Sent = [];
  let length = 0;
  const ended = new Promise<void>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      const time = sharedClock();
      const event = JSON.parse(data.toString()) as AgentEvent;
      if (event.type === 'error') reject(new Error(event.payload.message));
      if (event.type === 'partial_summary' && event.payload.chunk_index === undefined) {
        length = (event.payload.restart ? 0 : length) + event.payload.text.replaceAll(/\s/g, '').length;
        arrived.push({ time, length });
      }
      if (event.type === 'agent_end') resolve();
    });
  });
  socket.send(hello);
  await ended;
  socket.terminate();
  return arrived;
}

/** How long each token was on its way, in ms. */
function delays(sent: Sent, arrived: Sent): number[] {
  let at = 0;
  return sent.map(({ time, length }) => {
    while (at < arrived.length - 1 && (arrived[at]?.length ?? 0) < length) at++;
    return (arrived[at]?.time ?? Infinity) - time;
  });
}

function percentile(values: number[], share: number): number {
  return Math.round((values.sort((left, right) => left - right)[Math.floor(values.length * share)] ?? 0) * 10) / 10;
}

export async function run(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-fanout-'));
  const speaking = fork(new URL('speakerProcess.ts', import.meta.url), { execArgv: ['--import=tsx'] });
  const [speaker] = (await once(speaking, 'message')) as [Speaker];
  const sent = new Map<string, Sent>();
  speaking.on('message', (told: Told) => sent.set(`${told.way} ${told.session}`, told.sent));
  const agent = await new CommandLine(folder, { OLLAMA_BASE_URL: speaker.origin }).serve([
    '--no-token',
    '--db',
    path.join(folder, 'agent.db'),
  ]);
  const all = async (way: Told['way'], url: string, hello: (session: number) => string): Promise<number[]> => {
    const arrived = await Promise.all(
      Array.from({ length: SESSIONS }, async (_, session) => {
        await sleep(((session * GOLDEN) % 1) * SPREAD_MS);
        return listen(url, hello(session));
      }),
    );
    const sentOf = async (session: number): Promise<Sent> => {
      for (;;) {
        const found = sent.get(`${way} ${session}`);
        if (found) return found;
        await sleep(20);
      }
    };
    const took = await Promise.all(arrived.map(async (events, session) => delays(await sentOf(session), events)));
    for (const session of arrived.keys()) sent.delete(`${way} ${session}`);
    return took.flat();
  };
  try {
    const through: number[] = [];
    const beside: number[] = [];
    const alone: number[] = [];
    for (let turn = 0; turn <= TURNS; turn++) {
      const command = (session: number) => ({
        type: 'start_agent',
        session_id: `session-${session}`,
        provider: 'ollama',
        query: `What does report ${session} say?`,
        document: { markdown: `${documentOf(session)}\n\nTurn ${turn}.` },
      });
      const [own, same] = await Promise.all([
        all('model', agent.url, (session) => JSON.stringify(command(session))),
        all('bare', speaker.url, String),
      ]);
      const bare = await all('bare', speaker.url, String);
      // The first turn warms up the compiler.
      if (turn === 0) continue;
      through.push(...own);
      beside.push(...same);
      alone.push(...bare);
    }
    const at = (share: number) => ({
      agent: percentile(through, share),
      bare_beside: percentile(beside, share),
      bare_alone: percentile(alone, share),
    });
    const p99 = at(0.99);
    console.log(
      JSON.stringify({
        name: 'fanout',
        sessions: SESSIONS,
        tokens: through.length,
        p50_ms: at(0.5),
        p99_ms: p99,
        ratio: Math.round((p99.agent / p99.bare_beside) * 100) / 100,
        target: `<= ${TARGET_RATIO}`,
        load: Math.round((os.loadavg()[0] ?? 0) * 10) / 10,
      }),
    );
  } finally {
    agent.child.kill();
    speaking.send('close');
    await Promise.all([once(agent.child, 'exit'), once(speaking, 'exit')]);
    await rm(folder, { recursive: true, force: true });
  }
}
