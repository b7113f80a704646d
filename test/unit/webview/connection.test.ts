import assert from 'node:assert/strict';
import type { Command } from '../../../src/protocol/index.js';
import { Connection } from '../../../src/webview/transport/connection.js';
import { reconnectDelay } from '../../../src/webview/transport/reconnectDelay.js';

/** A WebSocket controlled by the test, and a clock that the test advances. */
class FakeSocket {
  readyState = 0;
  sent: unknown[] = [];
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {}
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  open() {
    this.readyState = 1;
    this.onopen?.();
  }
  close() {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.();
  }
}

function setUp() {
  const sockets: FakeSocket[] = [];
  const posted: Command[] = [];
  const statuses: string[] = [];
  const received: unknown[] = [];
  let now = 0;
  let timers: { at: number; callback: () => void }[] = [];
  const connection = new Connection({
    open: (url, protocols) => {
      const socket = new FakeSocket(url, protocols);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    post: (command) => posted.push(command),
    onEvents: (events) => received.push(...events),
    onStatus: (status) => statuses.push(status),
    setTimer: (callback, milliseconds) => {
      const timer = { at: now + milliseconds, callback };
      timers.push(timer);
      return timer as unknown as ReturnType<typeof setTimeout>;
    },
    clearTimer: (timer) => {
      timers = timers.filter((other) => other !== (timer as unknown));
    },
    random: () => 0.5,
  });
  const advance = (milliseconds: number) => {
    const end = now + milliseconds;
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      now = next.at;
      next.callback();
    }
    now = end;
  };
  const last = (): FakeSocket => {
    const socket = sockets.at(-1);
    assert.ok(socket);
    return socket;
  };
  return { connection, sockets, posted, statuses, received, advance, last };
}

const endpoint = { url: 'ws://127.0.0.1:18080/agent_ws', token: 'secret' };

describe('the connection to the agent', () => {
  it('offers the protocol and the token, and passes events on', () => {
    const { connection, last, received, statuses } = setUp();
    connection.use(endpoint);
    assert.deepEqual(last().protocols, ['regen-research.v1', 'regen-research.token.secret']);
    last().open();
    last().onmessage?.({ data: '{"type":"pong","payload":{}}' });
    last().onmessage?.({ data: '{"type":"from_the_future","payload":{}}' });
    last().onmessage?.({ data: 'not JSON' });
    assert.deepEqual(received, [{ type: 'pong', payload: {} }]);
    assert.deepEqual(statuses, ['connecting', 'socket']);
  });

  it('reopens a dropped socket with increasing delays', () => {
    const { connection, last, sockets, advance } = setUp();
    connection.use(endpoint);
    last().open();
    last().close();
    advance(250);
    assert.equal(sockets.length, 2);
    last().close();
    advance(250);
    assert.equal(sockets.length, 2);
    advance(250);
    assert.equal(sockets.length, 3);
  });

  it('falls back to postMessage within a few seconds, and retries the socket from time to time', () => {
    const { connection, last, posted, statuses, advance, sockets } = setUp();
    connection.use(endpoint);
    advance(3_000);
    assert.equal(statuses.at(-1), 'messages');
    connection.send({ type: 'ping' });
    assert.deepEqual(posted, [{ type: 'ping' }]);
    last().close();
    const tried = sockets.length;
    advance(60_000);
    assert.equal(sockets.length, tried + 1);
    last().open();
    assert.equal(statuses.at(-1), 'socket');
    connection.send({ type: 'ping' });
    assert.equal(posted.length, 1);
    assert.deepEqual(last().sent, [{ type: 'ping' }]);
  });

  it('uses postMessage immediately if there is no endpoint', () => {
    const { connection, statuses, sockets } = setUp();
    connection.use(null);
    assert.deepEqual(statuses, ['messages']);
    assert.equal(sockets.length, 0);
  });

  it('case 70: detects a dead socket after sleep, without a storm of attempts', () => {
    const { connection, last, sockets, advance } = setUp();
    connection.use(endpoint);
    last().open();
    const dead = last();
    connection.wake();
    assert.deepEqual(dead.sent, [{ type: 'ping' }]);
    advance(10_000);
    assert.equal(dead.readyState, 3);
    advance(3_600_000);
    assert.ok(sockets.length < 150, `${sockets.length} attempts in an hour`);
  });

  it('reconnects after the agent moves', () => {
    const { connection, last, sockets } = setUp();
    connection.use(endpoint);
    last().open();
    connection.use({ ...endpoint });
    assert.equal(sockets.length, 1);
    connection.use({ url: 'ws://127.0.0.1:18090/agent_ws', token: 'other' });
    assert.equal(sockets[0]?.readyState, 3);
    assert.equal(last().url, 'ws://127.0.0.1:18090/agent_ws');
  });

  it('waits between an eighth of a second and half a minute', () => {
    assert.equal(reconnectDelay(0, 0), 125);
    for (let attempt = 0; attempt < 2_000; attempt++) {
      const delay = reconnectDelay(attempt, 1);
      assert.ok(delay >= 125 && delay <= 30_000);
    }
  });
});
