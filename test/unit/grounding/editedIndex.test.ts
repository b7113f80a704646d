import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceIndex } from '../../../src/agent/grounding/index.js';

const sourceOf = (text: string) => [{ id: 's1', text }];

/** Everything that an index answers about its text. */
function answersOf(index: SourceIndex): unknown {
  const all = Array.from({ length: index.sentences.length }, (_, at) => at);
  const words = new Set(all.flatMap((at) => index.wordsOf(at).map(({ term }) => term)));
  const stems = new Set(all.flatMap((at) => index.wordsOf(at).map(({ stem }) => stem)));
  return {
    sentences: all.map((at) => ({
      ...index.sentences.at(at),
      stems: index.stemsOf(at),
      negated: index.isNegated(at),
      header: index.headerOf(at),
      language: index.languageOf(at),
      found: index.verbatim(index.wordsOf(at).map(({ term }) => term)),
    })),
    languages: index.languages,
    capitalised: [...words].filter((word) => index.capitalised.has(word)),
    occurrences: [...stems].map((stem) => [stem, [...index.occurrences(stem, stem.slice(0, 5))], index.has(stem)]),
    acronyms: [...index.acronyms].sort(),
    numbers: Array.from({ length: 60 }, (_, value) => index.withNumber([value])),
  };
}

const LINES = [
  '# Harbor report',
  'The ferry company sold 9 boats in May. Ada Lovelace did not object.',
  'The Harbor Board of Bergen paid.',
  'Nobody saw the otters at night; the warden counted 17 of them.',
  '- the lighthouse is 33 meters high',
  '| Port | Boats |\n|---|---|\n| Bergen | 12 |',
  '| Oslo | 40 |',
  'port,year,boats\nBergen,1998,12\nOslo,1999,40\nMoss,2001,17',
  '```\nconst boats = 12;',
  '> Quoted by the mayor. It was never built.',
  '',
  'Der Hafen wurde im Jahr 1856 nicht wieder aufgebaut, sagte die Verwaltung der Stadt.',
  '[A link](https://example.org/a) and <b>bold</b> text with 5 percent.',
  '    indented line',
  '港口于一八五六年重建。',
];

const texts = fc
  .array(fc.constantFrom(...LINES), { minLength: 6, maxLength: 30 })
  .chain((lines) =>
    fc.record({
      before: fc.constant(lines.join('\n\n')),
      at: fc.nat(lines.length),
      removed: fc.nat(2),
      added: fc.array(fc.oneof(fc.constantFrom(...LINES), fc.string()), { maxLength: 3 }),
      lines: fc.constant(lines),
    }),
  )
  .map(({ lines, before, at, removed, added }) => ({
    before,
    after: [...lines.slice(0, at), ...added, ...lines.slice(at + removed)].join('\n\n'),
  }));

describe('SourceIndex.edit', () => {
  it('gives the same index as indexing the edited text', () => {
    let edited = 0;
    fc.assert(
      fc.property(texts, ({ before, after }) => {
        const index = SourceIndex.build(sourceOf(before));
        if (!index.edit(sourceOf(after))) return;
        edited++;
        assert.deepEqual(answersOf(index), answersOf(SourceIndex.build(sourceOf(after))));
      }),
      { numRuns: 300 },
    );
    assert.ok(edited > 100, `${edited} edits were possible`);
  });

  it('follows one edit after another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(20), text: fc.constantFrom(...LINES) }), { maxLength: 6 }),
        (edits) => {
          let lines = Array.from({ length: 20 }, (_, line) => `Boat ${line} was sold in the year ${1900 + line}.`);
          const index = SourceIndex.build(sourceOf(lines.join('\n\n')));
          for (const { at, text } of edits) {
            lines = [...lines.slice(0, at), text, ...lines.slice(at + 1)];
            const now = sourceOf(lines.join('\n\n'));
            if (index.edit(now)) assert.deepEqual(answersOf(index), answersOf(SourceIndex.build(now)));
            else return;
          }
        },
      ),
    );
  });

  it('leaves other sources, other languages, and another text to a new index', () => {
    const english = 'The ferry company sold nine of its boats in the spring of that year.';
    const german = 'Die Reederei hat im Frühjahr des Jahres neun von ihren Schiffen verkauft.';
    const index = SourceIndex.build(sourceOf(english));
    assert.equal(index.edit([{ id: 's2', text: english }]), false);
    assert.equal(index.edit([...sourceOf(english), { id: 's2', text: english }]), false);
    assert.equal(index.edit(sourceOf(german)), false);
    assert.deepEqual(answersOf(index), answersOf(SourceIndex.build(sourceOf(english))));
  });
});
