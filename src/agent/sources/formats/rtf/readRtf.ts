import { message, type Message } from '../../../../protocol/index.js';
import { escapeMarkup } from '../escapeMarkup.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';
import { textOfMargins } from '../pageMargins.js';
import { findMarkdownTitle } from '../parsePlain.js';
import type { ParsedBody } from '../parsedSource.js';

/**
 * Reads Rich Text Format: headings, lists, tables, notes, links, text boxes, and comments; no images. Headers and
 * footers follow the text.
 */
export async function readRtf(bytes: Uint8Array): Promise<ParsedBody> {
  const { RtfDocument } = await import('./rtfDocument.js');
  const document = new RtfDocument(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  const { title, author, date, html, lostEquations } = document;
  const body = htmlToMarkdown(html);
  const margins = textOfMargins(document.margins, body).map((line) => `<p>${escapeMarkup(line)}</p>`);
  const markdown = margins.length === 0 ? body : htmlToMarkdown(html + margins.join(''));
  const warnings: Message[] = lostEquations > 0 ? [message('sources.equationsLost', { lost: lostEquations })] : [];
  if (document.lostObjects > 0) warnings.push(message('sources.embeddedUnread', { count: document.lostObjects }));
  return { title: title || findMarkdownTitle(markdown), author: author || undefined, date, markdown, warnings };
}
