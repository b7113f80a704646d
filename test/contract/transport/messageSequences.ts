import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Runs } from '../../../src/agent/interfaces/index.js';
import { sentenceOf, textOf, type AgentEvent, type Message } from '../../../src/protocol/index.js';
import type { Transport } from './transports.js';

const SESSIONS = ['default', 'a', 'b'];
const URLS = ['https://example.org/1', 'https://example.org/2', 'https://example.org/3'];

const runId = fc.oneof(
  { weight: 9, arbitrary: fc.nat(5).map((index) => ({ known: index })) },
  { weight: 1, arbitrary: fc.constant({ known: -1 }) },
);
const stepOf = (urls: string[]) =>
  fc.record({
    client: fc.nat(2),
    /** Turns of the event loop before the command. */
    wait: fc.nat(3),
    command: fc.oneof(
      fc.record({
        type: fc.constant('start_agent'),
        query: fc.constant('Summarize'),
        url: fc.constantFrom(...urls),
        session_id: fc.constantFrom(...SESSIONS),
      }),
      fc.record({ type: fc.constant('cancel_agent'), run_id: runId }),
      fc.record({ type: fc.constant('resume'), run_id: runId, after_seq: fc.nat(8) }),
      fc.record({ type: fc.constant('join_session'), session_id: fc.constantFrom(...SESSIONS) }),
      fc.record({
        type: fc.constantFrom('execute_action', 'delete_run'),
        run_id: fc.constant('none'),
        action_id: fc.constant('a'),
      }),
      fc.record({ type: fc.constantFrom('ping', 'list_runs', 'nonsense', 'start_agent', '__proto__') }),
      fc.jsonValue(),
    ),
  });

/** What a client that follows a run can rely on. */
export function assertSoundRun(events: AgentEvent[]): void {
  assert.deepEqual(
    events.map((event) => event.seq),
    events.map((_, index) => index + 1),
    'numbered from 1 without gaps',
  );
  assert.equal(events[0]?.type, 'agent_start');
  assert.equal(events.filter((event) => event.type === 'agent_start').length, 1, 'one agent_start');
  assert.equal(events.filter((event) => event.type === 'agent_end').length, 1, 'exactly one agent_end');
  assert.equal(events.at(-1)?.type, 'agent_end', 'nothing after agent_end');
  for (const { type, payload } of events) {
    if (type === 'provider_changed') {
      const { reason, ...translatable } = payload;
      assert.ok(payload.message_key, `can be translated: ${reason}`);
      assert.equal(textOf(sentenceOf({ message: '', ...translatable })), reason);
    }
    if (type === 'source_read') assertTranslatable(payload.source.warning_details, payload.source.warnings ?? []);
    if (type === 'final_summary') {
      const { incomplete, incomplete_details: details } = payload.summary;
      assertTranslatable(details, incomplete === undefined ? [] : [incomplete]);
    }
    if ((type !== 'progress' && type !== 'error' && type !== 'agent_end') || payload.message === undefined) continue;
    const { message, message_key: key, message_args: args } = payload;
    assert.ok(key, `can be translated: ${message}`);
    assert.equal(textOf(sentenceOf({ message, message_key: key, message_args: args })), message);
  }
}

/** Sentences by key and arguments give the texts, which may hold several of them. */
function assertTranslatable(details: readonly Message[] = [], texts: readonly string[]): void {
  assert.equal(details.map((sentence) => textOf(sentence)).join(' '), texts.join(' '));
}

/**
 * Case 24: random commands of three clients, over one transport, on any implementation of `Runs`. Clients that only
 * listen must see every run completely; the commanding clients must see no gaps except where they resumed.
 */
export async function checkMessageSequences(
  open: () => Promise<{ runs: Runs; transport: Transport }>,
  numRuns: number,
  urls = URLS,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(stepOf(urls), { maxLength: 40 }), async (steps) => {
      const { runs, transport } = await open();
      try {
        const ids: string[] = [];
        const forget = runs.listen({ trust: 'user' }, (_, event) => {
          if (event.type === 'agent_start' && event.run_id !== undefined) ids.push(event.run_id);
        });
        const watchers = await Promise.all(
          SESSIONS.map(async (sessionId) => {
            const watcher = await transport.connect();
            watcher.send({ type: 'join_session', session_id: sessionId });
            await watcher.settled();
            return watcher;
          }),
        );
        const clients = await Promise.all([transport.connect(), transport.connect(), transport.connect()]);
        for (const { client, wait, command } of steps) {
          for (let turn = 0; turn < wait; turn++) await new Promise((resolve) => setImmediate(resolve));
          clients[client]?.send(withRunId(command, ids));
        }
        await Promise.all(clients.map((client) => client.settled()));
        await runs.close();
        await Promise.all([...clients, ...watchers].map((client) => client.settled()));
        forget();

        const watched = watchers.flatMap((watcher) =>
          [...new Set(watcher.events.flatMap((event) => (event.seq === undefined ? [] : [event.run_id ?? ''])))].map(
            (id) => watcher.of(id),
          ),
        );
        assert.equal(watched.length, ids.length, 'only the listener of its own session sees a run');
        for (const events of watched) assertSoundRun(events);
        for (const client of clients) {
          for (const id of ids)
            assertNoGaps(
              client.of(id),
              steps.flatMap(({ command }) => resumePoint(command)),
            );
        }
      } finally {
        await runs.close();
        await transport.close();
      }
    }),
    { numRuns },
  );
}

function withRunId(command: unknown, ids: string[]): unknown {
  if (command === null || typeof command !== 'object' || !('run_id' in command)) return command;
  const { run_id: id } = command;
  return id !== null && typeof id === 'object' && 'known' in id
    ? { ...command, run_id: ids[Number(id.known)] ?? 'none' }
    : command;
}

function resumePoint(command: unknown): number[] {
  return command !== null && typeof command === 'object' && 'after_seq' in command ? [Number(command.after_seq)] : [];
}

function assertNoGaps(events: AgentEvent[], resumePoints: number[]): void {
  let last = 0;
  for (const { seq = 0 } of events) {
    assert.ok(seq === last + 1 || resumePoints.includes(seq - 1), `${seq} follows ${last}`);
    last = seq;
  }
}
