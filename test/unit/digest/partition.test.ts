import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { Source } from '../../../src/agent/interfaces/index.js';
import { cutSources, openingOf, type Chunk } from '../../../src/agent/digest/chunks.js';
import { CutMemory } from '../../../src/agent/digest/cutMemory.js';
import { TimeSlicer } from '../../../src/agent/streams/timeSlicer.js';
import { createMemoryStore } from '../../../src/agent/store/index.js';

type Kind = { format: Source['format']; write(random: () => number, size: number): string };

const pick = <T>(random: () => number, items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
const WORDS = 'harbour weir otter 1856 stone the a of lighthouse keeper wrote, counted nine. storm'.split(' ');
const HAN = Array.from('水獭在北部的堤坝上被发现，共有九只。港口于一八五六年重建，灯塔高三十三米。');
const ODD = Array.from('שלום עולם مرحبا بالعالم 👩‍👧‍👦🏳️‍🌈 é\u200f\u202b');

function fill(size: number, piece: (index: number) => string): string {
  const pieces: string[] = [];
  for (let length = 0, index = 0; length < size; index++) {
    const next = piece(index);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
}
const sentence = (random: () => number) =>
  `${Array.from({ length: 3 + Math.floor(random() * 14) }, () => pick(random, WORDS)).join(' ')}. `;

/** Ten kinds of documents; most have blocks far longer than the opening. */
const KINDS: Record<string, Kind> = {
  JSON: {
    format: 'json',
    write: (random, size) =>
      JSON.stringify(fill(size, () => sentence(random)).split('. '), undefined, random() < 0.5 ? 0 : 2),
  },
  CSV: {
    format: 'csv',
    write: (random, size) => fill(size, (row) => `${row},${pick(random, WORDS)},"${sentence(random)}"\n`),
  },
  logs: {
    format: 'text',
    write: (random, size) =>
      fill(size, (row) => `2026-01-01T00:00:${row % 60}Z [${pick(random, WORDS)}] ${sentence(random)}\n`),
  },
  transcripts: {
    format: 'text',
    write: (random, size) => fill(size, (turn) => `${turn % 2 === 0 ? 'Ada' : 'Bo'}: ${sentence(random)}\n`),
  },
  'Chinese without blank lines': { format: 'text', write: (random, size) => fill(size, () => pick(random, HAN)) },
  Markdown: {
    format: 'markdown',
    write: (random, size) =>
      fill(size, (part) =>
        pick(random, [
          `# Part ${part}\n\n`,
          `## ${sentence(random)}\n`,
          `${sentence(random)}\n\n`,
          `- ${sentence(random)}\n`,
          `> ${sentence(random)}\n\n`,
          '```js\nlet a = 1;\n\nlet b;\n```\n',
          '---\n',
        ]),
      ),
  },
  code: {
    format: 'code',
    write: (random, size) =>
      fill(size, (line) => `${' '.repeat(2 * (line % 4))}const ${pick(random, WORDS)}${line} = f(${line});\n`),
  },
  tables: {
    format: 'markdown',
    write: (random, size) =>
      `| a | b |\n|---|---|\n${fill(size, (row) => `| ${row} | ${sentence(random)} |\n`)}\n${sentence(random)}`,
  },
  'very long single lines': {
    format: 'markdown',
    write: (random, size) =>
      fill(size, () => (random() < 0.01 ? ' '.repeat(2_000) : pick(random, [sentence(random), 'x'.repeat(700)]))),
  },
  'mixed scripts and emoji': {
    format: 'text',
    write: (random, size) =>
      fill(size, () => (random() < 0.1 ? pick(random, ['\n', '\n\n', '\r\n', '\t']) : pick(random, [...ODD, ...HAN]))),
  },
};

function sourceOf(markdown: string, format: Source['format']): Source {
  return {
    kind: 'inline',
    format,
    title: 'Document',
    markdown,
    contentHash: createHash('sha256').update(markdown).digest('hex'),
    verbatim: false,
    warnings: [],
    hosts: [],
    readAt: '2026-01-01T00:00:00.000Z',
  };
}

async function cut(source: Source, max: number, memory: CutMemory, slicer: TimeSlicer): Promise<Chunk[]> {
  return cutSources([{ id: 's1', source }], openingOf('s1', source), { max, least: max / 3 }, memory, slicer);
}

function assertPartition(chunks: readonly Chunk[], text: string, what: string): void {
  if (text.trim() === '') {
    assert.equal(chunks.length, 0, what);
    return;
  }
  assert.equal(chunks[0]?.start, 0, what);
  assert.equal(chunks.at(-1)?.end, text.length, what);
  for (const [index, chunk] of chunks.entries()) {
    assert.ok(chunk.end > chunk.start, what);
    if (index > 0) assert.equal(chunk.start, chunks[index - 1]?.end, `${what}: nothing between, nothing twice`);
    assert.equal(chunk.index, index);
    // An edit itself may leave half a character; what matters is that no cut is inside a complete one.
    const cutsCharacter = (text.codePointAt(chunk.start - 1) ?? 0) > 0xffff;
    assert.ok(!cutsCharacter, `${what}: no character is cut in two`);
  }
}

const LONGEST = 300_000;

describe('dividing a source into chunks', function () {
  this.timeout(240_000);
  for (const [name, { format, write }] of Object.entries(KINDS)) {
    it(`puts every character of ${name} in exactly one chunk, also after edits`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 2 ** 31 }),
          // Most are small; occasionally, one has several hundred KB.
          fc.oneof(
            { weight: 6, arbitrary: fc.integer({ min: 1, max: 3_000 }) },
            { weight: 4, arbitrary: fc.integer({ min: 8_000, max: 40_000 }) },
            { weight: 1, arbitrary: fc.integer({ min: 100_000, max: LONGEST }) },
          ),
          fc.integer({ min: 100, max: 3_000 }),
          fc.array(
            fc.tuple(
              fc.double({ min: 0, max: 1, noNaN: true }),
              fc.nat(400),
              fc.constantFrom('', 'X. ', '\n\nNew. ', '  \n', '水'),
            ),
            {
              maxLength: 2,
            },
          ),
          async (seed, size, max, edits) => {
            let state = seed;
            const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
            const memory = new CutMemory(createMemoryStore().nodes, new TimeSlicer(new AbortController().signal));
            let text = write(random, size);
            const slicer = new TimeSlicer(new AbortController().signal);
            assertPartition(await cut(sourceOf(text, format), max, memory, slicer), text, `seed ${seed}`);
            for (const [place, removed, inserted] of edits) {
              const at = Math.floor(place * text.length);
              text = text.slice(0, at) + inserted + text.slice(at + removed);
              assertPartition(await cut(sourceOf(text, format), max, memory, slicer), text, `seed ${seed} edited`);
            }
          },
        ),
        { numRuns: 52 },
      );
    });
  }

  it('takes linear time on a line of nothing but spaces', async () => {
    const slicer = new TimeSlicer(new AbortController().signal);
    const memory = new CutMemory(createMemoryStore().nodes, slicer);
    // Quadratic work would take minutes, and the test would time out.
    const text = `first\n${' '.repeat(2_000_000)}\nlast`;
    assertPartition(await cut(sourceOf(text, 'code'), 800, memory, slicer), text, 'spaces');
  });
});
