import { loadPage, type LoadOptions } from '../html/loadPage.js';
import { pageMarkdown } from '../html/markdown.js';

/**
 * Converts a document's HTML to Markdown, with links resolved against `base`. Unlike for a page, nothing is removed as
 * boilerplate.
 */
export function htmlToMarkdown(html: string, base?: string, options: LoadOptions = {}): string {
  return pageMarkdown(loadPage(html, options).document.body, base);
}
