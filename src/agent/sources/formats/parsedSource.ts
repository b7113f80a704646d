import type { RecognizedSpan, SourcePlace } from '../../interfaces/index.js';
import type { Message, Publication, SourceFormat } from '../../../protocol/index.js';
import { dropInvisible } from '../html/cleaning/invisibleText.js';
import type { FormatHints } from './detectFormat.js';

/** Input for a parser: raw bytes, or decoded text. */
export interface ParseInput extends FormatHints {
  bytes?: Uint8Array;
  text?: string;
  /** Encoding that the transport declared. */
  charset?: string;
  /** Address for resolving links and metadata of a page. */
  url?: string;
  /**
   * `text` is the content of an editor or a file: Markdown, code, and data stay unchanged, so that offsets are
   * positions in it.
   */
  document: boolean;
  /** Overrides format detection if the caller knows the format. */
  format?: 'text' | 'markdown' | 'code' | 'html';
}

/** A source without what only the host knows: its origin and time. */
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
  /** True if `markdown` is the input's own text. */
  verbatim: boolean;
  pageStarts?: number[];
  places?: SourcePlace[];
  recognized?: RecognizedSpan[];
  warnings: Message[];
}

/**
 * Normalizes generated text: without invisible characters, and with LF line endings only, because an editor would
 * normalize mixed ones and shift every offset.
 */
export function normalizeText(text: string): string {
  return dropInvisible(text).replace(/\r\n?/g, '\n');
}

/** `done` of `total` pages or chapters. */
export type ParseProgress = (sentence: Message, done: number, total: number) => void;

/** A parser's reports. */
export interface ParseEvents {
  onProgress: ParseProgress;
  /** The parser's code has been loaded: its deadline starts now. */
  onLoaded(): void;
  /** The task is larger than usual for its kind: restart its deadline. */
  onMoreTime(milliseconds: number): void;
}

/** A parser's result; the caller adds the rest. */
export type ParsedBody = Omit<ParsedSource, 'format' | 'contentHash' | 'verbatim'>;
