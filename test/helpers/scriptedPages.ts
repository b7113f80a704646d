import type { IncomingMessage, ServerResponse } from 'node:http';
import { article } from './articles.js';

/** What the pages show once their scripts have run. */
const PARAGRAPHS = article(6, 'Coast')
  .split('\n\n')
  .filter((part) => !part.startsWith('#'));
const DATA_DELAY_MS = 150;
const PIECE_DELAY_MS = 40;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><title>${title}</title><body>${body}</body></html>`;
const showing = (title: string, script: string): string =>
  `<div id="root"></div><script>const show = (texts) => { root.innerHTML = '<main><h1>${title}</h1>' + texts.map((text) => '<p>' + text + '</p>').join('') + '</main>'; };
  const data = () => fetch('/data').then((answer) => answer.json());${script}</script>`;

/** A banner over everything, and a wall that the text is behind until somebody agrees. */
const LAYER = `<div role="dialog" aria-modal="true" class="cookie-consent" style="position:fixed;inset:0;background:#fffd"><h2>We value your privacy</h2>
  <p>We and our 842 partners store and access cookies on your device. You can accept all or manage your preferences.</p>
  <button>Accept all</button><button>Reject all</button></div>`;

/** Pages that have no text of their own, by path. */
const PAGES: Readonly<Record<string, string>> = {
  '/application': page('Application', showing('Application', 'data().then(show);')),
  '/streamed': page(
    'Streamed',
    showing(
      'Streamed',
      `show(['']);
      fetch('/pieces').then(async ({ body }) => {
        const pieces = body.pipeThrough(new TextDecoderStream()).getReader();
        for (let piece = await pieces.read(); !piece.done; piece = await pieces.read())
          document.querySelector('main p:last-child').append(piece.value);
      });`,
    ),
  ),
  '/endless': page(
    'Endless',
    showing(
      'Endless',
      `data().then((texts) => { show(texts);
        setInterval(() => document.querySelector('main').append(' And the tide comes in again.'), 100); });`,
    ),
  ),
  '/layer': page('Layer', LAYER + showing('Layer', 'data().then(show);')),
  '/wall': page('Wall', LAYER + showing('Wall', `document.querySelector('button').onclick = () => data().then(show);`)),
};

/** Answers with a page whose text is built by its scripts; false for any other address. */
export function answerScriptedPage({ url = '' }: IncomingMessage, response: ServerResponse): boolean {
  const html = PAGES[url.replace(/\?.*/, '')];
  if (html !== undefined) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  else if (url === '/data') setTimeout(() => response.end(JSON.stringify(PARAGRAPHS)), DATA_DELAY_MS);
  else if (url === '/pieces') {
    const pieces = PARAGRAPHS.join(' ').match(/[^.]+\./g) ?? [];
    const next = () => {
      const piece = pieces.shift();
      if (piece === undefined) response.end();
      else {
        response.write(piece);
        setTimeout(next, PIECE_DELAY_MS);
      }
    };
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    next();
  } else return false;
  return true;
}
