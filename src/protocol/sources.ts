import * as z from 'zod';
import { MAX_INLINE_CHARACTERS, MAX_URL_CHARACTERS } from './limits.js';
import type { Message } from './messages/index.js';

// U+0000 terminates strings in SQLite's C API and in file names; nothing that a reader types contains it.
const noNul = (value: string) => !value.includes('\0');

export const urlSchema = z.string().min(1).max(MAX_URL_CHARACTERS).refine(noNul, 'must not contain a NUL character');
export const shortText = (max: number) => z.string().max(max).refine(noNul, 'must not contain a NUL character');
/**
 * Half a surrogate pair is no character, in no encoding and in no database; and JSON escapes each to six characters, which
 * takes many times longer than other text. U+FFFD takes its place, so that positions stay.
 */
const inlineText = z
  .string()
  .min(1)
  .max(MAX_INLINE_CHARACTERS)
  .overwrite((text) => text.toWellFormed());

/** Zero-based line and UTF-16 character, as in VS Code. */
export const positionSchema = z.strictObject({ line: z.int().min(0), character: z.int().min(0) });
export const rangeSchema = z.strictObject({ start: positionSchema, end: positionSchema });
export type Range = z.infer<typeof rangeSchema>;

/**
 * What the HTML of a page lacks, as its browser shows it: its `end`, if it is too large; `frames` of other sites and other
 * documents in it; `rows` of a long list of which only the ones in view exist.
 */
export const missingPartSchema = z.enum(['end', 'frames', 'rows']);
export type MissingPart = z.infer<typeof missingPartSchema>;

/** The fields of a source request that contain the text itself. */
export const INLINE_TEXT_FIELDS = ['text', 'markdown', 'html'] as const;

/** What to read: a page, a document that the host can open, or inline text. */
export const sourceRequestSchema = z.union([
  z.strictObject({ url: urlSchema }),
  z.strictObject({ uri: urlSchema, title: shortText(500).optional(), range: rangeSchema.optional() }),
  z.strictObject({ text: inlineText, title: shortText(500).optional(), url: urlSchema.optional() }),
  z.strictObject({ markdown: inlineText, title: shortText(500).optional(), url: urlSchema.optional() }),
  z.strictObject({
    html: inlineText,
    title: shortText(500).optional(),
    url: urlSchema.optional(),
    missing: z.array(missingPartSchema).max(missingPartSchema.options.length).optional(),
  }),
]);
export type SourceRequest = z.infer<typeof sourceRequestSchema>;

/** When to render a page in an installed browser before reading it: if its text needs scripts, never, or always. */
export const renderModeSchema = z.enum(['auto', 'never', 'always']);
export type RenderMode = z.infer<typeof renderModeSchema>;

export const sourceKindSchema = z.enum(['url', 'document', 'selection', 'inline']);
export type SourceKind = z.infer<typeof sourceKindSchema>;

export const sourceFormatSchema = z.enum([
  'html',
  'markdown',
  'text',
  'code',
  'pdf',
  'notebook',
  'json',
  'csv',
  'feed',
  'docx',
  'epub',
  'mhtml',
  'eml',
  'captions',
  'pptx',
  'xlsx',
  'odt',
  'odp',
  'ods',
  'asciidoc',
  'rst',
  'rtf',
  'xml',
  'latex',
  'org',
  'image',
]);
export type SourceFormat = z.infer<typeof sourceFormatSchema>;

/** What is known about a source before it is read. */
export interface SourceReference {
  /** Stable within a run: `s1`, `s2`, … */
  id: string;
  kind: SourceKind;
  title: string;
  url?: string;
  uri?: string;
}

/** Whether sources are passages of one document, which the reader selected. */
export function areOfOneDocument(sources: readonly { uri?: string }[]): boolean {
  const [first] = sources;
  return first?.uri !== undefined && sources.length > 1 && sources.every(({ uri }) => uri === first.uri);
}

/** How much of a source was used; the three shares add up to 1. */
export interface ReadShare {
  closely: number;
  skimmed: number;
  left: number;
}

/** One section of a source and how it was read. */
export interface SectionRead {
  heading: string;
  read: 'closely' | 'skimmed' | 'left';
  characters: number;
}

/** Metadata that a page declares about its work, for reference managers. */
export interface Publication {
  /** As declared, one name each: `Curie, Marie`, `Marie Curie`, or an organization. */
  authors: string[];
  journal?: string;
  volume?: string;
  issue?: string;
  /** `12-19`. */
  pages?: string;
  /** Without the resolver, such as `10.1000/182`. */
  doi?: string;
  publisher?: string;
}

/** A source that was read. */
export interface SourceInfo extends SourceReference {
  format: SourceFormat;
  site?: string;
  author?: string;
  publication?: Publication;
  date?: string;
  language?: string;
  words: number;
  characters: number;
  /** SHA-256 of the Markdown; identifies the snapshot. */
  content_hash: string;
  pages?: number;
  /** The browser that rendered the page, such as `Chrome`, if its text needed scripts. */
  rendered?: string;
  /** Sent by the person's browser, where it may be behind a login: other programs can't see it. */
  private?: boolean;
  /** What the user should know, such as that pages are missing. */
  warnings?: string[];
  /** `warnings` by key and arguments, in the same order. */
  warning_details?: readonly Message[];
  read?: ReadShare;
  sections?: SectionRead[];
  /** Share of the answer's citations that are in this source, 0..1. */
  share?: number;
}
