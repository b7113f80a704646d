import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SourceFormat } from '../../../src/protocol/index.js';
import { segmentPassages, type SegmentInput } from '../../../src/agent/sources/passages.js';
import { createPositionMap } from '../../../src/agent/sources/positions.js';

const segment = (markdown: string, format: SourceFormat = 'markdown', more: Partial<SegmentInput> = {}) =>
  segmentPassages({ format, markdown, verbatim: false, ...more }).map((passage) => ({
    ...passage,
    text: markdown.slice(passage.start, passage.end),
  }));

describe('passages', () => {
  it('are the blocks of a Markdown text, each under its headings', () => {
    const passages = segment(
      '# Guide\n\nIntro text.\n\n## Setup\n\n1. first\n2. second\n\n```sh\nrun it\n```\n\n> quoted\n\n---\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n## Use\n\nMore.\n',
    );
    assert.deepEqual(
      passages.map(({ kind, text, headings }) => [kind, text, headings.join('/')]),
      [
        ['heading', '# Guide', ''],
        ['paragraph', 'Intro text.', 'Guide'],
        ['heading', '## Setup', 'Guide'],
        ['list_item', '1. first', 'Guide/Setup'],
        ['list_item', '2. second', 'Guide/Setup'],
        ['code', '```sh\nrun it\n```', 'Guide/Setup'],
        ['quote', '> quoted', 'Guide/Setup'],
        ['table', '| a | b |\n| - | - |\n| 1 | 2 |', 'Guide/Setup'],
        ['heading', '## Use', 'Guide'],
        ['paragraph', 'More.', 'Guide/Use'],
      ],
    );
  });

  it('split long paragraphs between sentences and long tables between rows', () => {
    const passages = segment(
      `${'This is one sentence of a long paragraph about the river. '.repeat(60).trim()}\n\n| a | b |\n| - | - |\n${'| some cell | another cell |\n'.repeat(200)}`,
    );
    const [prose, rows] = [
      passages.filter(({ kind }) => kind === 'paragraph'),
      passages.filter(({ kind }) => kind === 'table'),
    ];
    assert.ok(
      prose.length > 3 &&
        prose.every(({ text }) => text.length <= 800 && text.startsWith('This') && text.endsWith('river.')),
    );
    assert.ok(rows.length > 2 && rows.every(({ text }) => text.startsWith('|') && text.endsWith('|')));
  });

  it('of code are its declarations with the comments above them, or groups between blank lines', () => {
    const method = (name: string) => `  /** About ${name}. */\n  ${name}() {\n${'    work();\n'.repeat(120)}  }\n`;
    const code = `import a from 'a';\n\n// Says hello.\nfunction hello() {\n  return 1;\n}\n\nclass Big {\n${method('one')}\n${method('two')}}\n`;
    const symbol = (name: string, from: string, to: string) => ({
      name,
      start: code.indexOf(from),
      end: code.indexOf(to, code.indexOf(from)) + to.length,
    });
    const symbols = [
      symbol('hello', 'function hello', '\n}'),
      symbol('Big', 'class Big', '\n}\n'),
      symbol('one', 'one() {', '\n  }'),
      symbol('two', 'two() {', '\n  }'),
    ];
    const passages = segment(code, 'code', { verbatim: true, symbols });
    assert.deepEqual(
      passages.map(({ headings, text }) => [headings.join('.'), text.trimStart().slice(0, 14)]),
      [
        ['', 'import a from '],
        ['hello', '// Says hello.'],
        ['Big', 'class Big {'],
        ['Big.one', '/** About one.'],
        ['Big.two', '/** About two.'],
        ['Big', '}'],
      ],
    );
    const plain = segment(
      Array.from({ length: 40 }, (_, index) => `def f${index}():\n    return ${'x'.repeat(60)}\n`).join('\n'),
      'code',
      { verbatim: true },
    );
    assert.ok(plain.length > 1 && plain.every(({ text }) => text.startsWith('def f')));
  });

  it('of a PDF know their page', () => {
    const markdown = 'one\n\ntwo\n\nthree';
    assert.deepEqual(
      segment(markdown, 'pdf', { pageStarts: [0, 5, 5, 10] }).map(({ text, page }) => [text, page]),
      [
        ['one', 1],
        ['two', 3],
        ['three', 4],
      ],
    );
  });

  it("are in order, don't overlap, and leave out only whitespace and rules, whatever the text", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '# h\n',
        '\n',
        '\n\n',
        '- a\n',
        '  - b\n',
        '```\n',
        'code();\n',
        '> q\n',
        '| a | b |\n',
        '|---|---|\n',
        '---\n',
        '\r\n',
        '\t',
        'é🙂',
        '\u00a0',
        '    indented\n',
        '<div>\n',
      ),
      fc.string({ maxLength: 30 }),
      fc.constant('A sentence that goes on. '.repeat(80)),
      fc.constant('x'.repeat(3_000)),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom<SourceFormat>('markdown', 'code', 'text', 'json'),
        (pieces, format) => {
          const markdown = pieces.join('');
          let position = 0;
          for (const { start, end, text } of segment(markdown, format)) {
            assert.ok(start >= position && end > start && end <= markdown.length);
            assert.notEqual(text.trim(), '');
            if (format === 'code') assert.equal(markdown.slice(position, start).trim(), '');
            position = end;
          }
          if (format === 'code') assert.equal(markdown.slice(position).trim(), '');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('positions', () => {
  it('count lines like an editor: LF, CR LF, and a lone CR', () => {
    const map = createPositionMap('a\nbc\r\nd\re');
    assert.deepEqual(
      [0, 1, 2, 3, 6, 8, 99].map((offset) => map.positionAt(offset)),
      [
        { line: 0, character: 0 },
        { line: 0, character: 1 },
        { line: 1, character: 0 },
        { line: 1, character: 1 },
        { line: 2, character: 0 },
        { line: 3, character: 0 },
        { line: 3, character: 1 },
      ],
    );
    assert.equal(map.offsetAt({ line: 9, character: 0 }), 9);
  });

  it('map back to their offset, also in a selection', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', 'é') }),
        fc.nat(20),
        fc.nat(20),
        (text, line, character) => {
          const map = createPositionMap(text, { line, character });
          // Positions between CR and LF don't exist in an editor.
          for (let offset = 0; offset <= text.length; offset++)
            if (text[offset - 1] !== '\r') assert.equal(map.offsetAt(map.positionAt(offset)), offset);
        },
      ),
    );
  });
});
