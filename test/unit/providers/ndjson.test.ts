import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NdjsonError, readNdjson } from '../../../src/agent/providers/wire/ndjson.js';

async function read(pieces: Uint8Array[], maxLine?: number): Promise<unknown[]> {
  const values = [];
  for await (const value of readNdjson(pieces, maxLine)) values.push(value);
  return values;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readNdjson', () => {
  it('case 36: the values are the same however the bytes are split', async () => {
    const text = '{"response":"Zwölf 蜜蜂 🐝"}\r\n\n{"response":"\\n"}\n{"done":true}';
    const expected = [{ response: 'Zwölf 蜜蜂 🐝' }, { response: '\n' }, { done: true }];
    assert.deepEqual(await read([...bytes(text)].map((byte) => Uint8Array.of(byte))), expected);
    for (let cut = 0; cut <= bytes(text).length; cut++)
      assert.deepEqual(await read([bytes(text).subarray(0, cut), bytes(text).subarray(cut)]), expected);
  });

  it('case 36: any JSON values, in any pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 6 }),
        fc.array(fc.nat(40), { maxLength: 20 }),
        fc.boolean(),
        async (values, cuts, ends) => {
          const whole = bytes(values.map((value) => JSON.stringify(value)).join('\n') + (ends ? '\n' : ''));
          const pieces = [];
          let at = 0;
          for (const cut of cuts) {
            pieces.push(whole.subarray(at, at + cut));
            at += cut;
          }
          pieces.push(whole.subarray(Math.min(at, whole.length)));
          assert.deepEqual(
            await read(pieces),
            values.map((value) => JSON.parse(JSON.stringify(value)) as unknown),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('values may be indented over several lines, alone or one after another', async () => {
    const indents = fc.constantFrom(0, 1, 2, '\t');
    const objects = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
    await fc.assert(
      fc.asyncProperty(
        fc.array(objects, { minLength: 1, maxLength: 3 }),
        indents,
        fc.nat(),
        async (values, indent, cut) => {
          const whole = bytes(values.map((value) => JSON.stringify(value, null, indent)).join('\r\n'));
          const at = cut % (whole.length + 1);
          assert.deepEqual(
            await read([whole.subarray(0, at), whole.subarray(at)]),
            values.map((value) => JSON.parse(JSON.stringify(value)) as unknown),
          );
        },
      ),
      { numRuns: 100 },
    );
    assert.deepEqual(await read([bytes('{ "response": "a",\n  "done": true }\n')]), [{ response: 'a', done: true }]);
  });

  it('case 37: invalid or endless JSON is an error', async () => {
    const fails = (pieces: Uint8Array[], kind: string, maxLine?: number) =>
      assert.rejects(read(pieces, maxLine), (error: unknown) => error instanceof NdjsonError && error.kind === kind);
    await fails([bytes('<html>\n')], 'not_json');
    await fails([bytes('{"a":1}\n{"b"')], 'not_json');
    await fails([bytes('{\n"a":1,\n"b"\n')], 'not_json');
    await fails([bytes('{oops}\n')], 'not_json');
    await fails([bytes('{\n'), bytes('"a",\n'.repeat(20))], 'line_too_long', 50);
    await fails([bytes('"'), bytes('a'.repeat(30)), bytes('a'.repeat(30))], 'line_too_long', 50);
    await fails([bytes(`"${'a'.repeat(60)}"\n`)], 'line_too_long', 50);
  });
});
