import { loadPage } from '../html/loadPage.js';
import { toMarkdown } from '../html/markdown.js';

/** HTML of a document (not of a page: nothing is left out as furniture) as Markdown; links are resolved against `base`. */
export function htmlToMarkdown(html: string, base?: string): string {
  return toMarkdown(loadPage(html).document.body, base);
}
