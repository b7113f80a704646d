import assert from 'node:assert/strict';
import { createChannel } from '../../../src/agent/streams/channel.js';

describe('createChannel', () => {
  it('keeps the order of what is pushed, also behind a promise that is still open', async () => {
    const channel = createChannel<number>();
    channel.push(1);
    channel.push(new Promise((resolve) => setTimeout(() => resolve(2), 5)));
    channel.push(3);
    channel.close();
    const seen: number[] = [];
    for await (const value of channel) seen.push(value);
    assert.deepEqual(seen, [1, 2, 3]);
  });

  it('ends with the error that it was closed with, after what was pushed before', async () => {
    const channel = createChannel<number>();
    channel.push(Promise.resolve(1));
    channel.close(new Error('The pipe burst.'));
    const seen: number[] = [];
    await assert.rejects(async () => {
      for await (const value of channel) seen.push(value);
    }, /The pipe burst/);
    assert.deepEqual(seen, [1]);
  });
});
