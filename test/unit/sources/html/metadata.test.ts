import assert from 'node:assert/strict';
import { extractHtml } from '../../../../src/agent/sources/html/extractHtml.js';
import { readDate } from '../../../../src/agent/sources/html/readDate.js';

const TEXT =
  '<p>The ferry leaves the northern pier at half past six, and returns once the last walkers are aboard.</p>';
const page = (head: string, body: string): string =>
  `<html><head><title>Ferry times | Coast</title>${head}</head><body><h1>Ferry times</h1>${body}<article>${TEXT.repeat(3)}</article></body></html>`;
const read = (html: string, url = 'https://example.org/ferry'): ReturnType<typeof extractHtml> =>
  extractHtml(html, { url });

describe('readDate', () => {
  const cases: [text: string, date: string | undefined][] = [
    ['2024-03-09T10:00:00Z', '2024-03-09'],
    ['20240309', '2024-03-09'],
    ['Published March 9th, 2024', '2024-03-09'],
    ['9 March 2024', '2024-03-09'],
    ['9. März 2024', '2024-03-09'],
    ['le 1er août 2023', '2023-08-01'],
    ['9 de marzo de 2024', '2024-03-09'],
    ['9 marca 2024', '2024-03-09'],
    ['9 марта 2024', '2024-03-09'],
    ['9 Μαρτίου 2024', '2024-03-09'],
    ['9 Ağustos 2024', '2024-08-09'],
    ['2024年3月9日', '2024-03-09'],
    ['09.03.2024', '2024-03-09'],
    ['25/12/2023', '2023-12-25'],
    ['12/25/2023', '2023-12-25'],
    ['03/09/2024', undefined],
    ['MacBook Pro 16 2024', undefined],
    ['set 12 2020 records', undefined],
  ];
  for (const [text, date] of cases) it(text, () => assert.equal(readDate(text), date));
});

describe('readMetadata', () => {
  const authors: [what: string, html: string, author: string | undefined][] = [
    ['a byline', page('', '<p class="byline">By Ida Holm</p>'), 'Ida Holm'],
    ['a scholarly name', page('<meta name="citation_author" content="Holm, Ida">', ''), 'Ida Holm'],
    ['not a login link', page('', '<div class="author"><a href="/login">Sign In</a></div>'), undefined],
    [
      'not a social network',
      page('', '<div class="author"><a href="https://www.facebook.com/c">Facebook</a></div>'),
      undefined,
    ],
    ['not a "more" link', page('', '<div class="author-posts"><a href="/all">View more posts</a></div>'), undefined],
    ['not a label alone', page('', '<span class="byline">Written By</span>'), undefined],
    ['not a template key', page('<meta name="author" content="page.head.extra.author">', ''), undefined],
  ];
  for (const [what, html, author] of authors)
    it(`author: ${what}`, async () => assert.equal((await read(html)).author, author));

  const dates: [what: string, html: string, url: string | undefined, date: string | undefined][] = [
    [
      'in JSON-LD',
      page('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-09"}</script>', ''),
      undefined,
      '2024-03-09',
    ],
    [
      'in meta',
      page('<meta property="article:published_time" content="2024-03-09T08:00:00Z">', ''),
      undefined,
      '2024-03-09',
    ],
    ['in time', page('', '<time datetime="2024-03-09">yesterday</time>'), undefined, '2024-03-09'],
    ['in the address', page('', ''), 'https://example.org/2024/03/09/ferry-times', '2024-03-09'],
    ['in words below the title', page('', '<div><span>9 mars 2024</span></div>'), undefined, '2024-03-09'],
    ['nowhere', page('', ''), undefined, undefined],
  ];
  for (const [what, html, url, date] of dates)
    it(`date: ${what}`, async () => assert.equal((await read(html, url)).date, date));

  it('title: prefers a heading that says more than the declared title', async () => {
    const { title } = await read(
      `<html><head><title>Ferries | Coast</title></head><body><h1>Ferries in winter</h1>${TEXT}</body></html>`,
    );
    assert.equal(title, 'Ferries in winter');
  });
});
