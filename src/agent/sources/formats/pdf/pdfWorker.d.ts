declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  /** What pdf.js calls in its own thread. */
  export const WorkerMessageHandler: unknown;
}
