import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { AgentError } from '../../../protocol/index.js';
import { htmlToMarkdown } from './markdownOfHtml.js';
import { openZip } from './openZip.js';
import { findMarkdownTitle } from './parsePlain.js';
import type { ParsedBody } from './parsedSource.js';
import { elementText, parseXml } from './xml.js';

/** A Word document: headings, lists, tables, notes, links; pictures are left out. */
export async function readDocx(bytes: Uint8Array): Promise<ParsedBody> {
  // mammoth unpacks without a cap, so it gets an archive whose files were unpacked under ours, stored without compression.
  const files = openZip(bytes, (name) => /\.(?:xml|rels)$/i.test(name));
  const archive = zipSync(Object.fromEntries(files), { level: 0 });
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength) },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false },
    );
    html = result.value;
  } catch (cause) {
    throw new AgentError(
      'parser_failed',
      'The Word document is damaged and cannot be read: save it again, or as PDF.',
      { cause },
    );
  }
  const core = parseXml(files.get('docProps/core.xml'));
  const markdown = htmlToMarkdown(html);
  return {
    title: elementText(core, 'dc:title') ?? findMarkdownTitle(markdown),
    author: elementText(core, 'dc:creator'),
    date: elementText(core, 'dcterms:modified') ?? elementText(core, 'dcterms:created'),
    language: elementText(core, 'dc:language'),
    markdown,
    warnings: [],
  };
}
