import { htmlToMarkdown } from './markdownOfHtml.js';
import type { ParsedBody } from './parsedSource.js';

export function readHtml(html: string, url: string | undefined): Promise<ParsedBody> {
  return Promise.resolve({ title: /<title[^>]*>([^<]*)/i.exec(html)?.[1], markdown: htmlToMarkdown(html, url), warnings: [] });
}
