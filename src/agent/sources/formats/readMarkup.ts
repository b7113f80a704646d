import { unmarked } from './keptPieces.js';
import { includesUnread } from './unreadFiles.js';
import { htmlToMarkdown } from './markdownOfHtml.js';
import type { MarkupText } from './markup/markupText.js';
import { findMarkdownTitle } from './parsePlain.js';
import type { ParsedBody } from './parsedSource.js';

/** Handwritten markup languages. */
export type MarkupFormat = 'asciidoc' | 'rst' | 'latex' | 'org';

function readerOf(format: MarkupFormat): Promise<(text: string) => MarkupText | Promise<MarkupText>> {
  switch (format) {
    case 'asciidoc':
      return import('./markup/readAsciiDoc.js').then(({ readAsciiDoc }) => async (text) => {
        const { html, ...rest } = await readAsciiDoc(text);
        return { ...rest, markdown: htmlToMarkdown(html) };
      });
    case 'rst':
      return import('./markup/readRst.js').then(({ readRst }) => readRst);
    case 'latex':
      return import('./markup/readLatex.js').then(({ readLatex }) => readLatex);
    case 'org':
      return import('./markup/readOrg.js').then(({ readOrg }) => readOrg);
  }
}

/** Converts a text in a markup language to Markdown. Files that it includes are reported, not read. */
export async function readMarkup(text: string, format: MarkupFormat): Promise<ParsedBody> {
  const read = await readerOf(format);
  const { included, title, ...rest } = await read(
    unmarked(text)
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n'),
  );
  return { title: title ?? findMarkdownTitle(rest.markdown), ...rest, warnings: includesUnread(included) };
}
