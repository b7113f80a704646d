import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadSqlite } from '../../src/agent/store/nativeModule.js';
import { SqliteConnection } from '../../src/agent/store/sqliteConnection.js';
import type { AgentEvent, RunRecord } from '../../src/protocol/index.js';
import { WebSocketTestClient } from '../unit/server/testClient.js';
import { article } from './articles.js';
import { CommandLine, type ServingAgent } from './commandLine.js';
import { runToEnd, startRun } from './runEvents.js';
import { startTestServer, type TestServer } from './testServer.js';

/**
 * A call counts as stored once this much time has passed since the model server ended it: the agent has to receive and
 * write it.
 */
const KEPT_AFTER_MS = 20;
/** The same on a machine that does other things at the same time. */
const KEPT_FOR_SURE_AFTER_MS = 700;
const MODEL = 'counting';
/** Small, so that a document takes several calls. */
const CONTEXT_TOKENS = 4_096;

/** The runs of a killed agent. */
export interface KillFindings {
  /** Runs reported to the client as ended. */
  ended: number;
  /** Those of them that differ after the restart. */
  lost: string[];
  /** Runs that are listed after the restart but can't be resumed, or vice versa. */
  unknown: string[];
  /** Model calls that had ended more than 20 ms before the kill. */
  calls: number;
  /** Those of them that were made again for the same question about the same document. */
  repeated: number;
}

interface Call {
  prompt: string;
  endedAt?: number;
}

/** Ollama's protocol, recording when each call ended. */
async function startCountingModel(): Promise<TestServer & { calls: Call[] }> {
  const calls: Call[] = [];
  const fixed: Record<string, object> = {
    '/api/tags': { models: [{ name: MODEL, modified_at: '2026-01-01T00:00:00Z', size: 1, digest: '0'.repeat(64) }] },
    '/api/ps': { models: [{ name: MODEL }] },
    '/api/show': { model_info: { 'test.context_length': CONTEXT_TOKENS }, capabilities: ['completion'] },
  };
  const server = await startTestServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const known = fixed[request.url ?? ''];
      if (known) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(known));
        return;
      }
      const call: Call = { prompt: (JSON.parse(body) as { prompt?: string }).prompt ?? '' };
      calls.push(call);
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      const write = async () => {
        for (const word of 'The harbour of district 1 protects about 14 fishing boats in an ordinary year. '.split(
          ' ',
        )) {
          if (response.destroyed) return;
          response.write(`${JSON.stringify({ model: MODEL, response: `${word} `, done: false })}\n`);
          await sleep(2);
        }
        const last = { model: MODEL, response: '', done: true, done_reason: 'stop', eval_count: 14 };
        response.end(`${JSON.stringify({ ...last, prompt_eval_count: Math.ceil(call.prompt.length / 4) })}\n`, () => {
          call.endedAt = performance.now();
        });
      };
      void write();
    });
  });
  return Object.assign(server, { calls });
}

/**
 * A built agent that is repeatedly killed with SIGKILL while it works on the same database, and checks of what is left
 * each time.
 */
export class KilledAgent {
  private trials = 0;

  private constructor(
    private readonly model: Awaited<ReturnType<typeof startCountingModel>>,
    private readonly cli: CommandLine,
    private readonly folder: string,
  ) {}

  static async open(folder: string): Promise<KilledAgent> {
    const model = await startCountingModel();
    return new KilledAgent(model, new CommandLine(folder, { OLLAMA_BASE_URL: model.origin }), folder);
  }

  get database(): string {
    return path.join(this.folder, 'killed.db');
  }

