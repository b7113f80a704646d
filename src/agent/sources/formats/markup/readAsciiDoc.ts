import { load, LoggerManager, NullLogger } from '@asciidoctor/core';
import { descriptionHtml } from '../pictureDescription.js';
import { htmlText } from '../xml/xml.js';
import type { MarkupText } from './markupText.js';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** Converts AsciiDoc to HTML with Asciidoctor, whose secure mode reads no files and runs nothing. */
export async function readAsciiDoc(source: string): Promise<Omit<MarkupText, 'markdown'> & { html: string }> {
  // Suppress its warnings about errors in the text.
  LoggerManager.logger = new NullLogger();
  const document = await load(source, {
    safe: 'secure',
    backend: 'html5',
    standalone: false,
    attributes: { showtitle: '', 'sectanchors!': '', 'icons!': '', stem: 'latexmath', 'source-highlighter!': '' },
  });
  const html = await document.convert();
  const included = [...source.matchAll(/^include::([^[\n]{1,300})\[/gm)].map((match) => match[1] ?? '');
  return {
    title: text(document.getDocumentTitle()),
    author: text(document.getAttribute('author')),
    date: text(document.getAttribute('revdate')),
    // Also a table of one row is one here.
    html: withDescriptions(mathOf(html)).replaceAll(
      '<table class="tableblock',
      '<table role="table" class="tableblock',
    ),
    included,
  };
}

/** Pictures between the paragraphs, as what their author says that they show. */
const withDescriptions = (html: string): string =>
  html.replace(
    /(<div class="content">\s*)<img\b[^<>]*?\salt="([^"<>]*)"[^<>]*>/g,
    (_whole, start: string, alt: string) => start + descriptionHtml(htmlText(alt)),
  );

/** Formulas appear in the HTML between TeX delimiters. */
function mathOf(html: string): string {
  return html
    .replace(
      /\\\(([\s\S]{1,2000}?)\\\)/g,
      (_whole, tex: string) => `<math alttext="${tex.replace(/"/g, '&quot;')}"></math>`,
    )
    .replace(
      /\\\[([\s\S]{1,2000}?)\\\]/g,
      (_whole, tex: string) => `<math display="block" alttext="${tex.replace(/"/g, '&quot;')}"></math>`,
    );
}
