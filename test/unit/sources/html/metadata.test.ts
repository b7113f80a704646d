import assert from 'node:assert/strict';
import { extractHtml } from '../../../../src/agent/sources/html/extractHtml.js';
import { readDate } from '../../../../src/agent/sources/html/metadata/readDate.js';

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
    ['a plain line', page('', '<p>By Ida Holm | Coast desk</p>'), 'Ida Holm'],
    ['a plain line in German', page('', '<div>Von Ida van der Holm</div>'), 'Ida van der Holm'],
    ['a plain line with a date', page('', '<span>Written by Ida Holm on March 9, 2024</span>'), 'Ida Holm'],
    ['no plain sentence', page('', '<p>By noon the ferry is full of people.</p>'), undefined],
    ['no plain place', page('', '<p>By Train</p>'), undefined],
    [
      'no plain lines of a list',
      page('', ['Ida Holm', 'Per Lund', 'Ina Reed', 'Jon Moss'].map((name) => `<div>By ${name}</div>`).join('')),
      undefined,
    ],
    [
      'no organization',
      page(
        '<script type="application/ld+json">{"@type":"TechArticle","headline":"Ferry times","author":{"@type":"Organization","name":"Coast Inc"}}</script>',
        '',
      ),
      undefined,
    ],
    [
      'no organization by reference, but its byline',
      page(
        '<script type="application/ld+json">{"@graph":[{"@type":"Organization","@id":"#o","name":"Coast"},{"@type":"Article","headline":"Ferry times","author":{"@id":"#o"}}]}</script>',
        '<p class="byline">By Ida Holm</p>',
      ),
      'Ida Holm',
    ],
    [
      'no name of the site',
      page('<meta property="og:site_name" content="The Coast"><meta name="author" content="the coast">', ''),
      undefined,
    ],
    ['not a login link', page('', '<div class="author"><a href="/login">Sign In</a></div>'), undefined],
    [
      'not a social network',
      page('', '<div class="author"><a href="https://www.facebook.com/c">Facebook</a></div>'),
      undefined,
    ],
    ['not a "more" link', page('', '<div class="author-posts"><a href="/all">View more posts</a></div>'), undefined],
    ['not a label alone', page('', '<span class="byline">Written By</span>'), undefined],
    ['not a template key', page('<meta name="author" content="page.head.extra.author">', ''), undefined],
    [
      'a name with a job beside it',
      page('', '<div class="byline"><a href="/p/ida">Ida Holm</a><span>Senior Harbor Reporter</span></div>'),
      'Ida Holm',
    ],
    [
      'a class of a style tool',
      page('', '<div class="hero__author"><i></i><div class="hero__author__name">Ida Holm</div></div>'),
      'Ida Holm',
    ],
    ['a label and a colon', page('', '<p class="byline">Author: Ida Holm</p>'), 'Ida Holm'],
    ['an escaped name', page('<meta name="author" content="Ida &amp;amp; Per Holm">', ''), 'Ida & Per Holm'],
    [
      'every scholar',
      page(['Holm, Ida', 'Berg, Per'].map((name) => `<meta name="citation_author" content="${name}">`).join(''), ''),
      'Ida Holm, Per Berg',
    ],
    ['not an email', page('', '<p class="byline">desk@example.org</p>'), undefined],
    ['not the heading of a box', page('', '<div class="author-name">About the author</div>'), undefined],
    [
      "not a comment's",
      page('', '<div class="comments"><div class="comment"><span class="author-name">Per Berg</span></div></div>'),
      undefined,
    ],
    [
      "not a list's",
      page('', ['Ida Holm', 'Per Berg', 'Jo Lund'].map((name) => `<a rel="author" href="/p">${name}</a>`).join('')),
      undefined,
    ],
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
    ['in the address before words', page('', ''), 'https://example.org/articles/2024-03-09+Ferry', '2024-03-09'],
    [
      'in a meta element of any name',
      page('<meta name="published" content="March 9, 2024">', ''),
      undefined,
      '2024-03-09',
    ],
    ['not of a change', page('<meta name="post-modified-published" content="2024-03-09">', ''), undefined, undefined],
    [
      'not of an update',
      page('', '<p>Last updated: <time datetime="2024-03-09">March 9</time></p>'),
      undefined,
      undefined,
    ],
    [
      'not of an edit in another language',
      page('', '<div>Zuletzt aktualisiert am 9. März 2024</div>'),
      undefined,
      undefined,
    ],
    [
      'not of a product’s reviews',
      page(
        '<script type="application/ld+json">[{"@type":"Product","name":"Rope"},{"@type":"Review","datePublished":"2023-01-02"}]</script>',
        '<div class="review-date">March 9, 2024</div>',
      ),
      undefined,
      undefined,
    ],
    ['nowhere', page('', ''), undefined, undefined],
  ];
  for (const [what, html, url, date] of dates)
    it(`date: ${what}`, async () => assert.equal((await read(html, url)).date, date));

  const titles: [what: string, title: string, head: string, body: string, expected: string][] = [
    ['a heading that says more', 'Ferries | Coast', '', '<h1>Ferries in winter</h1>', 'Ferries in winter'],
    [
      'not one of two headings unlike the declared title',
      'Best Ferry Times 2025: Top Picks',
      '<meta property="og:title" content="Best Ferry Times 2025: Top Picks"><meta property="og:type" content="article">',
      '<h1>When the ferries leave, and which ones to take</h1><h1>Harbor News</h1>',
      'Best Ferry Times 2025: Top Picks',
    ],
    [
      "an article's only headline",
      'Top 10 Ferry Tips for 2025',
      '<meta property="og:title" content="Top 10 Ferry Tips for 2025"><meta property="og:type" content="article">',
      '<h1>Ten ferry tips that calm any crossing</h1>',
      'Ten ferry tips that calm any crossing',
    ],
    [
      "not a landing page's slogan",
      'Ferry Booking Software',
      '<meta property="og:title" content="Ferry Booking Software">',
      '<h1>Sail through every single day</h1>',
      'Ferry Booking Software',
    ],
    [
      'a headline that everything declares and the heading shortens',
      'Ferries for Seniors in 2025',
      '<meta property="og:title" content="Ferries for Seniors in 2025"><script type="application/ld+json">{"@type":"Article","headline":"Ferries for Seniors in 2025"}</script>',
      '<h1>Ferries for Seniors</h1>',
      'Ferries for Seniors in 2025',
    ],
    ["not the site's name in the heading", 'Ferries', '', '<h1>Ferries | Example</h1>', 'Ferries'],
    [
      "a heading that mentions the site's name",
      'Example Ferry: Green Model Guide',
      '',
      '<h1>Example Ferry: Green Model Guide</h1>',
      'Example Ferry: Green Model Guide',
    ],
    ['without a date before it', 'Ferries again', '', '<h1>9 March 2024 Ferries again</h1>', 'Ferries again'],
    [
      "without a thread's label",
      'News - Which ferry?',
      '<script type="application/ld+json">{"@type":"DiscussionForumPosting","headline":"Which ferry?"}</script>',
      '<h1><span>News</span> Which ferry?</h1>',
      'Which ferry?',
    ],
    ['without the way back to the board', 'Which ferry? / Crossings / Example Forums', '', '', 'Which ferry?'],
    [
      'the longest heading of the title',
      'How ferries, harbors and Discord meet',
      '',
      '<h1>Discord</h1><h1>How ferries, harbors and Discord meet</h1>',
      'How ferries, harbors and Discord meet',
    ],
    ['words on two lines', 'Ferry timesin winter', '', '<h1>Ferry times<br>in winter</h1>', 'Ferry times in winter'],
  ];
  for (const [what, title, head, body, expected] of titles)
    it(`title: ${what}`, async () => {
      const html = `<html><head><title>${title}</title>${head}</head><body>${body}${TEXT}</body></html>`;
      assert.equal((await read(html)).title, expected);
    });

  const ARTICLE = '<meta property="og:type" content="article">';
  /** Titles that only the page's address tells apart. */
  const addressed: [what: string, path: string, title: string, head: string, body: string, expected: string][] = [
    [
      'the heading of a shop that advertises another title',
      'shop/all-lanterns',
      'Light for Every Room',
      '<meta property="og:title" content="Light for Every Room">',
      '<h1>All lanterns</h1>',
      'All lanterns',
    ],
    [
      "the declared title of an article whose heading is somebody else's news",
      'news/100-ferry-companies-2025',
      'The 100 Ferry Companies of 2025',
      ARTICLE,
      '<h1>Harbor board looks for the ferry companies with most passengers</h1>',
      'The 100 Ferry Companies of 2025',
    ],
    [
      'one of several headings',
      'guides/packing_for_cold_crossings.html',
      'Winter Tips',
      '',
      '<h1>Welcome aboard</h1><h1>Packing for cold crossings</h1>',
      'Packing for cold crossings',
    ],
    [
      'without the sections of a forum',
      'topic/4711-which-ferry-to-the-islands',
      'Which ferry to the islands? - Crossings - Northern Sea',
      '',
      '<h1>The Captain’s Table</h1>',
      'Which ferry to the islands?',
    ],
    [
      'with a subtitle that the address has, too',
      'old-harbor-a-walk-at-night',
      'Old Harbor - A Walk at Night',
      '',
      '',
      'Old Harbor - A Walk at Night',
    ],
    ['not by a single word', 'lanterns', 'Light for Every Room', '', '<h1>Lanterns</h1>', 'Light for Every Room'],
    [
      'in letters of any script',
      encodeURI('новости/старая-гавань-снова-открыта'),
      'Новости порта за неделю и другое',
      `${ARTICLE}<meta property="og:title" content="Новости порта за неделю и другое">`,
      '<h1>Старая гавань снова открыта</h1>',
      'Старая гавань снова открыта',
    ],
    ['despite a malformed address', '%E0%A4%A', 'Which ferry? - Crossings', '', '', 'Which ferry? - Crossings'],
  ];
  for (const [what, path, title, head, body, expected] of addressed)
    it(`title by its address: ${what}`, async () => {
      const html = `<html><head><title>${title}</title>${head}</head><body>${body}${TEXT}</body></html>`;
      assert.equal((await read(html, `https://example.org/${path}`)).title, expected);
    });
});
