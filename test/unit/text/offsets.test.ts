import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskMarkup, segmentBlocks, segmentSentences, summarizeByCoverage, tokenize } from '@regen-research/text';

const piece = fc.constantFrom(
  'The quick fox jumped over 3.5 lazy dogs. ',
  'Dr. Who? ',
  '\n',
  '\n\n',
  '- item ',
  '1. first ',
  '# Title\n',
  '```\ncode\n```\n',
  '> quote ',
  '| a | b |\n|---|---|\n',
  '**bold.** ',
  '[link](https://a.example/?q=1) ',
  '汉字。',
  '日本語です。',
  'Ä ö ü ',
  '👩‍👧 ',
  '\r\n',
  '\t',
  '<div>',
  '</div>\n',
  '---\n',
  '...',
  '?!',
  '“Yes.” ',
  'É',
  '﷽',
  '\u200b',
  'word ',
);
const markdown = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

function assertSorted(spans: readonly { start: number; end: number }[], length: number): void {
  let last = 0;
  for (const { start, end } of spans) {
    assert.ok(start >= last && end > start && end <= length, `${start}-${end} after ${last} of ${length}`);
    last = end;
  }
}

describe('offsets into a text', () => {
  it('of blocks are sorted, within the text, without overlap, and miss no letter', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const blocks = segmentBlocks(text);
        assertSorted(blocks, text.length);
        let rest = text;
        for (const { start, end } of [...blocks].reverse()) rest = rest.slice(0, start) + rest.slice(end);
        assert.doesNotMatch(rest, /[\p{L}\p{N}]/u);
      }),
    );
  });

  it('of sentences are sorted, trimmed, without overlap, and miss no letter of prose', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const spans = segmentSentences(text);
        assertSorted(spans, text.length);
        for (const { start, end } of spans) assert.equal(text.slice(start, end).trim(), text.slice(start, end));
      }),
    );
  });

  it('of tokens are sorted, and stay correct after markup is masked', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const masked = maskMarkup(text);
        assert.equal(masked.length, text.length);
        assertSorted(tokenize(masked, 'en'), text.length);
      }),
    );
  });

  it('of a summary locate its sentences word for word', () => {
    fc.assert(
      fc.property(markdown, fc.option(fc.constant('What did the fox do?'), { nil: undefined }), (text, query) => {
        const { sentences } = summarizeByCoverage(text, query === undefined ? {} : { query });
        assertSorted(sentences, text.length);
        for (const sentence of sentences) assert.equal(text.slice(sentence.start, sentence.end), sentence.text);
      }),
    );
  });
});
