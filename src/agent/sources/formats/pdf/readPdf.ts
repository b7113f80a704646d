import type { RecognizedSpan } from '../../../interfaces/index.js';
import { AgentError, message, type Message } from '../../../../protocol/index.js';
import { dropInvisible } from '../../html/cleaning/invisibleText.js';
import { meanConfidence } from '../ocr/meanConfidence.js';
import { placeWords } from '../ocr/placeWords.js';
import type { ParsedBody, ParseEvents } from '../parsedSource.js';
import { withAccents } from './accents.js';
import { ActualTexts } from './actualText.js';
import { annotationRuns, type Annotation } from './annotations.js';
import { mayDrawInvisibly } from './invisibleMode.js';
import { switchedOffLayers, type Layers } from './layers.js';
import { multiply, type Matrix } from './matrix.js';
import type { PageLine } from './pageLine.js';
import { readPageLines } from './pageLines.js';
import type { TextRun } from './textRun.js';
import { namedLetters, PageLetters } from './pageLetters.js';
import { openPdf, type PdfDocument } from './pdfEngine.js';
import { toPdfMarkdown } from './pdfMarkdown.js';
import { dropRunningHeads } from './runningHeads.js';
import { withoutLineNumbers } from './lineNumbers.js';
import { withStruckText } from './struckText.js';
import { withStampTexts } from './stampTexts.js';
import { recognizePages } from './scannedPages.js';
import { findUnseen } from './unseenText.js';
import { attachmentsUnread } from '../unreadFiles.js';

/** Maximum pages; larger documents are encyclopedias, which exceed the deadline. */
const MAX_PAGES = 2_000;
/** Scans are slightly skewed; text at a larger angle has a different writing direction. */
const LEVEL_DEGREES = 3;

