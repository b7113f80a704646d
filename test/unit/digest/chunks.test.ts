import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contentCuts, GROWTH, type CutCandidate } from '../../../src/agent/digest/contentCuts.js';
import { CutMemory } from '../../../src/agent/digest/cutMemory.js';
import { cutSources, openingOf, type Chunk } from '../../../src/agent/digest/chunks.js';
import { TimeSlicer } from '../../../src/agent/streams/timeSlicer.js';
import {
  documentOf,
  withEditedSentence,
  withInsertedParagraph,
  withInsertedSection,
} from '../../bench/digest/documents.js';
import { memoryStore, sourceOf } from './harness.js';
import { estimateTokens } from '@regen-research/text';

const MAX = 3_500;

const slicer = new TimeSlicer(new AbortController().signal);
const newMemory = (): CutMemory => new CutMemory(memoryStore().nodes, slicer);

async function chunksOf(markdown: string, memory = newMemory()): Promise<Chunk[]> {
  const source = sourceOf(markdown);
  return cutSources([{ id: 's1', source }], openingOf('s1', source), { max: MAX, least: MAX / 2 }, memory, slicer);
}

const texts = (markdown: string, chunks: readonly Chunk[]): string[] =>
  chunks.map(({ start, end }) => markdown.slice(start, end));

const size = fc.integer({ min: 20_000, max: 160_000 });
const seed = fc.integer({ min: 1, max: 10_000 });
/** After the opening, which has its own size. */
const place = fc.double({ min: 0.15, max: 0.95, noNaN: true });

describe('chunks', () => {
  it('cover every word once, in order, and fit', async () => {
    await fc.assert(
      fc.asyncProperty(size, seed, async (bytes, number) => {
        const markdown = documentOf(bytes, number);
        const chunks = await chunksOf(markdown);
        let end = 0;
        for (const chunk of chunks) {
          assert.equal(markdown.slice(end, chunk.start).trim(), '');
          assert.ok(chunk.start >= end && chunk.end > chunk.start);
          assert.ok(chunk.tokens <= MAX * GROWTH);
          end = chunk.end;
        }
        assert.equal(markdown.slice(end).trim(), '');
      }),
      { numRuns: 15 },
    );
  });

  it('count the whitespace between their blocks, which takes room in a prompt', async () => {
    const lines = (gap: (line: number) => string): string =>
      Array.from({ length: 2_000 }, (_, line) => `${gap(line)}- Level ${line} was surveyed twice.`).join('\n');
    const documents = {
      'a list 400 levels deep': lines((line) => '  '.repeat(line % 400)),
      'paragraphs far apart': lines(() => '\n'.repeat(200)),
      'blank lines of spaces': lines((line) => `${' '.repeat(line % 900)}\n\n`),
      tabs: lines((line) => '\t'.repeat(line % 300)),
      'a blank beginning and end': `${'\n'.repeat(60_000)}${documentOf(20_000)}${' '.repeat(60_000)}`,
      'a blank middle': `${documentOf(20_000, 1)}${'\n '.repeat(60_000)}${documentOf(20_000, 2)}`,
    };
    for (const [name, markdown] of Object.entries(documents))
      for (const format of ['markdown', 'code'] as const) {
        const source = { ...sourceOf(markdown), format };
        const opening = openingOf('s1', source);
        const limits = { max: MAX, least: MAX / 2 };
        const chunks = await cutSources([{ id: 's1', source }], opening, limits, newMemory(), slicer);
        for (const { tokens, start, end } of chunks) {
          assert.ok(tokens <= MAX * GROWTH, `${name}: ${tokens}`);
          const real = estimateTokens(markdown, start, end);
          assert.ok(real <= tokens * 1.5 + 50, `${name}, ${format}: ${real} instead of ${tokens} tokens`);
        }
      }
  });

  it('are well filled, to save calls', async () => {
    const chunks = await chunksOf(documentOf(500_000));
    const total = chunks.reduce((sum, { tokens }) => sum + tokens, 0);
    assert.ok(chunks.length <= 1.2 * Math.ceil(total / MAX), `${chunks.length} chunks`);
  });

  it('change only where the text was edited, and in at most one neighbor', async () => {
    const edits: ((text: string, at: number) => string)[] = [
      (text, at) => withEditedSentence(text, at, 'The bridge was closed for good.'),
      (text, at) => withInsertedParagraph(text, at, 'A paragraph that nobody had expected. '.repeat(12)),
      (text, at) => withInsertedSection(text, at, '## Something new\n\nIt is told in one sentence.'),
    ];
    await fc.assert(
      fc.asyncProperty(
        size,
        seed,
        fc.array(fc.tuple(place, fc.nat({ max: edits.length - 1 })), { minLength: 1, maxLength: 4 }),
        async (bytes, number, places) => {
          let markdown = documentOf(bytes, number);
          const memory = newMemory();
          let before = texts(markdown, await chunksOf(markdown, memory));
          for (const [at, which] of places) {
            markdown = edits[which]?.(markdown, at) ?? markdown;
            const after = texts(markdown, await chunksOf(markdown, memory));
            const known = new Set(before);
            assert.ok(after.filter((text) => !known.has(text)).length <= 2);
            before = after;
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('mostly stay the same by content alone, without a memory of earlier ones', async () => {
    let changed = 0;
    for (let number = 1; number <= 10; number++) {
      const markdown = documentOf(300_000, number);
      const known = new Set(texts(markdown, await chunksOf(markdown)));
      const edited = withInsertedParagraph(markdown, 0.5, 'A paragraph that nobody had expected.');
      changed += texts(edited, await chunksOf(edited)).filter((text) => !known.has(text)).length;
    }
    assert.ok(changed <= 20, `${changed} chunks changed in 10 edits`);
  });

  it('are the same for the same text', async () => {
    const markdown = 'The same words again and again. '.repeat(20).concat('\n\n').repeat(300);
    const memory = newMemory();
    const first = texts(markdown, await chunksOf(markdown, memory));
    assert.ok(first.length > 10);
    assert.deepEqual(texts(markdown, await chunksOf(markdown, memory)), first);
  });

  it('split a text that has no breaks, but never inside a surrogate pair', async () => {
    const markdown = '😀'.repeat(60_000);
    const chunks = await chunksOf(markdown);
    assert.equal(texts(markdown, chunks).join(''), markdown);
    for (const text of texts(markdown, chunks)) assert.doesNotMatch(text, /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
  });

  it('start at headings if there are any', async () => {
    const markdown = documentOf(300_000);
    const chunks = (await chunksOf(markdown)).slice(2);
    assert.ok(chunks.filter((chunk) => markdown.startsWith('## ', chunk.start)).length > chunks.length / 2);
  });
});

describe('contentCuts', () => {
  it('keeps every part within the maximum size if the candidates allow', async () => {
    const candidate = fc.record<CutCandidate>({
      size: fc.integer({ min: 1, max: 90 }),
      level: fc.constantFrom(1, 2, 3, 7, 7, 7),
      hash: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(candidate, { minLength: 1, maxLength: 400 }), async (candidates) => {
        const cuts = [0, ...(await contentCuts(candidates, 300, new TimeSlicer())), candidates.length];
        for (let part = 1; part < cuts.length; part++) {
          const from = cuts[part - 1] ?? 0;
          const to = cuts[part] ?? 0;
          assert.ok(to > from);
          assert.ok(candidates.slice(from, to).reduce((sum, { size }) => sum + size, 0) <= 300);
        }
      }),
    );
  });
});
