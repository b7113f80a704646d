import assert from 'node:assert/strict';
import { textOf } from '../../src/protocol/index.js';
import type { Source } from '../../src/agent/interfaces/index.js';
import { pdfFile } from './pdfFile.js';
import { createTestReader, type TestReader } from './testReader.js';

/** A file to read, and what its Markdown must and must not contain. */
export interface FileCase {
  what: string;
  name: string;
  content: string | Uint8Array;
  has: RegExp[];
  hasNot?: RegExp[];
  /** Text of the warnings, or of the error. */
  says?: RegExp;
}

/** Defines a test for each file, read from its bytes as the command line does. */
export function readsEach(cases: readonly FileCase[]): void {
  let test: TestReader;
  before(async () => {
    test = await createTestReader();
  });
  after(() => test.reader.close());

  for (const { what, name, content, has, hasNot = [], says } of cases) {
    it(what, async () => {
      const uri = `file:///reading/${name}`;
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      test.documents.set(uri, { uri, title: name, bytes });
      let source: Source | undefined;
      let said: string;
      try {
        source = await test.reader.read({ uri }, test.context({ fresh: true }));
        said = source.warnings.map((warning) => textOf(warning)).join('\n');
      } catch (error) {
        said = (error as Error).message;
        if (has.length > 0) throw error;
      }
      for (const pattern of has) assert.match(source?.markdown ?? '', pattern);
      for (const pattern of hasNot) assert.doesNotMatch(source?.markdown ?? '', pattern);
      if (says !== undefined) assert.match(said, says);
    }).timeout(20_000);
  }
}

const FILLER =
  'The northern weir was mended in spring, and since then the keepers have written down its level every morning and evening. Residents who live below it asked for the figures in plain language, so the office explains each measure before it gives the number for the season.';

/** A page with a paragraph before and after the tested content. */
export function pageWith(body: string, attributes = 'lang="en"'): string {
  return `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>Weir</title></head><body><main><article><h1>Weir</h1><p>${FILLER}</p>${body}<p>${FILLER} Everybody may read them.</p></article></main></body></html>`;
}

/** A page with the tested content in its article. */
export const pageCase = (what: string, body: string, has: RegExp[], hasNot: RegExp[] = []): FileCase => ({
  what,
  name: 'page.html',
  content: pageWith(body),
  has,
  hasNot,
});

/** A PDF of one page with the tested drawing instructions. */
export const pdfCase = (what: string, drawing: string, has: RegExp[], hasNot: RegExp[] = []): FileCase => ({
  what,
  name: 'report.pdf',
  content: pdfFile(drawing),
  has,
  hasNot,
});
