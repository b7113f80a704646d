import type { ExportedRun } from './citedText.js';

export { toBibtex, toCslJson } from './bibliography.js';
export type { ExportedRun, LinkDocument } from './citedText.js';
export { findCorrections } from './findCorrections.js';
export { toHtml } from './html.js';
export { toCitedMarkdown, toCitedText, toMarkdown } from './markdown.js';

/** An answer as a Word document. The writer is large and is loaded on first use. */
export async function toDocx(run: ExportedRun): Promise<Uint8Array> {
  return (await import('./docx.js')).toDocx(run);
}
