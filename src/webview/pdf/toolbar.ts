import { say } from '../selectors/catalog/say.js';
import type { PageView } from './pageView.js';

/** Zoom factor per step. */
const ZOOM_STEP = 1.2;

function button(label: string, text: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.title = label;
  made.setAttribute('aria-label', label);
  made.textContent = text;
  made.addEventListener('click', onClick);
  return made;
}

/** Shows the current page and zoom; the +, -, and 0 keys work, too. */
export function toolbar(pages: PageView, view: HTMLElement): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'toolbar';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', say('pdf.toolbar'));
  const where = document.createElement('span');
  const tell = () => (where.textContent = say('pdf.pageOf', { number: pages.current, total: pages.count }));
  tell();
  where.hidden = pages.count === 1;
  view.addEventListener('scroll', tell, { passive: true });
  const rescale = (by: number) => void pages.rescale(by).then(tell);
  bar.append(
    where,
    button(say('pdf.zoomOut'), '\uEB82', () => rescale(1 / ZOOM_STEP)),
    button(say('pdf.zoomIn'), '\uEB81', () => rescale(ZOOM_STEP)),
    button(say('pdf.fit'), '\uEA99', () => rescale(0)),
  );
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') rescale(ZOOM_STEP);
    if (event.key === '-') rescale(1 / ZOOM_STEP);
    if (event.key === '0') rescale(0);
  });
  return bar;
}
