import type { SourceFormat } from '../../../protocol/index.js';
import { isCaptions } from './captions/captionSyntax.js';
import { isContentLines } from './contentLines.js';
import { extensionOf, isCodeName } from './codeExtensions.js';
import { xmlKind } from './xml/xmlKinds.js';
import { afterProlog } from './xml/xmlProlog.js';

/** What is known about a text besides its content. All fields are hints. */
export interface FormatHints {
  /** In lowercase, without parameters. */
  contentType?: string;
  /** File name or path. */
  name?: string;
  /** VS Code's language id. */
  languageId?: string;
}

/** `contentLines`: a calendar or address cards, which are read as text. */
type TextFormat =
  | Exclude<SourceFormat, 'pdf' | 'docx' | 'epub' | 'pptx' | 'xlsx' | 'odt' | 'odp' | 'ods' | 'rtf' | 'image'>
  | 'contentLines';

const BY_EXTENSION: ReadonlyMap<string, TextFormat> = new Map(
  Object.entries<TextFormat>({
    md: 'markdown',
    markdown: 'markdown',
    mdown: 'markdown',
    mkd: 'markdown',
    mdx: 'markdown',
    qmd: 'markdown',
    rmd: 'markdown',
    txt: 'text',
    text: 'text',
    log: 'text',
    rst: 'rst',
    rest: 'rst',
    adoc: 'asciidoc',
    asciidoc: 'asciidoc',
    asc: 'asciidoc',
    org: 'org',
    tex: 'latex',
    ltx: 'latex',
    latex: 'latex',
    srt: 'captions',
    vtt: 'captions',
    sbv: 'captions',
    ass: 'captions',
    ssa: 'captions',
    ttml: 'captions',
    dfxp: 'captions',
    lrc: 'captions',
    sub: 'captions',
    smi: 'captions',
    scc: 'captions',
    sami: 'captions',
    eml: 'eml',
    emlx: 'eml',
    mbox: 'eml',
    html: 'html',
    htm: 'html',
    xhtml: 'html',
    xht: 'html',
    mhtml: 'mhtml',
    mht: 'mhtml',
    ipynb: 'notebook',
    json: 'json',
    jsonl: 'json',
    ndjson: 'json',
    geojson: 'json',
    jsonc: 'code',
    json5: 'code',
    csv: 'csv',
    tsv: 'csv',
    tab: 'csv',
    rss: 'feed',
    atom: 'feed',
  }),
);

const BY_CONTENT_TYPE: ReadonlyMap<string, TextFormat> = new Map(
  Object.entries<TextFormat>({
    'text/html': 'html',
    'application/xhtml+xml': 'html',
    'text/markdown': 'markdown',
    'text/x-markdown': 'markdown',
    'text/csv': 'csv',
    'text/tab-separated-values': 'csv',
    'application/rss+xml': 'feed',
    'application/atom+xml': 'feed',
    'application/feed+json': 'feed',
    'application/x-ipynb+json': 'notebook',
    'text/vtt': 'captions',
    'application/x-subrip': 'captions',
    'application/ttml+xml': 'captions',
    'message/rfc822': 'eml',
    'multipart/related': 'mhtml',
    'application/x-mimearchive': 'mhtml',
    'text/x-rst': 'rst',
    'text/prs.fallenstein.rst': 'rst',
    'text/asciidoc': 'asciidoc',
    'text/x-asciidoc': 'asciidoc',
    'text/x-tex': 'latex',
    'application/x-tex': 'latex',
    'application/x-latex': 'latex',
    'text/org': 'org',
    'application/javascript': 'code',
    'text/javascript': 'code',
    'text/css': 'code',
  }),
);

const BY_LANGUAGE: ReadonlyMap<string, TextFormat> = new Map(
  Object.entries<TextFormat>({
    markdown: 'markdown',
    plaintext: 'text',
    log: 'text',
    restructuredtext: 'rst',
    asciidoc: 'asciidoc',
    latex: 'latex',
    tex: 'latex',
    org: 'org',
    html: 'html',
    json: 'json',
    csv: 'csv',
    tsv: 'csv',
  }),
);

/** Header fields that identify a message. */
const MAIL_HEADERS =
  /^(?:from|to|cc|subject|date|message-id|received|return-path|delivered-to|mime-version|reply-to|content-type|x-[\w-]+):/i;

const SAVED_BY_WORD =
  /^content-type:[ \t]*multipart\/related\b[^]*?^content-location:[^]*?^content-type:[ \t]*text\/html/im;

