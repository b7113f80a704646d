import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AgentEvent } from '../../../src/protocol/index.js';
import { Outbox, OutgoingEvent } from '../../../src/agent/server/outbox.js';
import { DEFAULT_SESSION_LIMITS } from '../../../src/agent/server/sessionLimits.js';

const limits = { ...DEFAULT_SESSION_LIMITS, congestedBytes: 0, relievedBytes: 0, congestionCheckMs: 1 };

/** A client whose socket the test fills and empties. */
function slowClient(change: Partial<typeof limits> = {}) {
  const sent: AgentEvent[] = [];
  const client = { buffered: 1, now: 0, stuck: 0, sent, outbox: undefined as unknown as Outbox };
  const target = {
    send: (frame: string) => void sent.push(JSON.parse(frame) as AgentEvent),
    bufferedAmount: () => client.buffered,
  };
  client.outbox = new Outbox(
    target,
    { ...limits, ...change },
    () => client.now,
    () => client.stuck++,
  );
  return client;
}

const partial = (seq: number, text: string, payload: { chunk_index?: number; restart?: boolean } = {}): AgentEvent => ({
  type: 'partial_summary',
  payload: { text, ...payload },
  run_id: 'run',
  seq,
});
const turns = async (until: () => boolean) => {
  while (!until()) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('the queue of a slow client', () => {
  it('case 22: merges adjacent partials of the same text only', async () => {
    const client = slowClient();
    const events: AgentEvent[] = [
      partial(1, 'a'),
      partial(2, 'b'),
      { type: 'progress', payload: { stage: 'notes', message: 'Reading' }, run_id: 'run', seq: 3 },
      partial(4, 'c'),
      partial(5, 'd', { chunk_index: 0 }),
      partial(6, 'e', { chunk_index: 0 }),
      partial(7, 'f', { chunk_index: 1 }),
      partial(8, 'g', { chunk_index: 1, restart: true }),
      { ...partial(1, 'h', { chunk_index: 1 }), run_id: 'other' },
    ];
    for (const event of events) client.outbox.send(new OutgoingEvent(event));
    assert.equal(client.sent.length, 0);
    client.buffered = 0;
    await turns(() => client.sent.length > 0);
    assert.deepEqual(
      client.sent.map((event) => [
        event.first_seq ?? event.seq,
        event.seq,
        event.type === 'partial_summary' ? event.payload.text : event.type,
      ]),
      [
        [1, 2, 'ab'],
        [3, 3, 'progress'],
        [4, 4, 'c'],
        [5, 6, 'de'],
        [7, 7, 'f'],
        [8, 8, 'g'],
        [1, 1, 'h'],
      ],
    );
    client.outbox.close();
  });

  it('case 22: text and sequence numbers are complete, whatever the client does', async () => {
    const piece = fc.record({
      text: fc.string(),
      chunk: fc.option(fc.nat(1), { nil: undefined }),
      isFull: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        const client = slowClient();
        for (const [index, { text, chunk, isFull }] of pieces.entries()) {
          client.buffered = isFull ? 1 : 0;
          client.outbox.send(
            new OutgoingEvent(partial(index + 1, text, chunk === undefined ? {} : { chunk_index: chunk })),
          );
        }
        client.buffered = 0;
        await turns(() => (client.sent.at(-1)?.seq ?? 0) === pieces.length);
        let last = 0;
        for (const event of client.sent) {
          assert.equal(event.first_seq ?? event.seq, last + 1);
          last = event.seq ?? 0;
        }
        for (const chunk of [undefined, 0, 1]) {
          const text = client.sent
            .map((event) =>
              event.type === 'partial_summary' && event.payload.chunk_index === chunk ? event.payload.text : '',
            )
            .join('');
          assert.equal(
            text,
            pieces
              .filter((each) => each.chunk === chunk)
              .map((each) => each.text)
              .join(''),
          );
        }
      }),
      { numRuns: 100 },
    );
  }).timeout(20_000);

  it('case 22: tolerates replays that the client requested, and merges reasoning', async () => {
    const client = slowClient({ waitingBytes: 1_000 });
    const thought = Array.from({ length: 2_000 }, (_, index): AgentEvent => ({
      type: 'reasoning',
      payload: { text: 'so ' },
      run_id: 'run',
      seq: index + 1,
    }));
    client.outbox.sendBacklog([
      ...thought,
      { type: 'agent_end', payload: { success: true, reason: 'completed' }, run_id: 'run', seq: 2_001 },
    ]);
    assert.equal(client.stuck, 0);
    client.buffered = 0;
    await turns(() => client.sent.at(-1)?.type === 'agent_end');
    assert.deepEqual(
      client.sent.map(({ seq }) => seq),
      [2_000, 2_001],
    );
    client.outbox.close();
  });

  it('case 22: gives up once when the queue is too long', () => {
    const client = slowClient({ waitingBytes: 1_000 });
    client.outbox.send(new OutgoingEvent(partial(1, 'x'.repeat(2_000))));
    assert.equal(client.stuck, 1);
  });

  it('case 22: gives up on a client that reads almost nothing, but not on one that reads enough', async () => {
    const client = slowClient({ paceWindowMs: 1_000, slowestBytesPerSecond: 100 });
    client.buffered = 5_000;
    client.outbox.send(new OutgoingEvent(partial(1, 'x')));
    for (let second = 1; second <= 5; second++) {
      client.now += 1_100;
      client.buffered -= 200;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(client.stuck, 0);
    // A trickle: the client reads something each time, but never enough.
    for (let tenth = 1; tenth <= 11; tenth++) {
      client.now += 110;
      client.buffered -= 2;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await turns(() => client.stuck > 0);
    assert.deepEqual(client.sent, []);
  });

  it('case 22: reports when it can send more, and when it never will', async () => {
    const client = slowClient();
    client.buffered = 5_000;
    let drained: boolean | undefined;
    void client.outbox.drained().then((value) => (drained = value));
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(drained, undefined);
    client.buffered = 0;
    await turns(() => drained !== undefined);
    assert.equal(drained, true);
    client.buffered = 5_000;
    const waiting = client.outbox.drained();
    client.outbox.close();
    assert.equal(await waiting, false);
    assert.equal(await client.outbox.drained(), false);
  });
});
