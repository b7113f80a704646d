import type { ExportedRun } from './citedText.js';

export { toBibtex, toCslJson } from './bibliography.js';
export type { ExportedRun, LinkDocument } from './citedText.js';
export { toHtml } from './html.js';
export { toCitedMarkdown, toCitedText, toMarkdown } from './markdown.js';

/** An answer as a Word document. What writes it is large and is loaded at the first. */
export async function toDocx(run: ExportedRun): Promise<Uint8Array> {
  return (await import('./docx.js')).toDocx(run);
}
