import { AgentError, isAgentError, message, messageOf, type SourceFormat } from '../../../protocol/index.js';
import { decodeText } from '../charset.js';
import { hashText } from '../../system/hashText.js';
import type * as Documents from './documents.js';
import { detectTextFormat } from './detectFormat.js';
import { looksBinary, readMagic } from './magicBytes.js';
import { findMarkdownTitle, parsePlain } from './parsePlain.js';
import {
  normalizeText,
  type ParsedBody,
  type ParsedSource,
  type ParseEvents,
  type ParseInput,
} from './parsedSource.js';

export function finish(format: SourceFormat, body: ParsedBody): ParsedSource {
  // Pages, locations, and spans are offsets, so a parser that returns them has already cleaned its text.
  const hasOffsets = body.pageStarts !== undefined || body.places !== undefined || body.recognized !== undefined;
  const markdown = hasOffsets ? body.markdown : normalizeText(body.markdown);
  if (markdown.trim() === '') throw new AgentError('empty_content', message('sources.empty'));
  return { ...body, format, markdown, contentHash: hashText(markdown), verbatim: false };
}

async function loadDocuments({ onLoaded }: ParseEvents): Promise<typeof Documents> {
  const documents = await import('./documents.js');
  onLoaded();
  return documents;
}

/** Reads with a parser of the documents' bundle, which reports what its limits cut off. */
async function readDocument(
  events: ParseEvents,
  read: (documents: typeof Documents) => ParsedBody | Promise<ParsedBody>,
): Promise<ParsedBody> {
  const documents = await loadDocuments(events);
  return documents.warnIfTruncated(() => read(documents));
}

async function parseBytes(bytes: Uint8Array, input: ParseInput, events: ParseEvents): Promise<ParsedSource> {
  const magic = readMagic(bytes);
  switch (magic?.kind) {
    case 'pdf':
      return finish('pdf', await (await import('./pdf/readPdf.js')).readPdf(bytes, events));
    case 'zip': {
      let format: SourceFormat = 'docx';
      const body = await readDocument(events, async ({ readArchive }) => {
        const archive = await readArchive(bytes, events);
        format = archive.format;
        return archive.body;
      });
      return finish(format, body);
    }
    case 'gzip': {
      const { unpackGzip } = await import('./unpackGzip.js');
      return parseBytes(
        unpackGzip(bytes),
        { ...input, name: input.name?.replace(/\.gz$/i, ''), contentType: undefined },
        events,
      );
    }
    case 'compound':
      return parseCompound(bytes, events);
    case 'rtf':
      return finish('rtf', await readDocument(events, ({ readRtf }) => readRtf(bytes)));
    case 'image':
      return finish('image', await (await import('./ocr/readImage.js')).readImage(bytes, events));
    case 'unreadable':
      throw new AgentError('unsupported_content', message('sources.noTextIn', { what: magic.what }));
  }
  if (bytes.byteLength === 0) throw new AgentError('unsupported_content', message('sources.emptyFile'));
  if (looksBinary(bytes)) {
    throw new AgentError(
      'unsupported_content',
      input.contentType === undefined || input.contentType === ''
        ? message('sources.binary')
        : message('sources.binaryOfType', { type: input.contentType }),
    );
  }
  const { text, charset, guessed } = await decodeText(bytes, input.charset);
  const parsed = await parseText(text, { ...input, bytes }, events);
  // Each part of a message declares its own encoding.
  if (guessed !== true || parsed.format === 'eml' || parsed.format === 'mhtml') return parsed;
  return { ...parsed, warnings: [...parsed.warnings, message('sources.charsetGuessed', { charset })] };
}

/** Reads a message of Outlook; other compound files, which are those of old Office programs, aren't read. */
async function parseCompound(bytes: Uint8Array, events: ParseEvents): Promise<ParsedSource> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The name of a stream in encrypted files.
  if (buffer.includes('EncryptedPackage', 0, 'utf16le'))
    throw new AgentError('encrypted', message('sources.officeEncrypted'));
  // Outlook stores a message's properties in streams of this name.
  if (buffer.includes('__substg1.0_', 0, 'utf16le'))
    return finish('eml', await readDocument(events, ({ readOutlookMessage }) => readOutlookMessage(bytes)));
  throw new AgentError(
    'unsupported_content',
    message('sources.noTextIn', { what: 'an old Office document (save it as .docx or PDF)' }),
  );
}

