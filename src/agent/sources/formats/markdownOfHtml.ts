import { loadPage, type LoadOptions } from '../html/loadPage.js';
import { toMarkdown } from '../html/markdown.js';

/** HTML of a document (not of a page: nothing is left out as furniture) as Markdown; links are resolved against `base`. */
export function htmlToMarkdown(html: string, base?: string, options: LoadOptions = {}): string {
  return toMarkdown(loadPage(html, options).document.body, base);
}
