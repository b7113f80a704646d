import assert from 'node:assert/strict';
import { asData, headingText, maskMarkup, segmentBlocks, segmentSentences, StemSearch } from '@regen-research/text';
import { SourceIndex } from '../../../src/agent/grounding/index.js';
import { findMarkdownTitle } from '../../../src/agent/sources/formats/parsePlain.js';
import { findMetaRefresh } from '../../../src/agent/sources/fetch/metaRefresh.js';
import { segmentPassages } from '../../../src/agent/sources/passages.js';
import { documentOf } from '../../bench/digest/documents.js';

/** Repeated, each of these is a long run in which a careless pattern starts, and fails, at every position. */
const UNITS =
  'a|A|0|1.|1,|1-| |\t|\u00a0|\u3000|\r|(|)|[|]|{|<|>|`|~|*|_|#|-|=|+|.|:|;|"|’|/|\\|@|&|^|\u0301|é|水|。|「|\u{1F600}|\u200b|\u200d|](|![|[^|<!--|http://|```|> |a b |{"a":[1,|var a=b;'.split(
    '|',
  );
/** Long enough that quadratic work would take many minutes on every machine, while linear work takes a moment. */
const LENGTH = 150_000;

const FRAMES: readonly ((run: string) => string)[] = [
  (run) => run,
  (run) => `# a${run}b`,
  (run) => `    Ab${run}c`,
  (run) => `<${run}x`,
  (run) => `- **a**${run}.\n`,
];

const WORK: Readonly<Record<string, (text: string) => unknown>> = {
  'finding blocks': segmentBlocks,
  'masking markup': maskMarkup,
  'quoting it in a prompt': asData,
  'the text of a heading': headingText,
  'finding a title': findMarkdownTitle,
  'searching for stems': (text) => new StemSearch(new Set(['harbor', '1,000'])).find(text, () => 'en'),
  'dividing it into passages': (markdown) => segmentPassages({ format: 'markdown', markdown, verbatim: true }),
};

describe('odd texts', () => {
  // Quadratic time would take hours, cubic time years, and the test would time out.
  for (const [name, work] of Object.entries(WORK))
    it(`come to an end: ${name}`, () => {
      for (const unit of UNITS) for (const frame of FRAMES) work(frame(unit.repeat(LENGTH / unit.length)));
    });

  it('have no sentence of megabytes, even if a line starts like a heading', () => {
    const line = documentOf(1_000_000, 3).replace(/\s+/g, ' ');
    assert.match(line, /^# /);
    for (const text of [line, `${line}\n---\n`, `${line}\n===\n\nAn end.`])
      assert.ok(Math.max(...segmentSentences(text).map(({ start, end }) => end - start)) <= 1_500);
  });

  it('keep identifiers from being read in every possible way', () => {
    // Exponential: 60 letters would take longer than the universe has existed.
    for (const word of [`A1${'b'.repeat(60)}²`, `A1${'_b'.repeat(60)}²`, `1.1-alpha${'1'.repeat(60)}x`]) {
      const index = SourceIndex.build([{ id: 's1', text: `The harbor sold ${word} in May.` }]);
      assert.ok(index.statement(0));
    }
  });

  it('keep a refresh from being read in every possible way', () => {
    const page = (content: string) =>
      findMetaRefresh(Buffer.from(`<meta http-equiv="refresh" content="${content}">`), 'https://example.org/a');
    assert.equal(page(`0${' '.repeat(1_800)}''x`), undefined);
    assert.equal(page(`0 ; ${' '.repeat(900)}url = '/b${' '.repeat(500)}'`), 'https://example.org/b');
  });
});

describe('the text of a heading', () => {
  it('has no marks of Markdown, but its own', () => {
    for (const [heading, text] of [
      ['## Title ##', 'Title'],
      ['# Learning C#', 'Learning C#'],
      ['# C# #', 'C#'],
      ['Setext title\n---', 'Setext title'],
      ['### **Bold** and [a link](https://example.org)', 'Bold and a link'],
      ['#', ''],
      ['#hashtag', '#hashtag'],
    ] as const)
      assert.equal(headingText(heading), text);
  });

  it('is the title of a document', () => {
    assert.equal(findMarkdownTitle('# Learning C#\n\nText.'), 'Learning C#');
    assert.equal(findMarkdownTitle('---\ntitle: "A: b"\n---\n\n# Other'), 'A: b');
    assert.equal(findMarkdownTitle("---\ntitle:   'It is'   \n---\n"), 'It is');
    assert.equal(findMarkdownTitle('Setext\n===\n\nText.'), 'Setext');
  });
});
