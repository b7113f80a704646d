/*
 * Messages between the PDF editor's page and its host (`postMessage`). The page sends `{type: 'ready'}` once it has
 * loaded.
 */

/** A location in a PDF. */
export interface PdfPlace {
  /** One-based. */
  page: number;
  /** The words to highlight, as they appear in the Markdown. */
  quote: string;
  /** Whether they were recognized in a picture: if so, there is no text layer to highlight. */
  recognized: boolean;
}

export type PdfHostMessage =
  /** The file's bytes, and the addresses of pdf.js's worker and of its decoders' folder. */
  | { type: 'open'; bytes: Uint8Array; worker: string; decoders: string; place?: PdfPlace }
  | { type: 'show'; place: PdfPlace };

/** Whether a value is the page's only message. */
export function isPdfReady(value: unknown): value is { type: 'ready' } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'ready';
}
