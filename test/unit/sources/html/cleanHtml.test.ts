import assert from 'node:assert/strict';
import { extractHtml } from '../../../../src/agent/sources/html/extractHtml.js';

const PARAGRAPHS = [
  'The ferry leaves the northern pier at half past six, and returns from the island once the last walkers are aboard.',
  'In winter there is one crossing a day, since the harbor of the island freezes over and the ice is broken by hand.',
  'Bicycles travel free of charge, but dogs need a ticket of their own, which the captain sells on the gangway.',
  'Whoever misses the evening boat sleeps in the lighthouse, whose keeper rents out two rooms below the lamp.',
  'The crossing takes forty minutes with the tide and nearly an hour against it, so the timetable follows the moon.',
];
const TEXT = `<h1>Ferry times</h1>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}`;
const hasAll = (markdown: string): void => {
  for (const text of PARAGRAPHS) assert.ok(markdown.includes(text), `${text} is not in:\n${markdown}`);
};
const read = (html: string): ReturnType<typeof extractHtml> =>
  extractHtml(html, { url: 'https://example.org/ferry/times' });

describe('cleanHtml', () => {
  it('reads the beginning of a page whose only text is longer than any page may be, and says so', async () => {
    const lines = Array.from(
      { length: 60_000 },
      (_, at) => `Line ${at} of the log${at % 10 === 0 ? ' & book' : ''}: the ferry was late, as the harbor was full.`,
    );
    const { markdown, warnings } = await read(
      `<title>Log</title><pre>${lines.join('\n').replaceAll('&', '&amp;')}</pre>`,
    );
    assert.deepEqual(
      warnings.map(({ key }) => key),
      ['sources.pageTruncated'],
    );
    const found = markdown.split('\n').filter((line) => line.startsWith('Line'));
    assert.ok(found.length > 50_000, `${found.length} lines`);
    assert.deepEqual(found.slice(0, -1), lines.slice(0, found.length - 1));
  });

  describe('reads pages whatever surrounds the content', () => {
    const pages: [what: string, html: string][] = [
      ['without a head', `<!doctype html><html><body>${TEXT}</body></html>`],
      ['without head and body tags', `<!doctype html><html lang=en><title>Ferry times</title>${TEXT}</html>`],
      ['without any of these tags', `<title>Ferry times</title><meta name=author content="Ida Holm">${TEXT}`],
      ['with a comment and whitespace first', `<!-- cached -->\n\n<html><head></head><body>${TEXT}</body></html>`],
      ['with text first', `\uFEFFnotice <html><head><title>x</title></head><body>${TEXT}</body></html>`],
      ['with an element first', `<div id=top></div><html><head><title>x</title></head><body>${TEXT}</body></html>`],
      ['with a script first', `<script>var a</script><html><head></head><body>${TEXT}</body></html>`],
      ['with an element between head and body', `<html><head></head><noscript>.</noscript><body>${TEXT}</body></html>`],
      ['with two bodies', `<html><head></head><body></body><body>${TEXT}</body></html>`],
      ['with a head that is never closed', `<html><head><title>x</title><meta charset=utf-8>${TEXT}`],
      ['with a body in the head', `<html><head><body>${TEXT}</body></head></html>`],
      ['with a CDATA mark that nothing closes', `<html><head></head><body><![CDATA[\n<div></div>${TEXT}</body></html>`],
      [
        'with such a mark in XHTML',
        `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><![CDATA[<p></p>${TEXT}</body></html>`,
      ],
      [
        'with a section that holds text',
        `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Ferry times</h1>${PARAGRAPHS.map((text) => `<p><![CDATA[${text}]]></p>`).join('')}</body></html>`,
      ],
      ['with text after the end', `<html><head></head><body></body></html>${TEXT}`],
    ];
    for (const [what, html] of pages) {
      it(what, async () => {
        const result = await read(html);
        assert.equal(result.kind, 'ok');
        hasAll(result.markdown);
      });
    }

    it('finds their title, language, and meta values, wherever they are', async () => {
      const result = await read(
        `<html lang=en-IE>${TEXT}<title>Ferry times</title><meta name=author content="Ida Holm"></html>`,
      );
      assert.deepEqual([result.title, result.language, result.author], ['Ferry times', 'en-IE', 'Ida Holm']);
    });
  });

  describe('keeps escaped text as text', () => {
    const named = ['textarea', 'title', 'script setup', 'style', 'template', 'noscript', 'svg', '!--', '/div', '?php'];
    for (const name of named) {
      it(`<${name}> in a sentence swallows no text`, async () => {
        const sentence = `Write &lt;${name}&gt; where the component begins, and nothing of what follows it is lost to readers.`;
        const { markdown } = await read(
          `<body><h1>Components</h1><p>${sentence}</p><p>So <code>&lt;${name}&gt;</code> is code.</p>${TEXT}</body>`,
        );
        assert.ok(markdown.includes(`<${name}> where the component begins`), markdown.slice(0, 200));
        assert.ok(markdown.includes(`\`<${name}>\``), markdown.slice(0, 400));
        hasAll(markdown);
      });
    }

    it('code samples keep their tags and entities', async () => {
      const code =
        '&lt;ul class="menu"&gt;\n  &lt;li&gt;&amp;nbsp;Tea&lt;/li&gt;\n&lt;/ul&gt;\n&#60;br&#62; &lt;<b>i</b>&gt; 1 &lt; 2 &amp;&amp; 3';
      const { markdown } = await read(
        `<body><article>${TEXT}<pre><code>${code}</code></pre><p>That list has one item, and stands where the page had it.</p></article></body>`,
      );
      assert.ok(
        markdown.includes('```\n<ul class="menu">\n  <li>&nbsp;Tea</li>\n</ul>\n<br> <i> 1 < 2 && 3\n```'),
        markdown.slice(-300),
      );
    });

    it("a symbol before a dropped element doesn't join what follows it", async () => {
      const { markdown } = await read(`<body><p>a &lt;<script>x</script>textarea&gt; b</p>${TEXT}</body>`);
      hasAll(markdown);
    });

    it("thousands of escaped tags don't exceed a depth limit", async () => {
      const { markdown, warnings } = await read(
        `<body><h1>Nesting</h1>${TEXT}<pre>${'&lt;div&gt;\n'.repeat(3_000)}</pre></body>`,
      );
      assert.deepEqual(warnings, []);
      assert.equal(markdown.split('<div>').length - 1, 3_000);
    });
  });
});
