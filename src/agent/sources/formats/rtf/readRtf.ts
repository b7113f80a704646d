import { message } from '../../../../protocol/index.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';
import { findMarkdownTitle } from '../parsePlain.js';
import type { ParsedBody } from '../parsedSource.js';

/** Reads Rich Text Format: headings, lists, tables, notes, links, text boxes, and comments; no images or headers. */
export async function readRtf(bytes: Uint8Array): Promise<ParsedBody> {
  const { RtfDocument } = await import('./rtfDocument.js');
  const document = new RtfDocument(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  const { title, author, date, lostEquations } = document;
  const markdown = htmlToMarkdown(document.html);
  const warnings = lostEquations > 0 ? [message('sources.equationsLost', { lost: lostEquations })] : [];
  return { title: title || findMarkdownTitle(markdown), author: author || undefined, date, markdown, warnings };
}
