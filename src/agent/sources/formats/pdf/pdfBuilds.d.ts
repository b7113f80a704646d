/** The package has types for the builds that aren't minified only, which are twice as large to load. */
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist/legacy/build/pdf.mjs';
}
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  /** What pdf.js calls in its own thread. */
  export const WorkerMessageHandler: unknown;
}
