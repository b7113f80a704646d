import { AsyncLocalStorage } from 'node:async_hooks';
import { message } from '../../../protocol/index.js';
import { loadPage, type LoadOptions } from '../html/loadPage.js';
import { pageMarkdown } from '../html/markdown/markdown.js';
import type { ParsedBody } from './parsedSource.js';

/** What conversions within one document have observed. */
const observed = new AsyncLocalStorage<{ truncated: boolean }>();

/**
 * Converts a document's HTML to Markdown, with links resolved against `base`. Unlike for a page, nothing is removed as
 * boilerplate. Within `warnIfTruncated`, what a limit cuts off is reported.
 */
export function htmlToMarkdown(html: string, base?: string, options: LoadOptions = {}): string {
  const { cleaned, document } = loadPage(html, options);
  const store = observed.getStore();
  if (cleaned.truncated && store !== undefined) store.truncated = true;
  return pageMarkdown(document.body, base);
}

/** Reads a document, and adds a warning if a limit cut off some of its HTML. */
export async function warnIfTruncated(read: () => ParsedBody | Promise<ParsedBody>): Promise<ParsedBody> {
  const seen = { truncated: false };
  const body = await observed.run(seen, async () => read());
  return seen.truncated ? { ...body, warnings: [...body.warnings, message('sources.documentTruncated')] } : body;
}
