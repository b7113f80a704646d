import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { messageOf, type PdfHostMessage, type PdfPlace } from '../../protocol/index.js';
import { connectPdfHost } from '../host.js';
import { speakAsPage } from '../pageLanguage.js';
import { say } from '../selectors/catalog/say.js';
import '../styles/pdf.css';
import { findQuoteOnPage } from './findQuote.js';
import { PdfPages } from './pdfPages.js';
import { toolbar } from './toolbar.js';

/** Name of the highlight in the style sheet. */
const CITED = 'cited';

speakAsPage();
const host = connectPdfHost();
const root = document.getElementById('root') ?? document.body.appendChild(document.createElement('div'));
let pages: PdfPages | undefined;
let shown: PdfPlace | undefined;

/** Loads pdf.js's worker from its text: the content security policy allows no worker from another origin. */
async function startWorker(address: string): Promise<void> {
  const script = await (await fetch(address)).blob();
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  GlobalWorkerOptions.workerPort = new Worker(url, { type: 'module' });
}

async function open({ bytes, worker, decoders, place }: Extract<PdfHostMessage, { type: 'open' }>): Promise<void> {
  await startWorker(worker);
  const file = await getDocument({ data: bytes, wasmUrl: decoders, enableXfa: false }).promise;
  const view = document.createElement('div');
  view.className = 'pages';
  // Makes the scrollable area keyboard accessible.
  view.tabIndex = 0;
  view.setAttribute('role', 'document');
  view.setAttribute('aria-label', say('pdf.pages'));
  pages = new PdfPages(file, view);
  root.replaceChildren(toolbar(pages, view), view);
  pages.onRescaled = () => {
    if (shown) show(shown).catch(fail);
  };
  await pages.layOut();
  if (place) await show(place);
}

/** Scrolls to a location and highlights its words; if they can't be found, says what was quoted. */
async function show(place: PdfPlace): Promise<void> {
  if (!pages) return;
  shown = place;
  const { page, quote, recognized } = place;
  CSS.highlights.delete(CITED);
  document.querySelector('.quoted')?.remove();
  const layers = await pages.show(Math.min(page, pages.count));
  const range = recognized ? undefined : findQuoteOnPage(layers, quote);
  if (range) {
    CSS.highlights.set(CITED, new Highlight(range));
    pages.center(range);
    return;
  }
  const quoted = document.createElement('p');
  quoted.className = 'quoted';
  quoted.setAttribute('role', 'status');
  quoted.textContent = say(recognized ? 'pdf.recognized' : 'pdf.quoted', { quote });
  root.querySelector('.toolbar')?.after(quoted);
}

function fail(error: unknown): void {
  const message = document.createElement('p');
  message.className = 'failure';
  message.setAttribute('role', 'alert');
  message.textContent = say('pdf.failed', { reason: messageOf(error) });
  root.replaceChildren(message);
}

host.listen((message) => {
  if (message.type === 'open') open(message).catch(fail);
  else show(message.place).catch(fail);
});
host.post({ type: 'ready' });