async function parseText(text: string, input: ParseInput, events: ParseEvents): Promise<ParsedSource> {
  const format = input.format ?? detectTextFormat(text, input);
  // Text in an editor is cited by ranges in it.
  const inEditor = input.document && input.bytes === undefined;
  switch (format) {
    case 'html':
      // Without any tag, it's text under the name of a page, whose lines count.
      return MARKUP.test(text) ? parseHtml(text, input, events) : parsePlain(text, 'markdown', input.document);
    case 'mhtml':
    case 'eml': {
      const bytes = input.bytes ?? new TextEncoder().encode(text);
      return finish(
        format,
        await readDocument(events, ({ readMail, readSavedPage }) =>
          format === 'eml' ? readMail(bytes) : readSavedPage(bytes, input.url),
        ),
      );
    }
    case 'notebook':
      return finish(format, await readDocument(events, ({ readNotebook }) => readNotebook(text)));
    case 'feed':
      return finish(format, await readDocument(events, ({ readFeed }) => readFeed(text, input.url)));
    case 'contentLines':
      if (inEditor) return parsePlain(text, 'text', true);
      return finish('text', await readDocument(events, ({ readContentLines }) => readContentLines(text)));
    case 'captions':
      return finish(format, await readDocument(events, ({ readCaptions }) => readCaptions(text)));
    case 'xml':
      if (inEditor) return parsePlain(text, 'code', true);
      return finish(format, await readDocument(events, ({ readXml }) => readXml(text)));
    case 'json':
      if (input.document) return parsePlain(text, format, true);
      return finish(format, await readDocument(events, ({ readJson }) => readJson(text)));
    case 'csv':
      if (inEditor) return parsePlain(text, format, true);
      return finish(format, await readDocument(events, ({ readCsv }) => readCsv(text)));
    case 'markdown':
    case 'text':
    case 'code':
      return parsePlain(text, format, input.document);
    default:
      if (inEditor) return parsePlain(text, 'text', true);
      return finish(format, await readDocument(events, ({ readMarkup }) => readMarkup(text, format)));
  }
}

const MARKUP = /<[a-z!?/]/i;
/** What site generators keep in front of a page: settings, which aren't part of it. */
const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n[\s\S]{0,20000}?\r?\n---[ \t]*\r?\n/;

async function parseHtml(text: string, input: ParseInput, events: ParseEvents): Promise<ParsedSource> {
  try {
    const { readHtml } = await loadDocuments(events);
    const body = await readHtml(text.replace(FRONT_MATTER, ''), input.url, input.format === 'html');
    return finish('html', FRONT_MATTER.test(text) ? { ...body, title: body.title ?? findMarkdownTitle(text) } : body);
  } catch (error) {
    // A template has no text before it is filled in, but it is code that can be asked about; an application's shell is
    // neither.
    const hasNoText =
      isAgentError(error) && (error.code === 'empty_content' || (error.code === 'needs_javascript' && !isWhole(text)));
    if (input.document && hasNoText && (isTemplate(text) || (input.bytes === undefined && !isWhole(text))))
      return parsePlain(text, 'code', true);
    throw error;
  }
}

/** A page rather than a fragment. */
function isWhole(html: string): boolean {
  return /<!doctype\s|<html[\s>]|<body[\s>]/i.test(html);
}

function isTemplate(html: string): boolean {
  return /\{\{|\{%|<%|<\?php|\$\{|@(?:if|foreach|section)\b|\bv-(?:if|for)=|\*ng(?:If|For)=|<slot[\s/>]/.test(html);
}

/**
 * Reads any supported format, detected by content, then by name. Parsers are loaded on first use. Rejects with
 * AgentErrors; unexpected exceptions of parsers become `parser_failed`.
 */
export async function parseSource(input: ParseInput, events: ParseEvents): Promise<ParsedSource> {
  try {
    return input.bytes === undefined
      ? await parseText(input.text ?? '', input, events)
      : await parseBytes(input.bytes, input, events);
  } catch (error) {
    if (isAgentError(error)) throw error;
    throw new AgentError('parser_failed', message('sources.parserFailed', { reason: messageOf(error).slice(0, 200) }), {
      cause: error,
    });
  }
}
