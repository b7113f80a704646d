/*
 * What the PDF editor's page and its host say to each other by `postMessage`. The page says `{type: 'ready'}` once it is loaded.
 */

/** A place in a PDF. */
export interface PdfPlace {
  /** Counted from 1. */
  page: number;
  /** The words to highlight, as the reader's Markdown has them. */
  quote: string;
  /** Whether they were recognized in a picture: then there is no text to highlight. */
  recognized: boolean;
}

export type PdfHostMessage =
  /** The file's bytes, the address of pdf.js's worker, and the folder of its decoders. */
  | { type: 'open'; bytes: Uint8Array; worker: string; decoders: string; place?: PdfPlace }
  | { type: 'show'; place: PdfPlace };

/** Whether a value is the page's only message. */
export function isPdfReady(value: unknown): value is { type: 'ready' } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'ready';
}
