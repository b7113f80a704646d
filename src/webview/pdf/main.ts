import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { messageOf, type PdfContent, type PdfHostMessage, type PdfPlace } from '../../protocol/index.js';
import { connectPdfHost } from '../host.js';
import { speakAsPage } from '../pageLanguage.js';
import { say } from '../selectors/catalog/say.js';
import '../styles/pdf.css';
import { findQuoteOnPage } from './findQuote.js';
import type { PageView } from './pageView.js';
import { PdfPages } from './pdfPages.js';
import { PicturePage } from './picturePage.js';
import { toolbar } from './toolbar.js';

/** Name of the highlight in the style sheet. */
const CITED = 'cited';

speakAsPage();
const host = connectPdfHost();
const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
root.setAttribute('aria-busy', 'true');
let pages: PageView | undefined;
let shown: PdfPlace | undefined;

/** Loads pdf.js's worker from its text: the content security policy allows no worker from another origin. */
async function startWorker(address: string): Promise<void> {
  const script = await (await fetch(address)).blob();
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  GlobalWorkerOptions.workerPort = new Worker(url, { type: 'module' });
}

async function openPdf(
  bytes: Uint8Array,
  { worker, decoders }: Extract<PdfContent, { kind: 'pdf' }>,
  view: HTMLElement,
): Promise<PageView> {
  await startWorker(worker);
  const file = await getDocument({
    data: bytes,
    wasmUrl: decoders,
    cMapUrl: decoders,
    cMapPacked: true,
    enableXfa: false,
  }).promise;
  return new PdfPages(file, view);
}

async function open({ bytes, content, place }: Extract<PdfHostMessage, { type: 'open' }>): Promise<void> {
  const view = document.createElement('div');
  view.className = 'pages';
  // Makes the scrollable area keyboard accessible.
  view.tabIndex = 0;
  view.setAttribute('role', 'document');
  view.setAttribute('aria-label', say('pdf.pages'));
  const opened: PageView =
    content.kind === 'pdf' ? await openPdf(bytes, content, view) : new PicturePage(bytes, content.mediaType, view);
  pages = opened;
  root.removeAttribute('aria-busy');
  root.replaceChildren(toolbar(opened, view), view);
  opened.onRescaled = () => {
    if (shown) show(shown).catch(fail);
  };
  await opened.layOut();
  if (place) await show(place);
}

/** Scrolls to a location and highlights its words; if they can't be found, says what was quoted. */
async function show(place: PdfPlace): Promise<void> {
  if (!pages) return;
  shown = place;
  const { page, quote, recognized, boxes } = place;
  CSS.highlights.delete(CITED);
  document.querySelector('.quoted')?.remove();
  const layers = await pages.show(Math.min(page, pages.count));
  const range = recognized ? undefined : findQuoteOnPage(layers, quote);
  const box = pages.mark(boxes);
  if (range) CSS.highlights.set(CITED, new Highlight(range));
  const found = range ?? box;
  if (found) pages.center(found);
  if (range) return;
  const quoted = document.createElement('p');
  // A picture has no text for screen readers.
  quoted.className = box ? 'quoted unseen' : 'quoted';
  quoted.setAttribute('role', 'status');
  quoted.textContent = say(recognized ? 'pdf.recognized' : 'pdf.quoted', { quote });
  root.querySelector('.toolbar')?.after(quoted);
}

function fail(error: unknown): void {
  const message = document.createElement('p');
  message.className = 'failure';
  message.setAttribute('role', 'alert');
  message.textContent = say('pdf.failed', { reason: messageOf(error) });
  root.removeAttribute('aria-busy');
  root.replaceChildren(message);
}

host.listen((message) => {
  if (message.type === 'open') open(message).catch(fail);
  else show(message.place).catch(fail);
});
host.post({ type: 'ready' });
