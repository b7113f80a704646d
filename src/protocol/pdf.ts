import type { PageBox } from './summary.js';

/*
 * Messages between the page of the editor for PDFs and pictures and its host (`postMessage`). The page sends
 * `{type: 'ready'}` once it has loaded.
 */

/** A location in a PDF or picture. */
export interface PdfPlace {
  /** One-based. */
  page: number;
  /** The words to highlight, as they appear in the Markdown. */
  quote: string;
  /** Whether they were recognized in a picture: if so, there is no text layer to highlight. */
  recognized: boolean;
  /** Where the recognized words stand. Empty if unknown. */
  boxes: PageBox[];
}

/** How the page can show the file: with pdf.js, whose worker and decoders have addresses, or as a picture. */
export type PdfContent = { kind: 'pdf'; worker: string; decoders: string } | { kind: 'picture'; mediaType: string };

export type PdfHostMessage =
  { type: 'open'; bytes: Uint8Array; content: PdfContent; place?: PdfPlace } | { type: 'show'; place: PdfPlace };

/** Whether a value is the page's only message. */
export function isPdfReady(value: unknown): value is { type: 'ready' } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'ready';
}
