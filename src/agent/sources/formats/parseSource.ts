import { AgentError, isAgentError, type SourceFormat } from '../../../protocol/index.js';
import { decodeText } from '../charset.js';
import { detectTextFormat } from './detectFormat.js';
import { looksBinary, readMagic } from './magicBytes.js';
import { parsePlain } from './parsePlain.js';
import {
  hashText,
  normalizeText,
  type ParsedBody,
  type ParsedSource,
  type ParseEvents,
  type ParseInput,
} from './parsedSource.js';

function finish(format: SourceFormat, body: ParsedBody): ParsedSource {
  // Page starts are offsets, so the parser that gives them has cleaned its text.
  const markdown = body.pageStarts === undefined ? normalizeText(body.markdown) : body.markdown;
  if (markdown.trim() === '') throw new AgentError('empty_content', 'There is no text in it: nothing to read.');
  return { ...body, format, markdown, contentHash: hashText(markdown), verbatim: false };
}

function unsupported(what: string): AgentError {
  return new AgentError('unsupported_content', `This is ${what}, which has no text to read.`);
}

async function parseZip(bytes: Uint8Array, events: ParseEvents): Promise<ParsedSource> {
  const { listZip } = await import('./openZip.js');
  const names = new Set(listZip(bytes));
  if (names.has('word/document.xml')) return finish('docx', await (await import('./readDocx.js')).readDocx(bytes));
  if (names.has('META-INF/container.xml'))
    return finish('epub', (await import('./readEpub.js')).readEpub(bytes, events.onProgress));
  if (names.has('xl/workbook.xml')) throw unsupported('an Excel workbook (save its sheets as CSV)');
  if (names.has('ppt/presentation.xml')) throw unsupported('a PowerPoint presentation (save it as PDF)');
  if (names.has('content.xml') && names.has('mimetype'))
    throw unsupported('an OpenDocument file (save it as .docx or PDF)');
  throw unsupported('a ZIP archive');
}

async function parseBytes(bytes: Uint8Array, input: ParseInput, events: ParseEvents): Promise<ParsedSource> {
  const magic = readMagic(bytes);
  if (magic?.kind === 'pdf')
    return finish('pdf', await (await import('./pdf/readPdf.js')).readPdf(bytes, events.onProgress));
  if (magic?.kind === 'zip') return parseZip(bytes, events);
  if (magic?.kind === 'unreadable') {
    if (
      magic.what.startsWith('an old Office') &&
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('EncryptedPackage', 0, 'utf16le')
    ) {
      throw new AgentError(
        'encrypted',
        'The document is protected by a password: open it and save a copy without one.',
      );
    }
    throw unsupported(magic.what);
  }
  if (bytes.byteLength === 0)
    throw new AgentError('unsupported_content', 'The file is empty: there is nothing to read.');
  const { text, charset } = decodeText(bytes, input.charset);
  if (!charset.startsWith('utf-16') && looksBinary(bytes)) {
    throw unsupported(
      input.contentType === undefined || input.contentType === ''
        ? 'binary data'
        : `binary data (${input.contentType})`,
    );
  }
  return parseText(text, input, events);
}

async function parseText(text: string, input: ParseInput, events: ParseEvents): Promise<ParsedSource> {
  const format = input.format ?? detectTextFormat(text, input);
  switch (format) {
    case 'html':
      return parseHtml(text, input, events);
    case 'notebook':
      return finish(format, (await import('./readNotebook.js')).readNotebook(text));
    case 'feed':
      return finish(format, (await import('./readFeed.js')).readFeed(text, input.url));
    case 'json':
    case 'csv':
      if (input.document) return parsePlain(text, format, true);
      return finish(
        format,
        await import('./readData.js').then(({ readCsv, readJson }) =>
          format === 'csv' ? readCsv(text) : readJson(text),
        ),
      );
    default:
      return parsePlain(text, format, input.document);
  }
}

async function parseHtml(text: string, input: ParseInput, events: ParseEvents): Promise<ParsedSource> {
  try {
    const { readHtml } = await import('./readHtml.js');
    events.onLoaded();
    return finish('html', await readHtml(text, input.url, input.format === 'html'));
  } catch (error) {
    // A template in the editor is code rather than a page.
    if (input.document && isAgentError(error) && error.code !== 'parser_failed') return parsePlain(text, 'code', true);
    throw error;
  }
}

/**
 * Reads anything that is supported, by its content, then by what names it. Parsers are loaded on first use.
 * Rejects with AgentErrors; what a parser throws unforeseen is `parser_failed`.
 */
export async function parseSource(input: ParseInput, events: ParseEvents): Promise<ParsedSource> {
  try {
    return input.bytes === undefined
      ? await parseText(input.text ?? '', input, events)
      : await parseBytes(input.bytes, input, events);
  } catch (error) {
    if (isAgentError(error)) throw error;
    throw new AgentError(
      'parser_failed',
      `The text could not be read out of it (${error instanceof Error ? error.message.slice(0, 200) : 'unknown error'}). Try its text or another format.`,
      { cause: error },
    );
  }
}
