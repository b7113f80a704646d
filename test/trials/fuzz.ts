/**
 * `npm run fuzz [-- --frames N]`: sends 3,000 frames a second to a built agent: commands generated from the schemas
 * with values of wrong types, invalid JSON, and frames and handshakes that no library would send. The agent must
 * survive, and another client must get its answers within 100 ms (p99).
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { commandSchema } from '../../src/protocol/index.js';
import { CommandLine } from '../helpers/commandLine.js';
import { BINARY, CONTINUATION, frame, PING, RawClient, TEXT } from '../unit/server/rawClient.js';
import { WebSocketTestClient } from '../unit/server/testClient.js';
import { runTrial } from './trial.js';

const FRAMES_PER_SECOND = 3_000;
const TURN_MS = 20;
const MOST_P99_MS = 100;
const TOKEN = 'a-token-of-at-least-thirty-two-characters-0123456789';

const pick = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;
const chance = (share: number): boolean => Math.random() < share;

interface JsonSchema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
}

/** Any value, whatever was requested. */
function anything(depth = 0): unknown {
  const simple = [null, true, -1, 1e308, '', 'x', '\u0000', '__proto__', 'x'.repeat(2_000), [], {}];
  if (depth > 3 || chance(0.7)) return pick(simple);
  if (chance(0.5)) return Array.from({ length: Math.floor(Math.random() * 5) }, () => anything(depth + 1));
  return { [pick(['type', 'url', '__proto__', 'constructor', 'x'])]: anything(depth + 1) };
}

/** A value of the schema, some parts of which have another type. */
function nearly(schema: JsonSchema): unknown {
  if (chance(0.15)) return anything();
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return pick(schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return nearly(pick(options));
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {}).filter(
      ([name]) => (schema.required?.includes(name) ?? false) || chance(0.4),
    );
    return Object.fromEntries(entries.map(([name, property]) => [name, nearly(property)]));
  }
  if (schema.type === 'array')
    return Array.from({ length: Math.floor(Math.random() * 4) }, () => nearly(schema.items ?? {}));
  if (schema.type === 'string')
    return pick(['https://example.invalid/', 'run-1', 'What?', 'file:///etc/passwd', 'http://127.0.0.1/']);
  return schema.type === 'boolean' ? chance(0.5) : Math.floor(Math.random() * 100);
}

function text(schema: JsonSchema): string {
  const json = JSON.stringify(nearly(schema)) || 'undefined';
  if (chance(0.9)) return json;
  return pick([json.slice(0, Math.floor(json.length / 2)), '['.repeat(5_000), `{"a":${json}`, 'NaN', '\ufeff{}']);
}

function bytes(schema: JsonSchema): Buffer {
  const payload = Buffer.from(text(schema).slice(0, 60_000));
  if (chance(0.97)) return frame(payload);
  return frame(pick([payload, Buffer.from([0xc3, 0x28, 0xff])]).subarray(0, 120), {
    opcode: pick([TEXT, BINARY, CONTINUATION, PING, 5, 11]),
    final: chance(0.8),
    rsv1: chance(0.2),
    masked: chance(0.8),
  });
}

async function connect(port: number): Promise<RawClient> {
  const odd = chance(0.2);
  const token = odd ? pick(['', 'wrong', 'x'.repeat(10_000), 'ü']) : TOKEN;
  const host = chance(0.95) ? `127.0.0.1:${port}` : pick(['evil.example', '', 'localhost']);
  const origin = chance(0.95) ? [] : [`Origin: ${pick(['null', 'https://evil.example', ''])}`];
  return RawClient.upgrade(port, [`Host: ${host}`, `Authorization: Bearer ${token}`, ...origin]);
}

async function trial(frames: number) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-fuzz-'));
  const cli = new CommandLine(folder, { OLLAMA_BASE_URL: 'http://127.0.0.1:9', MOCK_LLM_PORT: '9' });
  const agent = await cli.serve(['--token', TOKEN, '--db', path.join(folder, 'fuzz.db')]);
  const port = Number(new URL(agent.url).port);
  const schema = z.toJSONSchema(commandSchema, { unrepresentable: 'any' }) as JsonSchema;
  const delays: number[] = [];
  let sent = 0;
  let connections = 0;
  const beside = await WebSocketTestClient.connect(agent.url, TOKEN);
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const started = performance.now();
      await beside.settled();
      delays.push(performance.now() - started);
      beside.events.length = 0;
      await sleep(60);
    }
  })();
  try {
    const clients: RawClient[] = [];
    const started = performance.now();
    while (sent < frames && agent.child.exitCode === null) {
      const due = Math.min(frames, ((performance.now() - started) / 1000) * FRAMES_PER_SECOND);
      while (sent < due) {
        const place = Math.floor(Math.random() * 8);
        let client = clients[place];
        if (!client || client.socket.destroyed || client.socket.readableEnded || client.status !== 101) {
          client?.close();
          client = clients[place] = await connect(port);
          connections++;
          if (client.status !== 101) continue;
        }
        // A few at once, like a flooding program.
        for (let each = 0; each < 20 && sent < frames; each++, sent++) client.write(bytes(schema));
      }
      await sleep(TURN_MS);
    }
    isOver = true;
    await watching;
    clients.forEach((client) => client.close());
    delays.sort((left, right) => left - right);
    const p99 = Math.round(delays[Math.floor(delays.length * 0.99)] ?? 0);
    const seconds = (performance.now() - started) / 1000;
    const alive = agent.child.exitCode === null;
    return {
      connections,
      frames_per_second: Math.round(sent / seconds),
      answers: delays.length,
      p99_ms: p99,
      alive,
      sound: alive && p99 <= MOST_P99_MS,
    };
  } finally {
    beside.close();
    agent.child.kill('SIGTERM');
    await Promise.race([once(agent.child, 'exit'), sleep(5_000)]);
    await rm(folder, { recursive: true, force: true });
  }
}

void runTrial('frames', { usual: 300_000, most: 10_000_000, longestMs: (frames) => 60_000 + frames * 2 }, trial);
