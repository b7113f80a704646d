// The build puts this in the place of `bufferutil`, the native module that `ws` uses if it finds it (esbuild.mjs). Without
// it, `ws` unmasks byte by byte, which takes 10 ms for a document of 500 KB.

/** Removes the mask of a frame's payload, in place: a word at a time. */
export function unmask(payload: Uint8Array, key: Uint8Array): void {
  const head = Math.min(payload.length, -payload.byteOffset & 3);
  maskBytes(payload, key, 0, head);
  const count = (payload.length - head) >> 2;
  const words = count === 0 ? new Int32Array() : new Int32Array(payload.buffer, payload.byteOffset + head, count);
  const turned = Uint8Array.from(key, (_, index) => key[(index + head) & 3] as number);
  const word = new Int32Array(turned.buffer)[0] as number;
  for (let index = 0; index < count; index++) words[index] = (words[index] as number) ^ word;
  maskBytes(payload, key, head + count * 4, payload.length);
}

function maskBytes(payload: Uint8Array, key: Uint8Array, from: number, to: number): void {
  for (let index = from; index < to; index++) payload[index] = (payload[index] as number) ^ (key[index & 3] as number);
}

/** Writes the masked `source` to `output` at `offset`. */
export function mask(source: Uint8Array, key: Uint8Array, output: Uint8Array, offset: number, length: number): void {
  output.set(source.subarray(0, length), offset);
  unmask(output.subarray(offset, offset + length), key);
}
