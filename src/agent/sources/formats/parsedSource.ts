import { createHash } from 'node:crypto';
import type { RecognizedSpan, SourcePlace } from '../../interfaces/index.js';
import type { Message, Publication, SourceFormat } from '../../../protocol/index.js';
import { dropInvisible } from '../html/invisibleText.js';
import type { FormatHints } from './detectFormat.js';

/** What is to be parsed: bytes as they came, or text that someone decoded before. */
export interface ParseInput extends FormatHints {
  bytes?: Uint8Array;
  text?: string;
  /** Encoding that the transport named. */
  charset?: string;
  /** Address for links and metadata of a page. */
  url?: string;
  /** Where `text` is what an editor or a file holds, Markdown, code and data are kept as they are, so that offsets are places in it. */
  document: boolean;
  /** Settles the format, where whoever hands the text over says which it is. */
  format?: 'text' | 'markdown' | 'code' | 'html';
}

/** A source without what only the host knows: where it came from, and when. */
export interface ParsedSource {
  format: SourceFormat;
  title?: string;
  site?: string;
  author?: string;
  publication?: Publication;
  date?: string;
  language?: string;
  markdown: string;
  contentHash: string;
  /** True where `markdown` is the input's own text. */
  verbatim: boolean;
  pageStarts?: number[];
  places?: SourcePlace[];
  recognized?: RecognizedSpan[];
  warnings: string[];
}

/**
 * A text of our own making as it is kept: without characters that no reader sees, with lines that end in LF alone, because
 * an editor that shows it would change mixed ends and every offset with them.
 */
export function normalizeText(text: string): string {
  return dropInvisible(text).replace(/\r\n?/g, '\n');
}

/** `done` of `total` pages or chapters. */
export type ParseProgress = (sentence: Message, done: number, total: number) => void;

/** Reports of a parser. */
export interface ParseEvents {
  onProgress: ParseProgress;
  /** The parser's code is loaded: from here on time counts against the document. */
  onLoaded(): void;
  /** The work turns out to be larger than its kind: from here on it has this time again. */
  onMoreTime(milliseconds: number): void;
}

/** SHA-256 of a text's UTF-8, in hex. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** What a parser gives; the caller adds the rest. */
export type ParsedBody = Omit<ParsedSource, 'format' | 'contentHash' | 'verbatim'>;
