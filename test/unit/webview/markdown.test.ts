import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { BlockSplitter } from '../../../src/webview/view/markdown/blockSplitter.js';
import { withMarks, withoutMarks } from '../../../src/webview/view/markdown/marks.js';
import type { SummarySentence } from '../../../src/protocol/index.js';

const markdown = new MarkdownIt();
const sentence = (start: number, end: number): SummarySentence => ({
  text: '',
  start,
  end,
  support: 1,
  band: 'supported',
  reasons: [],
  citations: [],
});

/** The sentences of a text in which `<` and `>` show where they start and end. */
function marked(shown: string): { text: string; sentences: SummarySentence[] } {
  const sentences: SummarySentence[] = [];
  let text = '';
  let start = 0;
  for (const character of shown) {
    if (character === '‹') start = text.length;
    else if (character === '›') sentences.push(sentence(start, text.length));
    else text += character;
  }
  return { text, sentences };
}

describe('marks of sentences', () => {
  for (const [name, shown] of [
    ['plain', '‹One.› ‹Two.›'],
    ['bold to the end', '‹**One.**› ‹_Two._›'],
    ['inside bold', '**‹One.› ‹Two.›** three'],
    ['lists', '‹- One.›\n‹- Two **x**.›\n\n1. ‹Three.›\n‹2. Four.›'],
    ['headings and quotations', '‹## One›\n\n‹> Two.›\n> ‹Three.›'],
    ['tables', '| a | b |\n|---|---|\n| ‹One.› | ‹Two.› |'],
    ['links', '‹See [the page.](https://example.org/a_b)› ‹[Two](https://example.org).›'],
    ['nested emphasis', '‹***One*, two.**› ‹"Quoted" **"b"**.›'],
    ['code', '‹Call `f(x)`.› ‹`g()` as well.›'],
  ] as const) {
    it(`leaves the rendering as it was: ${name}`, () => {
      const { text, sentences } = marked(shown);
      const result = withMarks(text, sentences);
      assert.equal(withoutMarks(result), text);
      assert.equal(withoutMarks(markdown.render(result)), markdown.render(text));
      assert.equal(markdown.render(result).match(/\u2B4Ds/g)?.length, sentences.length);
    });
  }

  it('passes over ranges that are out of order or out of the text', () => {
    assert.equal(withoutMarks(withMarks('abc', [sentence(2, 1), sentence(0, 9), sentence(-1, 2)])), 'abc');
  });

  it('lets nobody else set marks', () => {
    assert.equal(withMarks('a \u2B4Ds0\u2B4E b', []).includes('\u2B4D'), false);
  });
});

describe('blocks of a growing text', () => {
  const ends = (text: string): number[] => {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return markdown
      .parse(text, {})
      .flatMap(({ level, nesting, map }) =>
        level === 0 && nesting >= 0 && map ? [starts[map[1]] ?? text.length] : [],
      );
  };

  it('gives all of the text, and blocks that render as the whole does, however it was cut', () => {
    const text = '# A\n\nOne\ntwo.\n\n- x\n- y\n\n  z\n\n```\ncode\n\nmore\n```\n\n| a |\n|---|\n| 1 |\n\nEnd.';
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const splitter = new BlockSplitter(ends);
        for (const cut of [...cuts].sort((a, b) => a - b)) splitter.split(text.slice(0, cut));
        const { finished, open } = splitter.split(text);
        assert.equal(finished.join('') + open, text);
        assert.equal([...finished, open].map((block) => markdown.render(block)).join(''), markdown.render(text));
      }),
    );
  });

  it('does not touch finished blocks again', () => {
    let parsed = 0;
    const splitter = new BlockSplitter((text) => {
      parsed += text.length;
      return ends(text);
    });
    let text = '';
    for (let index = 0; index < 500; index++) splitter.split((text += `Paragraph ${index} with some words.\n\n`));
    assert.ok(parsed < 4 * text.length, `${parsed} characters parsed for ${text.length}`);
  });

  it('starts over when the text does not go on from the last one', () => {
    const splitter = new BlockSplitter(ends);
    splitter.split('One.\n\nTwo.\n\nThree.');
    assert.deepEqual(splitter.split('Else.'), { finished: [], open: 'Else.' });
  });
});