async function readRuns(
  document: PdfDocument,
  pageNumber: number,
  { layers, mayBeUnseen, files }: { layers: Layers | undefined; mayBeUnseen: boolean; files: Set<string> },
): Promise<{ runs: TextRun[]; nameless: number }> {
  const page = await document.getPage(pageNumber);
  try {
    const unseen = mayBeUnseen ? await findUnseen(page, layers) : undefined;
    const { transform } = page.getViewport({ scale: 1 });
    const { items, styles } = await page.getTextContent({ includeMarkedContent: true });
    const runs: TextRun[] = [];
    const actualTexts = new ActualTexts(runs);
    let nameless = 0;
    for (const item of items) {
      if (!('str' in item)) {
        actualTexts.mark(item);
        continue;
      }
      if (item.str === '') continue;
      const letters = namedLetters(item.str);
      nameless += letters.nameless;
      if (letters.named === '') continue;
      const shown = unseen === undefined ? item.str : unseen.seenPart(item.str, item.transform as Matrix, item.width);
      if (shown === '') continue;
      const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = multiply(transform, item.transform as Matrix);
      const slope = Math.round((Math.atan2(b, a) * 180) / Math.PI);
      runs.push({
        text: dropInvisible(shown.replaceAll('\u00ad', '-')),
        x,
        right: x + item.width,
        y,
        size: Math.hypot(c, d),
        angle: Math.abs(slope) <= LEVEL_DEGREES ? 0 : slope,
        fixed: styles[item.fontName]?.fontFamily === 'monospace',
      });
    }
    const all = await withStampTexts(page, (await page.getAnnotations().catch(() => [])) as Annotation[]);
    const annotations = all.filter(({ id = '' }) => unseen?.annotations.has(id) !== true);
    for (const { file } of annotations) if (file !== undefined) files.add(file.filename);
    const place = (left: number, top: number): [number, number] => {
      const [, , , , x = 0, y = 0] = multiply(transform, [1, 0, 0, 1, left, top]);
      return [x, y];
    };
    const text = withStruckText(withoutLineNumbers(withAccents(runs)), annotations, place);
    return { runs: [...text, ...annotationRuns(annotations, place)], nameless };
  } finally {
    page.cleanup();
  }
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    return await openPdf(bytes);
  } catch (cause) {
    if ((cause as { name?: unknown }).name === 'PasswordException') {
      throw new AgentError('encrypted', message('sources.pdfEncrypted'), { cause });
    }
    throw new AgentError('parser_failed', message('sources.pdfDamaged'), { cause });
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

/** Names of the files in the document; those pinned to its pages are found there. */
async function enclosedFiles(document: PdfDocument): Promise<Set<string>> {
  const files = (await document.getAttachments().catch(() => null)) as Record<string, { filename: string }> | null;
  return new Set(Object.values(files ?? {}).map(({ filename }) => filename));
}

/** Shown in place of Adobe's dynamic forms by every other viewer. */
const XFA_PLACEHOLDER = /please wait|adobe reader|acrobat/i;

/**
 * Reads a PDF page by page; pages that are images of text are recognized. Rejects with `encrypted`, `scanned`, or
 * `parser_failed`.
 */
export async function readPdf(bytes: Uint8Array, events: ParseEvents): Promise<ParsedBody> {
  const mayBeInvisible = mayDrawInvisibly(bytes);
  const document = await open(bytes);
  try {
    const count = Math.min(document.numPages, MAX_PAGES);
    const pages: PageLine[][] = [];
    const letters = new PageLetters();
    let damaged = 0;
    const layers = await switchedOffLayers(document);
    const mayBeUnseen = mayBeInvisible || layers !== undefined;
    const files = await enclosedFiles(document);
    for (let number = 1; number <= count; number++) {
      // A page that is damaged doesn't hide the others.
      const read = await readRuns(document, number, { layers, mayBeUnseen, files }).catch(() => undefined);
      if (read === undefined) {
        damaged++;
        pages.push([]);
        continue;
      }
      letters.add(number, read.runs, read.nameless);
      pages.push(readPageLines(read.runs));
      events.onProgress(message('sources.readingPdf'), number, count);
    }
    const { info } = await document.getMetadata();
    const first = (pages[0] ?? []).map(({ text }) => text).join(' ');
    if ((info as Record<string, unknown>)['IsXFAPresent'] === true && count <= 1 && XFA_PLACEHOLDER.test(first))
      throw new AgentError('unsupported_content', message('sources.pdfXfa'));
    const { recognized, drawn } = await recognizePages(document, letters.silent, events);
    // A page with a few words and no image isn't a scan.
    const silent = letters.silent.filter((number) => drawn.has(number) || !letters.isShort(number));
    for (const [number, page] of recognized) pages[number - 1] = page.lines;
    if (damaged === count) throw new AgentError('parser_failed', message('sources.pdfDamaged'));
    if (recognized.size === 0 && silent.length > 0 && letters.areScanned)
      throw new AgentError('scanned', message('sources.pdfScanned'));
    if (recognized.size === 0 && letters.areUnreadable) throw new AgentError('scanned', message('sources.pdfFonts'));
    const kept = dropRunningHeads(pages);
    const { markdown, pageStarts, title } = toPdfMarkdown(kept);
    const spans = [...recognized].map(([number, { confidence }]): RecognizedSpan => {
      const start = pageStarts[number - 1] ?? markdown.length;
      const end = pageStarts[number] ?? markdown.length;
      return { start, end, confidence, words: placeWords(markdown, [start, end], number, kept[number - 1] ?? []) };
    });
    const warnings: Message[] = [];
    if (document.numPages > count) warnings.push(message('sources.pdfCut', { count, total: document.numPages }));
    warnings.push(...attachmentsUnread([...files]));
    const unread = damaged + silent.length - recognized.size;
    if (unread > 0) warnings.push(message('sources.pagesSilent', { silent: unread, total: count }));
    const missing = letters.missingFrom((page) => !silent.includes(page));
    if (missing > 0) warnings.push(message('sources.lettersMissing', { count: missing }));
    if (recognized.size > 0)
      warnings.push(
        message('sources.pagesRecognized', {
          recognized: recognized.size,
          total: count,
          percent: Math.round(meanConfidence(spans) * 100),
        }),
      );
    return {
      title: usableTitle(textField(info, 'Title')) ?? title,
      author: textField(info, 'Author'),
      date: dateOf(textField(info, 'CreationDate')),
      markdown,
      pageStarts,
      recognized: spans.length === 0 ? undefined : spans.filter(({ start, end }) => end > start),
      warnings,
    };
  } finally {
    await document.loadingTask.destroy();
  }
}