/** A message or a saved page: its first lines are header fields, at least three of them common ones. */
function sniffMail(head: string): TextFormat | undefined {
  const fields = new Set<string>();
  // Apple Mail writes the message's length in front of it.
  for (const line of head.replace(/^\d{1,12} *\r?\n/, '').split(/\r?\n/)) {
    if (line === '') break;
    // Lines that start with whitespace continue a field.
    if (/^[ \t]/.test(line) && fields.size > 0) continue;
    if (!/^[\w-]{2,40}:/.test(line) && !(fields.size === 0 && line.startsWith('From '))) return undefined;
    if (MAIL_HEADERS.test(line)) fields.add(line.slice(0, line.indexOf(':')).toLowerCase());
  }
  if (
    /^snapshot-content-location:/im.test(head) ||
    (fields.has('mime-version') && /multipart\/related[^\n]*(?:\n[ \t][^\n]*)*type="?text\/html/i.test(head))
  )
    return 'mhtml';
  // Word's pages in one file name no sender.
  if (fields.has('content-type') && !fields.has('from') && SAVED_BY_WORD.test(head)) return 'mhtml';
  return fields.size >= 3 && (fields.has('from') || fields.has('message-id') || fields.has('received'))
    ? 'eml'
    : undefined;
}

/** The format of a text that is unmistakable, whatever its name. */
function sniffCertain(text: string): TextFormat | undefined {
  const head = text
    .slice(0, 4_096)
    .replace(/^\ufeff/, '')
    .trimStart();
  const root = afterProlog(head);
  if (/^(?:<!doctype html|<html[\s>])/i.test(root)) return 'html';
  if (/^(?:<[?!][^>]{0,300}>\s*)*<(?:\w+:)?(?:rss|feed|RDF)(?:\s[^>]*xmlns|\s+version|>)/.test(root)) return 'feed';
  if (/^\{[^]{0,1000}?"version"\s*:\s*"https:\\?\/\\?\/jsonfeed\.org\\?\/version/.test(head)) return 'feed';
  if (isCaptions(head)) return 'captions';
  if (isContentLines(head)) return 'contentLines';
  if (xmlKind(text) !== undefined) return 'xml';
  if (/^(?:%[^\n]*\n|\s)*\\documentclass\b/.test(head)) return 'latex';
  return sniffMail(head);
}

function sniff(text: string): TextFormat | undefined {
  const head = text.slice(0, 2_048).trimStart();
  const certain = sniffCertain(text);
  if (certain !== undefined) return certain;
  if (/^<\?xml/.test(head)) return 'code';
  if (/^<(?:head|body|article|main|div|p|h[1-6]|section|table)[\s>]/i.test(head)) return 'html';
  return undefined;
}

function isNotebook(text: string): boolean {
  return (
    /^\s*\{/.test(text.slice(0, 200)) &&
    text.includes('"cells"') &&
    /"nbformat"\s*:/.test(text.length > 4_000 ? text.slice(0, 2_000) + text.slice(-2_000) : text)
  );
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text.slice(0, 1_000))) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Formats whose names are used loosely; if a text is unmistakably something else, it is read as such. */
const LOOSE_NAMES: ReadonlySet<TextFormat | undefined> = new Set<TextFormat | undefined>([
  'text',
  'html',
  'csv',
  'eml',
  'mhtml',
  'captions',
  'feed',
  'json',
]);

/** The format of a text, by its name and type, then by its content. */
export function detectTextFormat(text: string, { contentType = '', name = '', languageId }: FormatHints): TextFormat {
  const byExtension = BY_EXTENSION.get(extensionOf(name));
  if (byExtension === 'notebook') return byExtension;
  if (languageId !== undefined && languageId !== 'plaintext')
    return BY_LANGUAGE.get(languageId) ?? (isConverted(byExtension) ? byExtension : 'code');
  const byType = BY_CONTENT_TYPE.get(contentType);
  if (byType !== undefined && !LOOSE_NAMES.has(byType)) return byType;
  // Programs write pages and tables of text under the name of old workbooks.
  if (extensionOf(name) === 'xls' || contentType === 'application/vnd.ms-excel') return sniff(text) ?? 'csv';
  // Servers say `text/html` when they don't know; feeds and papers are recognizable.
  if (byType !== undefined) return sniffCertain(text) ?? byType;
  if (contentType.endsWith('json')) return isNotebook(text) ? 'notebook' : 'json';
  if (
    byExtension !== undefined &&
    (byExtension !== 'html' || contentType === '' || contentType === 'application/octet-stream')
  )
    return LOOSE_NAMES.has(byExtension) ? (sniffCertain(text) ?? byExtension) : byExtension;
  if (isCodeName(name)) {
    const sniffed = sniff(text);
    return sniffed === 'feed' || sniffed === 'captions' || sniffed === 'xml' ? sniffed : 'code';
  }
  const sniffed = contentType === 'text/plain' || languageId === 'plaintext' ? sniffCertain(text) : sniff(text);
  if (sniffed !== undefined) return sniffed;
  if (contentType.endsWith('xml')) return 'code';
  if (contentType === '' && isJson(text)) return isNotebook(text) ? 'notebook' : 'json';
  return 'text';
}

/** Whether the format follows from these hints and the first 16,384 characters of a text, whatever comes after them. */
export function isToldByBeginning({ contentType = '', name = '', languageId }: FormatHints): boolean {
  if (contentType !== '') return false;
  return (
    (languageId !== undefined && languageId !== 'plaintext') || BY_EXTENSION.has(extensionOf(name)) || isCodeName(name)
  );
}

/** Formats that editors show as code or have no language id for, but that must not be read as plain text. */
function isConverted(format: TextFormat | undefined): format is TextFormat {
  return format === 'captions' || format === 'eml' || format === 'mhtml' || format === 'feed';
}
