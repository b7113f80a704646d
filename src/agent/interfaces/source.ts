import type {
  Message,
  PageBox,
  Place,
  Publication,
  Range,
  RenderMode,
  SourceFormat,
  SourceKind,
  SourceRequest,
} from '../../protocol/index.js';

/** Start of a part in a source without pages, as an offset into its Markdown. */
export interface SourcePlace extends Place {
  start: number;
}

/** A word recognized in a picture: its offsets in the Markdown, and where it stands. */
export interface RecognizedWord {
  start: number;
  end: number;
  box: PageBox;
}

/** Text recognized in a picture. Offsets into the Markdown. */
export interface RecognizedSpan {
  start: number;
  end: number;
  /** Recognition confidence, 0..1. */
  confidence: number;
  /** In order. */
  words: RecognizedWord[];
}

/** A source converted to Markdown. Offsets everywhere else are UTF-16 indexes into `markdown`. */
export interface Source {
  kind: SourceKind;
  format: SourceFormat;
  title: string;
  url?: string;
  uri?: string;
  site?: string;
  author?: string;
  publication?: Publication;
  /** ISO 8601, as precise as the page states it. */
  date?: string;
  language?: string;
  markdown: string;
  /** SHA-256 (hex) of `markdown`; identifies the snapshot. */
  contentHash: string;
  /**
   * Whether `markdown` is the editor document's own text (from `documentOffset` on), so that offsets map to ranges in
   * it.
   */
  verbatim: boolean;
  /** Where the selection starts in its document. */
  documentStart?: { line: number; character: number };
  /** Offsets at which the pages of a PDF start. */
  pageStarts?: number[];
  /** Start offsets of slides, notebook cells, or lines of a recording, in order. */
  places?: SourcePlace[];
  /** Text recognized in pictures, in order, without overlap. */
  recognized?: RecognizedSpan[];
  /** Named declarations in code, if the host knows them, by offset. */
  symbols?: { name: string; start: number; end: number }[];
  /** The browser that rendered the page, if its text needed scripts. */
  rendered?: string;
  /** What the user should know: truncated, partly unreadable, or from a snapshot. */
  warnings: readonly Message[];
  /** From this machine or its network. */
  local?: boolean;
  /** Sent by the person's browser, where it may be behind a login. */
  private?: boolean;
  /** Host names that were contacted. */
  hosts: string[];
  /** When the text was retrieved, ISO 8601. */
  readAt: string;
}

/** A source by its id in a run or a call: `s1`, `s2`, … */
export interface NamedSource {
  id: string;
  source: Source;
}

/** The unit of citation: a paragraph or a group of sentences. `source.markdown.slice(start, end)` is its text. */
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
  /** Skip snapshots and conditional requests. */
  fresh: boolean;
  /** Allowed only for an address that the user typed or confirmed, and only if the setting permits it. */
  allowLocal: boolean;
  /** Whether to render pages in an installed browser before reading them. Default: `auto`. */
  render?: RenderMode;
}

/** Reads one source. Throws AgentErrors whose code names the cause. */
export interface SourceReader {
  read(request: SourceRequest, context: ReadContext): Promise<Source>;
  /** Ends the workers. Idempotent. */
  close(): Promise<void>;
}

/** A document as supplied by the host (VS Code, or the file system for the command line). */
export interface HostDocument {
  uri: string;
  title: string;
  /** Exactly one of the two: text if an editor has it open or can decode it, otherwise bytes. */
  text?: string;
  bytes?: Uint8Array;
  /** VS Code's language id, if known. */
  languageId?: string;
  /** Where `text` starts in the document, for a selection. */
  start?: { line: number; character: number };
  symbols?: { name: string; start: number; end: number }[];
}

/** Opens documents by uri; throws AgentError `not_found` or `read_failed`. */
export interface DocumentHost {
  open(uri: string, range: Range | undefined, signal: AbortSignal): Promise<HostDocument>;
  /** Whether the document shows a page of the person's browser. Default: none does. */
  isPrivate?(uri: string): boolean;
}
