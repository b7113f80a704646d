import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as PdfJs from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PdfDocument = PdfJs.PDFDocumentProxy;
export type PdfPage = PdfJs.PDFPageProxy;
export type PdfEngine = typeof PdfJs;

/** Classes of browsers that pdf.js needs for drawing only, but looks for when it is loaded. */
const DRAWING = ['DOMMatrix', 'ImageData', 'Path2D'] as const;

let engine: Promise<PdfEngine> | undefined;

async function load(): Promise<PdfEngine> {
  const globals = globalThis as Record<string, unknown>;
  for (const name of DRAWING) globals[name] ??= Object;
  const { warn } = console;
  // It complains that it can't draw.
  console.warn = () => undefined;
  try {
    // pdf.js uses this module in its own thread, which is a worker already.
    globals['pdfjsWorker'] = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.min.mjs');
  } finally {
    console.warn = warn;
  }
}

/** pdf.js, loaded on first use. */
export const loadPdfEngine = (): Promise<PdfEngine> => (engine ??= load());

/** The image decoders for faxes, JBIG2, and JPEG 2000, and the character maps, which the PDF editor uses as well. */
const decoders = path.join(__dirname, 'webview', 'pdf-decoders');

/** Reads pdf.js's own files, because it would look for them by the means of a browser. */
class OwnFiles {
  async fetch({ filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    return new Uint8Array(await readFile(path.join(decoders, path.basename(filename))));
  }
}

/** Opens a document; rejects as pdf.js does. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  const { getDocument } = await loadPdfEngine();
  const options = {
    data: bytes,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
    BinaryDataFactory: OwnFiles,
    wasmUrl: `${decoders}/`,
    cMapUrl: `${decoders}/`,
    cMapPacked: true,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  };
  return getDocument(options).promise;
}