  /**
   * Kills the agent `afterMs` after the runs were started, at the first `agent_end` sent to a client, or while another
   * program locks the database, once some calls have ended.
   */
  async kill(when: { afterMs: number } | 'at_first_end' | 'while_locked'): Promise<KillFindings> {
    const trial = ++this.trials;
    const long = {
      query: 'What is said?',
      document: { markdown: article(60, `Long ${trial}`), title: `Long ${trial}` },
    };
    const agent = await this.serve();
    const client = await WebSocketTestClient.connect(agent.url);
    const lock = when === 'while_locked' ? await this.lock() : undefined;
    const firstEnd = client.untilType('agent_end');
    void startRun(client, long);
    for (let each = 0; each < 3; each++)
      void startRun(client, { document: { markdown: article(3, `Short ${trial} ${each}`) } });
    const isOfThis = ({ prompt }: Call) => prompt.includes(`Long ${trial}`);
    if (when === 'at_first_end') await firstEnd;
    else if (when !== 'while_locked') await sleep(when.afterMs);
    else {
      while (this.model.calls.filter((call) => isOfThis(call) && call.endedAt !== undefined).length < 2) await sleep(5);
      await sleep(KEPT_FOR_SURE_AFTER_MS);
    }
    // Only what has already arrived was reported to the client; events that arrive while the process dies don't count.
    const told = [...client.events];
    const killedAt = performance.now();
    agent.child.kill('SIGKILL');
    await once(agent.child, 'exit');
    client.close();
    await lock?.close();
    const keptMs = lock ? KEPT_FOR_SURE_AFTER_MS : KEPT_AFTER_MS;
    const kept = this.model.calls.filter(({ endedAt }) => endedAt !== undefined && endedAt < killedAt - keptMs);

    const before = this.model.calls.length;
    const next = await this.serve();
    const later = await WebSocketTestClient.connect(next.url);
    try {
      const ended = told.filter(({ type }) => type === 'agent_end').map(({ run_id: id = '' }) => id);
      const records = await this.list(later);
      const started = new Set(told.flatMap(({ run_id: id }) => id ?? []));
      const listed = new Set(records.map(({ run_id: id }) => id));
      const lost: string[] = [];
      const unknown: string[] = [];
      for (const id of new Set([...started, ...listed])) {
        const events = await this.resume(later, id);
        if ((events === undefined) === listed.has(id)) unknown.push(id);
        const same = JSON.stringify(events) === JSON.stringify(told.filter(({ run_id: of }) => of === id));
        const reason = records.find(({ run_id: of }) => of === id)?.reason;
        if (ended.includes(id) && !(same && reason === 'completed')) lost.push(id);
      }
      await runToEnd(later, long);
      const again = new Set(this.model.calls.slice(before).map(({ prompt }) => prompt));
      const counted = kept.filter(isOfThis);
      return {
        ended: ended.length,
        lost,
        unknown,
        calls: counted.length,
        repeated: counted.filter(({ prompt }) => again.has(prompt)).length,
      };
    } finally {
      later.close();
      next.child.kill('SIGTERM');
      await once(next.child, 'exit');
    }
  }

  close(): Promise<void> {
    return this.model.close();
  }

  /** Another program's transaction, which ends when the connection is closed. */
  private async lock(): Promise<SqliteConnection> {
    const connection = await SqliteConnection.open(loadSqlite(), this.database, 5_000);
    await connection.exec('BEGIN IMMEDIATE');
    return connection;
  }

  private serve(): Promise<ServingAgent> {
    return this.cli.serve(['--no-token', '--db', this.database]);
  }

  /** The newest runs: this trial's and some earlier ones. */
  private async list(client: WebSocketTestClient): Promise<RunRecord[]> {
    client.send({ type: 'list_runs', limit: 12 });
    return (await client.untilType('runs')).payload.runs;
  }

  /** All events of a run, or undefined if the agent doesn't know it. */
  private async resume(client: WebSocketTestClient, runId: string): Promise<AgentEvent[] | undefined> {
    client.send({ type: 'resume', run_id: runId, after_seq: 0, request_id: runId });
    const last = await client.until(
      (event) =>
        (event.type === 'agent_end' && event.run_id === runId) ||
        (event.type === 'error' && event.payload.request_id === runId),
    );
    return last.type === 'error' ? undefined : client.of(runId);
  }
}
