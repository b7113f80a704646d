import type { SourceFormat } from '../../../protocol/index.js';
import { extensionOf, isCodeName } from './codeExtensions.js';

/** What is known of a text beside itself. All parts are hints. */
export interface FormatHints {
  /** Lower case, without parameters. */
  contentType?: string;
  /** File name or path. */
  name?: string;
  /** VS Code's language id. */
  languageId?: string;
}

type TextFormat = Exclude<SourceFormat, 'pdf' | 'docx' | 'epub'>;

const BY_EXTENSION: Readonly<Record<string, TextFormat>> = {
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
  rst: 'text',
  adoc: 'text',
  asciidoc: 'text',
  org: 'text',
  tex: 'text',
  srt: 'text',
  vtt: 'text',
  eml: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  mhtml: 'text',
  ipynb: 'notebook',
  json: 'json',
  jsonl: 'json',
  ndjson: 'json',
  geojson: 'json',
  jsonc: 'code',
  json5: 'code',
  csv: 'csv',
  tsv: 'csv',
  rss: 'feed',
  atom: 'feed',
};

const BY_CONTENT_TYPE: Readonly<Record<string, TextFormat>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'application/rss+xml': 'feed',
  'application/atom+xml': 'feed',
  'application/x-ipynb+json': 'notebook',
  'application/javascript': 'code',
  'text/javascript': 'code',
  'text/css': 'code',
};

const BY_LANGUAGE: Readonly<Record<string, TextFormat>> = {
  markdown: 'markdown',
  plaintext: 'text',
  log: 'text',
  restructuredtext: 'text',
  latex: 'text',
  html: 'html',
  json: 'json',
  csv: 'csv',
  tsv: 'csv',
};

function sniff(text: string): TextFormat | undefined {
  const head = text.slice(0, 2_048).trimStart();
  if (/^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,1000}?-->\s*)*(?:<!doctype html|<html[\s>])/i.test(head)) return 'html';
  if (/^(?:<\?xml[^>]*\?>\s*)?(?:<[?!][^>]{0,300}>\s*)*<(?:rss|feed|rdf:RDF)[\s>]/i.test(head)) return 'feed';
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

/** The format of a text, by what names it, then by how it looks. */
export function detectTextFormat(text: string, { contentType = '', name = '', languageId }: FormatHints): TextFormat {
  const extension = extensionOf(name);
  const byExtension = BY_EXTENSION[extension];
  if (byExtension === 'notebook') return byExtension;
  if (languageId !== undefined && languageId !== 'plaintext') return BY_LANGUAGE[languageId] ?? 'code';
  const byType = BY_CONTENT_TYPE[contentType];
  // `text/html` is what servers say when they do not know; a feed or a paper shows.
  if (byType === 'html') return sniff(text) === 'feed' ? 'feed' : 'html';
  if (byType !== undefined) return byType;
  if (contentType.endsWith('json')) return isNotebook(text) ? 'notebook' : 'json';
  if (
    byExtension !== undefined &&
    (byExtension !== 'html' || contentType === '' || contentType === 'application/octet-stream')
  )
    return byExtension;
  if (isCodeName(name)) return sniff(text) === 'feed' ? 'feed' : 'code';
  const sniffed = contentType === 'text/plain' || languageId === 'plaintext' ? undefined : sniff(text);
  if (sniffed !== undefined) return sniffed;
  if (contentType.endsWith('xml')) return 'code';
  if (contentType === '' && isJson(text)) return isNotebook(text) ? 'notebook' : 'json';
  return 'text';
}
