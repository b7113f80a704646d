import { loadPage, type LoadOptions } from '../html/loadPage.js';
import { toMarkdown } from '../html/markdown.js';

/**
 * Converts a document's HTML to Markdown, with links resolved against `base`. Unlike for a page, nothing is removed as
 * boilerplate.
 */
export function htmlToMarkdown(html: string, base?: string, options: LoadOptions = {}): string {
  return toMarkdown(loadPage(html, options).document.body, base);
}
