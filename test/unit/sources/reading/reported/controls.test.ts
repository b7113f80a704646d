import { pageCase as page, pageWith, readsEach } from '../../../../helpers/fileReading.js';

const post = (author: string, date: string, text: string) =>
  `<div class="topic-post clearfix"><article><div class="row"><div class="topic-meta-data"><div class="names"><span class="username"><a data-user-card="${author}">${author}</a></span></div><div class="post-date"><span class="relative-date">${date}</span></div></div><div class="regular contents"><div class="cooked">${text}</div></div></div></article></div>`;
const comment = (author: string, depth: number, text: string, answers = '') =>
  `<forum-comment author="${author}" depth="${depth}"><div slot="meta"><span>•</span><time datetime="2024-05-07T10:00:00Z">3h ago</time></div><div class="md text-14" slot="comment"><div><p>${text}</p></div></div>${answers}</forum-comment>`;
const thread = (posts: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fees</title></head><body><div id="outlet">${posts}</div></body></html>`;

describe('reading pages without their controls, and with what they hide and say', () => {
  readsEach([
    page(
      'titles of panels that buttons open',
      '<div class="acc"><button aria-expanded="false" aria-controls="c2"><span>When does the gate open?</span></button><div id="c2" role="region" hidden>It opens at six.</div></div><div><button class="collapsed" data-bs-target="#c3" aria-expanded="false">Who pays for the night?</button><div id="c3">The skipper pays 14 euros.</div></div>',
      [/When does the gate open\?\W+It opens at six/, /Who pays for the night\?\W+The skipper/],
    ),
    page(
      'buttons that open a menu, or show more of a text above',
      '<div><button aria-expanded="false" aria-controls="m">All ports of the river</button><ul id="m"><li><a href="/a">Esk</a></li></ul></div><p id="t">The long text.</p><button aria-expanded="false" aria-controls="t">Show all of the text</button>',
      [/The long text/],
      [/All ports of the river|Show all of the text/],
    ),
    page(
      'words of forms that search and sign up',
      '<form role="search"><label for="q">Search all fees of the port</label><input id="q"><button>Find</button></form><p>The gate opens at six in May.</p><form action="/letter"><h3>Get the harbor letter</h3><p>One mail a week with news of the port, free of charge.</p><label>Address</label><input type="email"><label><input type="checkbox"> I agree to the terms</label></form>',
      [/gate opens at six/],
      [/Search all fees|harbor letter|One mail|I agree/],
    ),
    page(
      'a form around the text of a page',
      `<form action="/page.aspx"><input type="search"><p>${'The northern basin closes in winter, and the southern one stays open. '.repeat(12)}</p></form>`,
      [/southern one stays open/],
    ),
    page(
      'formulas between the delimiters that scripts look for',
      '<div class="math">\n\\[n = \\frac{L}{12}\\]</div><p>The sum is <span>\\(10^6\\)</span>, where $$a &lt; b$$ holds, and a pattern \\(like this\\) stays.</p>',
      [/\$\$n = \\frac\{L\}\{12\}\$\$/, /sum is \$10\^6\$/, /a < b/, /like this/],
      [/\\\\frac|\$like/],
    ),
    page('no formulas in code', '<pre>grep "\\(a_1\\)" f</pre><p>Use <code>\\(x^2\\)</code> here.</p>', [
      /grep "\\\(a_1\\\)" f/,
      /`\\\(x\^2\\\)`/,
    ]),
    page(
      'a footnote whose number is linked in brackets',
      '<p>It stops at 1,250.<a href="#id3" id="id1" role="doc-noteref">[1]</a></p><aside id="id3" role="doc-footnote"><span class="label"><span>[</span><a role="doc-backlink" href="#id1">1</a><span>]</span></span><p>By the count.</p></aside>',
      [/1,250\.\[\^1\]/, /\[\^1\]: By the count/],
    ),
    {
      what: 'a table of data at the end of a text',
      name: 'a.html',
      content: pageWith('').replace(
        /<p>(?:(?!<p>)[^])*<\/p><\/article>/,
        '<table><thead><tr><th><p>Port</p></th><th><p>Fee</p></th></tr></thead><tbody><tr><td><p>Esk</p></td><td><p>14</p></td></tr><tr><td><p>Wear</p></td><td><p>12</p></td></tr></tbody></table></article>',
      ),
      has: [/\| Wear \| 12 \|/],
    },
    {
      what: 'a saved thread without an address, whose posts are named only around them',
      name: 'b.html',
      content: thread(
        post(
          'ann_reed',
          'May 1',
          '<p>Does the fee of a berth rise this year? I saw 14 euros on the board of the office.</p>',
        ) +
          post(
            'bo',
            'May 2',
            '<p>It rises to 14 euros on May 7, and this script counts what you pay for a week:</p><pre class="codeblock-buttons"><code class="lang-python">fee = 14\nprint(fee)</code></pre>',
          ) +
          post('cy', 'May 3', '<p>Residents pay half of it, which is 7 euros, as they did before all this began.</p>'),
      ),
      has: [/\*\*ann_reed\*\* · May 1/, /\*\*cy\*\* · May 3/, /```python\nfee = 14/, /7 euros/],
    },
    {
      what: 'comments whose elements name their authors and depth',
      name: 'c.html',
      content: thread(
        comment(
          'bo_k',
          0,
          'I paid 14 euros a night in May, with power and with water.',
          comment('cy_d', 1, 'Same here, but the last night was free for all of us.'),
        ) + comment('dee', 0, 'Ask the keeper at the gate. He takes cash only, and he opens at six.'),
      ),
      has: [/\*\*bo_k\*\*/, /\*\*cy_d\*\* .*↳ bo_k/, /\*\*dee\*\*[^\n]*\n\nAsk the keeper/],
    },
  ]);
});
