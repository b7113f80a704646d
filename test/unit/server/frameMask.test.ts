import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mask, unmask } from '../../../src/agent/server/frameMask.js';

const key = fc.uint8Array({ minLength: 4, maxLength: 4 });

describe('the mask of a frame', () => {
  it('is applied to each byte by its position, wherever the payload is in memory', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), key, fc.nat(8), (payload, bytes, offset) => {
        const memory = new Uint8Array(offset + payload.length + 3).fill(7);
        mask(payload, bytes, memory, offset, payload.length);
        const masked = payload.map((byte, index) => byte ^ (bytes[index % 4] ?? 0));
        assert.deepEqual(memory.slice(offset, offset + payload.length), masked);
        unmask(memory.subarray(offset, offset + payload.length), bytes);
        assert.deepEqual(memory.slice(offset, offset + payload.length), payload);
        assert.ok([...memory.slice(0, offset), ...memory.slice(-3)].every((byte) => byte === 7));
      }),
    );
  });
});
