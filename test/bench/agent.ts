/**
 * The overhead of the whole agent: time to the first word compared with a direct request to the same model server,
 * tokens per second through the WebSocket compared with reading the server's stream directly, and the time of a cached
 * answer. One JSON line per measurement. Agent (the built one), model server, and client are separate processes, as in
 * real use.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http, { type IncomingMessage } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AgentEvent } from '../../src/protocol/index.js';
import { article, articlePage } from '../helpers/articles.js';
import { CommandLine } from '../helpers/commandLine.js';
import { startTestServer } from '../helpers/testServer.js';
import { WebSocketTestClient } from '../unit/server/testClient.js';

/** As in a window that has been used for a while: code that has run a few dozen times is compiled. */
const WARM_UP = 60;
const RUNS = 60;
const STREAMS = 15;
/** A client that asks more often is throttled, and a reader doesn't ask while the previous run is being written. */
const BETWEEN_MS = 150;
/** A provider's status is trusted for 3 s; a reader's next question comes later. */
const PAUSE_MS = 3_100;
const RUNS_AFTER_PAUSE = 7;

type Connect = () => Promise<WebSocketTestClient>;

interface ModelServer {
  origin: string;
  model: string;
  /** Tokens of the answer to "Write much.". */
  longAnswer: number;
}

/** The model server, with its first message. */
async function startModel(): Promise<[ModelServer, ChildProcess]> {
  const started = fork(new URL('modelProcess.ts', import.meta.url), { execArgv: ['--import=tsx'] });
  const [said] = (await once(started, 'message')) as [ModelServer];
  return [said, started];
}

function median(values: number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;
}
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Milliseconds from a command to an event of its run. */
async function timeTo(
  client: WebSocketTestClient,
  command: object,
  matches: (event: AgentEvent) => boolean,
): Promise<number> {
  client.events.length = 0;
  const started = performance.now();
  client.send({ type: 'start_agent', query: 'Summarize this source.', ...command });
  await client.until(matches);
  const took = performance.now() - started;
  await client.until(({ type }) => type === 'agent_end');
  return took;
}

async function ask(model: ModelServer, prompt: string): Promise<IncomingMessage> {
  const request = http.request(`${model.origin}/api/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  request.end(JSON.stringify({ model: model.model, prompt, stream: true }));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response.setEncoding('utf8');
}

/** The chunks of a direct request as they arrive. */
async function* pieces(response: IncomingMessage): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of response as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield (JSON.parse(line) as { response: string }).response;
  }
}

async function directFirst(model: ModelServer, prompt: string): Promise<number> {
  const started = performance.now();
  let took = 0;
  for await (const piece of pieces(await ask(model, prompt)))
    if (piece !== '' && took === 0) took = performance.now() - started;
  return took;
}

async function firstToken(connect: Connect, model: ModelServer): Promise<void> {
  const client = await connect();
  const agent: number[] = [];
  const direct: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run++) {
    const markdown = article(6, `Subject ${run}`);
    await sleep(BETWEEN_MS);
    const own = await timeTo(client, { document: { markdown } }, ({ type }) => type === 'partial_summary');
    // Both after the same pause: code that has just run is faster than code that wakes up.
    await sleep(BETWEEN_MS);
    const bare = await directFirst(model, markdown);
    if (run < 0) continue;
    agent.push(own);
    direct.push(bare);
  }
  const overheads = agent.map((value, run) => value - (direct[run] ?? 0));
  print('first_token_overhead', {
    median: rounded(median(overheads)),
    agent: rounded(median(agent)),
    direct: rounded(median(direct)),
    ratio: rounded(median(agent) / median(direct)),
    unit: 'ms',
    runs: RUNS,
    target: '< 5',
  });
  client.close();
}

async function tokensPerSecond(connect: Connect, model: ModelServer): Promise<void> {
  const client = await connect();
  const agent: number[] = [];
  const direct: number[] = [];
  for (let run = -3; run < STREAMS; run++) {
    client.events.length = 0;
    client.send({ type: 'start_agent', query: 'Write much.', document: { markdown: article(6, `Stream ${run}`) } });
    await client.untilType('partial_summary');
    const started = performance.now();
    await client.until((event) => event.type === 'progress' && event.payload.stage === 'grounding');
    const own = model.longAnswer / ((performance.now() - started) / 1000);
    await client.untilType('agent_end');

    let begun = 0;
    for await (const piece of pieces(await ask(model, 'Question: Write much.')))
      if (piece !== '') begun ||= performance.now();
    const bare = model.longAnswer / ((performance.now() - begun) / 1000);
    if (run < 0) continue;
    agent.push(own);
    direct.push(bare);
  }
  print('tokens_through_websocket', {
    median: Math.round(median(agent)),
    direct: Math.round(median(direct)),
    ratio: rounded(median(agent) / median(direct)),
    unit: 'tokens/s to one client',
    runs: STREAMS,
    target: '> 50000',
  });
  client.close();
}

async function cacheHits(connect: Connect): Promise<void> {
  const page = await startTestServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(articlePage(40)),
  );
  const client = await connect();
  const hit = async (name: string, command: object, runs: number, pauseMs: number) => {
    const took: number[] = [];
    for (let run = -Math.min(WARM_UP, runs); run < runs; run++) {
      await sleep(run < 0 ? BETWEEN_MS : pauseMs);
      const own = await timeTo(client, command, ({ type }) => type === 'agent_end');
      const end = client.events.find((event) => event.type === 'agent_end');
      if (run >= 0 && end?.payload.cached !== true) throw new Error('This was no hit.');
      if (run >= 0) took.push(own);
    }
    print(name, { median: rounded(median(took)), worst: rounded(Math.max(...took)), unit: 'ms', runs, target: '< 5' });
  };
  await hit('cache_hit_document', { document: { markdown: article(10) } }, RUNS, BETWEEN_MS);
  await hit('cache_hit_page', { url: `${page.origin}/page` }, RUNS, BETWEEN_MS);
  await hit('cache_hit_page_after_a_pause', { url: `${page.origin}/page` }, RUNS_AFTER_PAUSE, PAUSE_MS);
  client.close();
  await page.close();
}

function print(name: string, measure: object): void {
  console.log(JSON.stringify({ name, ...measure }));
}

/** Prints the measurements of the agent. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-bench-'));
  const [model, modelProcess] = await startModel();
  const agent = await new CommandLine(folder, { OLLAMA_BASE_URL: model.origin }).serve([
    '--no-token',
    '--allow-local',
    '--db',
    path.join(folder, 'agent.db'),
  ]);
  const connect = () => WebSocketTestClient.connect(agent.url);
  try {
    await firstToken(connect, model);
    await tokensPerSecond(connect, model);
    await cacheHits(connect);
  } finally {
    agent.child.kill();
    modelProcess.send('close');
    await Promise.all([once(agent.child, 'exit'), once(modelProcess, 'exit')]);
    await rm(folder, { recursive: true, force: true });
  }
}
