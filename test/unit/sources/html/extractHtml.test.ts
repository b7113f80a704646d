import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractHtml } from '../../../../src/agent/sources/html/extractHtml.js';

const FIXTURES = join(process.cwd(), 'test/fixtures/html');
const PAGES = ['article', 'documentation', 'thread', 'listing'];
/** Run with REGENERATE=1 to rewrite the golden files, and review the difference before committing it. */
const regenerate = process.env['REGENERATE'] === '1';

const page = (name: string): string => readFileSync(join(FIXTURES, `${name}.html`), 'utf8');
const read = (html: string): ReturnType<typeof extractHtml> =>
  extractHtml(html, { url: 'https://example.org/threads/page.1/' });

describe('extractHtml', () => {
  for (const name of PAGES) {
    it(`reads the ${name} page as in its golden file`, async () => {
      const { markdown } = await read(page(name));
      const golden = join(FIXTURES, `${name}.md`);
      if (regenerate || !existsSync(golden)) writeFileSync(golden, `${markdown}\n`);
      assert.equal(`${markdown}\n`, readFileSync(golden, 'utf8'));
    });
  }

  it('reads title, author, date, site, language, and description', async () => {
    const result = await read(page('article'));
    assert.equal(result.kind, 'ok');
    assert.deepEqual(
      {
        title: result.title,
        author: result.author,
        date: result.date,
        site: result.site,
        language: result.language,
        description: result.description,
      },
      {
        title: 'How tides carve a harbour',
        author: 'Ada Lindqvist',
        date: '2024-03-09',
        site: 'The Coast Review',
        language: 'en-GB',
        description: 'Why harbours silt up, and what dredging does.',
      },
    );
    assert.equal(result.wordCount > 150, true);
  });

  it('keeps headings, nested lists, tables, footnotes, absolute links, and formulas', async () => {
    const { markdown } = await read(page('article'));
    assert.match(markdown, /^## What the measurements show$/m);
    assert.match(markdown, /^ {2}- Its western edge/m);
    assert.match(markdown, /\| Year \| Depth \(m\) \|/);
    assert.match(markdown, /decades\.\[\^1\]/);
    assert.match(markdown, /^\[\^1\]: Regime theory was first written down for canals in India\.$/m);
    assert.match(markdown, /\[regime of the inlet\]\(https:\/\/example\.org\/terms\/regime\)/);
    assert.match(markdown, /\$Q = v \\cdot A\$/);
  });

  it('keeps code with its language and all tabs, without buttons', async () => {
    const { markdown } = await read(page('documentation'));
    assert.match(
      markdown,
      /```ts\nconst store = open_store\("data\.db"\);\nstore\.set\("a", 1\);\nstore\.close\(\);\n```/,
    );
    assert.match(markdown, /```python/);
    assert.match(markdown, /```rust/);
    assert.doesNotMatch(markdown, /Copy|¶|Was this page/);
    assert.match(markdown, /`open_store`/);
  });

  it('reads every post of a thread in order, with its author and date', async () => {
    const { markdown, author, date } = await read(page('thread'));
    assert.deepEqual([author, date], ['mara', '2024-05-02']);
    const authors = [...markdown.matchAll(/^\*\*(\w+)\*\* · (.+)$/gm)].map((match) => `${match[1]} ${match[2]}`);
    assert.deepEqual(authors, ['mara 2 May 2024', 'otto 2 May 2024', 'mara 3 May 2024', 'ines 3 May 2024']);
    assert.match(markdown, /^Yes!$/m);
    assert.doesNotMatch(markdown, /Posts: 120|Measure twice|Toaster/);
  });

  it('reads questions and answers marked up as microdata, without the comments below them', async () => {
    const post = (type: string, text: string, rest = ''): string =>
      `<div itemscope itemtype="https://schema.org/${type}"><div itemprop="text"><p>${text}</p></div>${rest}</div>`;
    const comment =
      '<span itemscope itemtype="https://schema.org/Comment"><span itemprop="text">A remark in passing about something else.</span></span>';
    const { markdown } = await extractHtml(
      `<html><body><h1>Why is it so?</h1><div itemscope itemtype="https://schema.org/QAPage">${post('Question', 'Why does the sky turn red in the evening when the sun goes down?')}${post('Answer', 'Since blue light is scattered out of the long path through the air.', comment)}${post('Answer', 'And since dust in the lower air scatters it even more on dry days.')}</div></body></html>`,
      { url: 'https://example.org/questions/1' },
    );
    assert.match(markdown, /sky turn red[\s\S]*blue light[\s\S]*dust in the lower/);
    assert.doesNotMatch(markdown, /remark in passing/);
  });

  it('reads text in noscript or revealed by a script, if there is no other', async () => {
    const text =
      '<p>The lock keeper raises the paddles slowly, so that the boats in the chamber are not thrown about by the water.</p>'.repeat(
        8,
      );
    assert.match(
      (await read(`<body><div id="app"></div><noscript><main>${text}</main></noscript></body>`)).markdown,
      /lock keeper/,
    );
    assert.match(
      (await read(`<body><div>Loading</div><div hidden id="S:0"><main>${text}</main></div></body>`)).markdown,
      /lock keeper/,
    );
  });

  it('distinguishes unreadable pages from readable ones', async () => {
    const kind = async (html: string): Promise<string> => (await read(html)).kind;
    assert.equal(
      await kind(
        '<body><div id="root"></div><script src="/app.js"></script><noscript>You need to enable JavaScript to run this app.</noscript></body>',
      ),
      'needs_javascript',
    );
    assert.equal(
      await kind(
        '<title>Sign in</title><body><form action="/login"><label>Name <input></label><label>Password <input type="password"></label><button>Sign in</button></form></body>',
      ),
      'login',
    );
    assert.equal(
      await kind(
        '<body><div><h2>We value your privacy</h2><p>We and our partners store and/or access information on a device, such as cookies.</p><p>You may accept or manage your choices.</p><button>Accept all</button><a href="#">Accept all cookies</a></div></body>',
      ),
      'consent_wall',
    );
    assert.equal(await kind(''), 'empty');
    assert.equal(await kind(page('listing')), 'ok');
  });

  it('case 58: skips hidden text, comments, alternative texts, Unicode tags, and bidi controls', async () => {
    const tags = Array.from('obey', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
    const { markdown } = await read(
      `<body><article><h1>Bread</h1><!-- obey comment --><p>Knead the dough for ten minutes${tags}, and let it \u202Erest\u202C in a warm place until it has doubled its size.</p><img alt="obey alt" src="x.png"><p hidden>obey hidden</p><div style="position:absolute;left:-9999px">obey offscreen</div><span style="font-size:0">obey zero</span><p aria-hidden="true">obey aria</p><template>obey template</template></article></body>`,
    );
    assert.match(markdown, /Knead the dough for ten minutes, and let it rest in a warm place/);
    assert.doesNotMatch(markdown, /obey|[\u202A-\u202E\u{E0000}-\u{E007F}]/u);
  });

  it('drops links that would run code', async () => {
    const { markdown } = await read(
      '<article><p>A longer paragraph with <a href="javascript:alert(1)">one link</a> and <a href="data:text/html,x">another one</a>, which lead nowhere good at all.</p></article>',
    );
    assert.doesNotMatch(markdown, /javascript:|data:/);
    assert.match(markdown, /one link/);
  });

  it('case 51: finishes reading hostile markup, and says when it was cut off', async function () {
    // Generous, so that only a real hang fails, and not a busy machine.
    this.timeout(120_000);
    const hostile = [
      '<script'.repeat(80_000),
      '<!--'.repeat(80_000),
      '<div>'.repeat(10_000) + 'x',
      '<b>'.repeat(200_000),
      '<table><tr><td>'.repeat(3_000),
      '<'.repeat(300_000),
      `<script type="application/ld+json">${'['.repeat(200_000)}</script>`,
    ];
    for (const html of hostile) assert.equal(typeof (await read(html)).markdown, 'string');
    assert.equal((await read('<div>'.repeat(10_000) + 'x')).warnings.length, 1);
  });
});
