import { getDocumentProxy } from 'unpdf';
import { AgentError } from '../../../../protocol/index.js';
import { dropInvisible } from '../../html/invisibleText.js';
import type { ParsedBody, ParseProgress } from '../parsedSource.js';
import { readPageLines, type PageLine, type TextRun } from './pageLines.js';
import { toPdfMarkdown } from './pdfMarkdown.js';
import { dropRunningHeads } from './runningHeads.js';

/** Pages read; beyond are encyclopedias, which do not fit the deadline. */
const MAX_PAGES = 2_000;
/** Characters a page that was scanned may still have, from a stamp or a page number. */
const SCANNED_CHARACTERS = 16;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type Matrix = readonly number[];

function multiply(outer: Matrix, inner: Matrix): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

async function readRuns(document: PdfDocument, pageNumber: number): Promise<TextRun[]> {
  const page = await document.getPage(pageNumber);
  try {
    const { transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const runs: TextRun[] = [];
    for (const item of items) {
      if (!('str' in item) || item.str === '') continue;
      const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = multiply(transform, item.transform as Matrix);
      // Text that does not run from left to right: stamps on the margin, labels of axes.
      if (Math.abs(b) > Math.abs(a) * 0.05 || a < 0) continue;
      runs.push({
        text: dropInvisible(item.str.replaceAll('\u00ad', '-')),
        x,
        right: x + item.width,
        y,
        size: Math.hypot(c, d),
      });
    }
    return runs;
  } finally {
    page.cleanup();
  }
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    return await getDocumentProxy(bytes, { useSystemFonts: false, verbosity: 0 });
  } catch (cause) {
    if ((cause as { name?: unknown }).name === 'PasswordException') {
      throw new AgentError(
        'encrypted',
        'The PDF is protected by a password: open it in a PDF reader and save a copy without one.',
        { cause },
      );
    }
    throw new AgentError(
      'parser_failed',
      'The PDF is damaged and cannot be read: get it again, or print it to a new PDF.',
      { cause },
    );
  }
}

function textField(info: object, name: string): string | undefined {
  const value = (info as Record<string, unknown>)[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Word processors put their file name into the title. */
function usableTitle(title: string | undefined): string | undefined {
  return title === undefined ||
    /^(?:untitled|microsoft (?:word|powerpoint)|powerpoint presentation|document\d*$)|\.(?:docx?|tex|dvi|indd|pdf|html?|qxd)$|^about:|^https?:/i.test(
      title,
    )
    ? undefined
    : title;
}

/** `D:20240131120000+01'00'` as `2024-01-31`. */
function dateOf(value: string | undefined): string | undefined {
  const parts = /^(?:D:)?(\d{4})(\d{2})?(\d{2})?/.exec(value ?? '');
  return parts?.[1] === undefined
    ? undefined
    : [parts[1], parts[2], parts[3]].filter((part) => part !== undefined).join('-');
}

/** A PDF by its pages. Rejects with `encrypted`, with `scanned` where pages are pictures of text, or with `parser_failed`. */
export async function readPdf(bytes: Uint8Array, onProgress: ParseProgress): Promise<ParsedBody> {
  const document = await open(bytes);
  try {
    const count = Math.min(document.numPages, MAX_PAGES);
    const pages: PageLine[][] = [];
    let characters = 0;
    let unreadable = 0;
    let empty = 0;
    for (let number = 1; number <= count; number++) {
      const runs = await readRuns(document, number);
      const text = runs.map((run) => run.text.trim()).join('');
      characters += text.length;
      unreadable += text.match(/[\ue000-\uf8ff\ufffd]/g)?.length ?? 0;
      if (text.length < SCANNED_CHARACTERS) empty++;
      pages.push(readPageLines(runs));
      onProgress('Reading the PDF', number, count);
    }
    if (characters < SCANNED_CHARACTERS * count) {
      throw new AgentError(
        'scanned',
        'The PDF holds pictures of pages, not text: run text recognition (OCR) on it first.',
      );
    }
    if (unreadable > characters * 0.3) {
      throw new AgentError(
        'scanned',
        'The fonts of the PDF do not tell which letters they draw: run text recognition (OCR) on it first.',
      );
    }
    const { markdown, pageStarts, title } = toPdfMarkdown(dropRunningHeads(pages));
    const { info } = await document.getMetadata();
    const warnings: string[] = [];
    if (document.numPages > count) warnings.push(`Only the first ${count} of ${document.numPages} pages were read.`);
    if (empty > 0) warnings.push(`${empty} of ${count} pages have no text; they may be pictures.`);
    return {
      title: usableTitle(textField(info, 'Title')) ?? title,
      author: textField(info, 'Author'),
      date: dateOf(textField(info, 'CreationDate')),
      markdown,
      pageStarts,
      warnings,
    };
  } finally {
    await document.loadingTask.destroy();
  }
}
