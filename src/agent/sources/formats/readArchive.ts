import { AgentError, message, type SourceFormat } from '../../../protocol/index.js';
import { openOfficePackage } from './office/officePackage.js';
import { listZip, openZip } from './openZip.js';
import type { ParsedBody, ParseEvents } from './parsedSource.js';
import { readDocx } from './docx/readDocx.js';
import { readEpub } from './readEpub.js';
import { readOpenDocument } from './openDocument/readOpenDocument.js';
import { readPptx } from './pptx/readPptx.js';
import { readXlsx } from './spreadsheet/readXlsx.js';

const BINARY_WORKBOOK = 'a binary Excel workbook (save it as .xlsx)';
const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(text|presentation|spreadsheet|graphics)/;

function mimetypeOf(bytes: Uint8Array): string {
  const file = openZip(bytes, (name) => name === 'mimetype').get('mimetype');
  return file === undefined ? '' : new TextDecoder().decode(file).trim();
}

/** Reads a document that is a zip archive; its kind is determined by the archive's contents. */
export async function readArchive(
  bytes: Uint8Array,
  { onProgress }: ParseEvents,
): Promise<{ format: SourceFormat; body: ParsedBody }> {
  const names = new Set(listZip(bytes));
  const mimetype = names.has('mimetype') ? mimetypeOf(bytes) : '';
  const open = OPEN_DOCUMENT.exec(mimetype)?.[1];
  if (open !== undefined && names.has('content.xml')) {
    return {
      format: open === 'text' ? 'odt' : open === 'presentation' || open === 'graphics' ? 'odp' : 'ods',
      body: readOpenDocument(bytes),
    };
  }
  // A book may have damaged chapters beside whole ones.
  const isBook = names.has('META-INF/container.xml') && !names.has('[Content_Types].xml');
  const office = isBook ? undefined : openOfficePackage(bytes);
  switch (office?.kind) {
    case 'word':
      return { format: 'docx', body: await readDocx(office) };
    case 'powerpoint':
      return { format: 'pptx', body: readPptx(office, onProgress) };
    case 'excel':
      return { format: 'xlsx', body: readXlsx(office) };
    default: {
      // Also a book without its container, and one that was zipped with its folder.
      if ([...names].some((name) => /(?:^|\/)META-INF\/container\.xml$|\.opf$/i.test(name)))
        return { format: 'epub', body: await readEpub(bytes, onProgress) };
      if (names.has('xl/workbook.bin'))
        throw new AgentError('unsupported_content', message('sources.noTextIn', { what: BINARY_WORKBOOK }));
      throw new AgentError('unsupported_content', message('sources.zipArchive'));
    }
  }
}
