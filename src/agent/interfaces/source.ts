import type {
  Message,
  Place,
  Publication,
  Range,
  RenderMode,
  SourceFormat,
  SourceKind,
  SourceRequest,
} from '../../protocol/index.js';

/** Where in a source without pages a part of it begins, as an offset into its Markdown. */
export interface SourcePlace extends Place {
  start: number;
}

/** A part of a source that text recognition made out of a picture. Offsets into its Markdown. */
export interface RecognizedSpan {
  start: number;
  end: number;
  /** How sure the recognition is of its words, 0..1. */
  confidence: number;
}

/** A source read into Markdown. Every offset elsewhere is a UTF-16 index into `markdown`. */
export interface Source {
  kind: SourceKind;
  format: SourceFormat;
  title: string;
  url?: string;
  uri?: string;
  site?: string;
  author?: string;
  publication?: Publication;
  /** ISO 8601, as far as the page tells. */
  date?: string;
  language?: string;
  markdown: string;
  /** SHA-256 (hex) of `markdown`; names the snapshot. */
  contentHash: string;
  /** True where `markdown` is the editor document's own text (from `documentOffset` on), so that offsets are ranges in it. */
  verbatim: boolean;
  /** Where a selection begins in its document. */
  documentStart?: { line: number; character: number };
  /** Offsets at which the pages of a PDF begin. */
  pageStarts?: number[];
  /** Where slides, cells of a notebook or lines of a recording begin, in order. */
  places?: SourcePlace[];
  /** What was recognized in pictures, in order, without overlap. */
  recognized?: RecognizedSpan[];
  /** Named places in code, where the host knows them: offsets of declarations. */
  symbols?: { name: string; start: number; end: number }[];
  /** The browser that showed the page, where its scripts made the text. */
  rendered?: string;
  /** What the user should know: cut off, partly unreadable, from a snapshot. */
  warnings: string[];
  /** From this machine or its network. */
  local?: boolean;
  /** Host names that were contacted. */
  hosts: string[];
  /** When the text was obtained, ISO 8601. */
  readAt: string;
}

/** The unit of citation: a paragraph or sentence group. `source.markdown.slice(start, end)` is its text. */
export interface Passage {
  start: number;
  end: number;
  kind: 'heading' | 'paragraph' | 'list_item' | 'code' | 'table' | 'quote';
  /** Headings above it, outermost first. */
  headings: string[];
  page?: number;
}

export interface ReadProgress {
  stage: 'fetching' | 'reading';
  sentence: Message;
  done?: number;
  total?: number;
}

export interface ReadContext {
  signal: AbortSignal;
  onProgress(progress: ReadProgress): void;
  /** Pass over snapshots and conditional requests. */
  fresh: boolean;
  /** Only for an address that the user typed or confirmed, and only if the setting allows it. */
  allowLocal: boolean;
  /** Whether pages are shown in an installed browser before they are read; `auto` when absent. */
  render?: RenderMode;
}

/** Reads one source. Failures are AgentErrors whose code says which. */
export interface SourceReader {
  read(request: SourceRequest, context: ReadContext): Promise<Source>;
  /** Ends workers; idempotent. */
  close(): Promise<void>;
}

/** A document as the host (VS Code, or the file system for the command line) has it. */
export interface HostDocument {
  uri: string;
  title: string;
  /** Exactly one of the two: text for what an editor holds or can decode, bytes for the rest. */
  text?: string;
  bytes?: Uint8Array;
  /** VS Code's language id, where known. */
  languageId?: string;
  /** Where `text` begins in the document, for a selection. */
  start?: { line: number; character: number };
  symbols?: { name: string; start: number; end: number }[];
}

/** Opens documents by uri; throws AgentError `not_found` or `read_failed`. */
export interface DocumentHost {
  open(uri: string, range: Range | undefined, signal: AbortSignal): Promise<HostDocument>;
}
