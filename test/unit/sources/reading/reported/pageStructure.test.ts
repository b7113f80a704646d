import { pageCase as page, pageWith, readsEach } from '../../../../helpers/fileReading.js';
import { book } from '../../../../helpers/officeFiles.js';

const SIGNATURE = (name: string, links: string) =>
  `<dl><dt class="sig"><code>${name}</code>(<em>place</em>)${links}</dt><dd><p>Reads the level of the water at a place, in meters.</p></dd></dl>`;
const chapter = (body: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`;
/** A page that is a single form, as some frameworks write every page. */
const formPage = (body: string) =>
  `<!doctype html><html><head><title>Minutes</title></head><body><form method="post" action="/m" id="form1"><input type="hidden" name="__STATE" value="x9Zq"><div id="menu"><ul><li><a href="/">Home</a></li></ul></div><div id="Main">${body}</div></form></body></html>`;
const PROSE =
  '<p>The chair opened the meeting at six and welcomed nine members and two guests from the town to the old hall.</p><p>The board voted seven to two to sell the old crane, which nobody has used since the new one was built beside it.</p>';

describe('reading the structure of pages that other readers got wrong', () => {
  readsEach([
    page('words in a list before its first item', '<ul>You have these rights:<li>to ask</li><li>to delete</li></ul>', [
      /^You have these rights:\n\n- to ask\n- to delete$/m,
    ]),
    page(
      'a name in bold before the first item of a numbered list',
      '<ol start="3"><b>Then</b> do this:<li>Oil it.</li><li>Turn it.</li></ol>',
      [/^\*\*Then\*\* do this:\n\n3\. Oil it\.\n4\. Turn it\.$/m],
    ),
    page(
      'a list in an item without words of its own',
      '<ul><li><ol><li>Oil it.</li><li>Turn it.</li></ol></li></ul>',
      [/^1\. Oil it\.\n2\. Turn it\.$/m],
      [/^- 1/m],
    ),
    page(
      'items that begin with numbers of their own',
      '<ol style="list-style:none"><li><span>(1)</span> Dues are paid by the owner.</li><li><span>(2)</span> They are paid<ol><li>a) in cash, or</li><li>b) in kind.</li></ol></li></ol>',
      [/^\(1\) Dues are paid by the owner\.\n\n\(2\) They are paid\n\na\) in cash, or\n\nb\) in kind\.$/m],
    ),
    page(
      'sections of a law as a list',
      '<ol><li>§ 3 <p>Boats keep right.</p></li><li>§ 4 <p>Swimmers keep out.</p></li></ol>',
      [/^§ 3\n\nBoats keep right\.\n\n§ 4\n\nSwimmers/m],
    ),
    page(
      'steps of which some begin with a number',
      '<ol><li>(1) of two pumps is started.</li><li>Then the other.</li></ol><p>Take:</p><ol><li>1.5 liters of oil</li><li>2.5 kilos of tar</li></ol>',
      [/^1\. \(1\) of two pumps/m, /^2\. Then the other/m, /^1\. 1\.5 liters/m, /^2\. 2\.5 kilos/m],
    ),
    page(
      'text that a class strikes',
      '<p>It costs <span class="text-gray-500 line-through">€120</span> <span class="price">€80</span>.</p>',
      [/~~€120~~ €80/],
    ),
    {
      what: 'text that AsciiDoc strikes',
      name: 'fees.adoc',
      content: '= Fees\n\nIt costs [.line-through]#120 euros# 80 euros.\n',
      has: [/~~120 euros~~ 80 euros/],
    },
    page(
      'text with a class that strikes nothing',
      '<p>It has <span class="outline-through-line">12</span> boats.</p>',
      [/It has 12 boats/],
    ),
    page(
      'lines that a style keeps',
      '<div style="white-space: pre-line">Opening hours:\nMonday 9–12\nFriday 14–17</div>',
      [/Opening hours: *\nMonday 9–12 *\nFriday 14–17/],
    ),
    page(
      'lines that a style keeps around other elements, with an empty one',
      '<div style="color:red;white-space:pre-wrap"><p>Heave <b>the rope</b>\nand hold the line.\n\nCount to four.</p></div>',
      [/Heave \*\*the rope\*\* *\nand hold the line\.\n\nCount to four\./],
    ),
    page(
      'lines that no style keeps, and that an inner style gives up',
      '<div style="white-space:pre"><p style="white-space:normal">Monday\nand Friday</p></div><p style="white-space:nowrap">one\ntwo</p>',
      [/Monday and Friday/, /one two/],
    ),
    page(
      'empty lines of code in elements of their own',
      '<pre><code class="language-py"><div class="line">import a</div><div class="line"></div><div class="line">a.go()</div></code></pre>',
      [/```py\nimport a\n\na\.go\(\)\n```/],
    ),
    page(
      'empty lines of code that only a style sheet sets below each other',
      '<pre><code><span class="line">let a</span><span class="line"></span><span class="line">a++</span></code></pre>',
      [/```\nlet a\n\na\+\+\n```/],
    ),
    page(
      'no empty line for what is set over the code',
      '<pre><code><div class="line">let b</div><div class="copy"></div><div class="line"><br></div><div class="line">b++</div><div class="end"></div></code></pre>',
      [/```\nlet b\n\nb\+\+\n```/],
    ),
    page(
      'a link from a name to its source',
      SIGNATURE(
        'level',
        '<a class="reference" href="_modules/level.html"><span>[source]</span></a><a class="headerlink" href="#level">¶</a>',
      ),
      [/`level`\(\*place\*\)\n/],
      [/source|¶/],
    ),
    page(
      'links from a heading to its source and its history in another language',
      '<h2>Pegel <a href="/q/pegel">[Quelle]</a><a href="/h/pegel">[Verlauf]</a></h2><p>The level is measured at noon.</p>',
      [/^## Pegel$/m],
      [/Quelle|Verlauf/],
    ),
    page(
      'links in brackets that are part of a sentence, or of a longer name',
      '<p>The table is in the annex <a href="/annex">[annex]</a>.</p><dl><dt>Gate <a href="/g7">[gate 7, north]</a></dt><dd>It is open.</dd></dl>',
      [/\[annex\]/, /gate 7, north/],
    ),
    {
      what: 'notes that a book shows in a window',
      name: 'book.epub',
      content: book({
        'a.xhtml': chapter(
          '<p>It was built in 1871<a epub:type="noteref" href="#n1">1</a> by convicts.</p><aside epub:type="footnote" id="n1" hidden="hidden"><p>Some say 1873.</p></aside>',
        ),
      }),
      has: [/1871\[\^1\] by convicts/, /\[\^1\]: Some say 1873\./],
    },
    page(
      'notes that a page shows in a window',
      '<p>It was built in 1871<sup><a href="#n1" role="doc-noteref">1</a></sup> by convicts.</p><aside id="n1" role="doc-footnote" style="display:none"><p>Some say 1873.</p></aside>',
      [/1871\[\^1\] by convicts/, /\[\^1\]: Some say 1873\./],
    ),
    {
      what: 'notes at the end of a book that its style sheet hides',
      name: 'book.epub',
      content: book({
        'a.xhtml': chapter(
          '<p>It was built in 1871<a epub:type="noteref" href="#n1">1</a>.</p><section epub:type="endnotes"><div epub:type="endnote" id="n1" style="display:none">Some say 1873.</div></section>',
        ),
      }),
      has: [/Some say 1873\./],
    },
    page(
      'an upper and a lower limit that stand one above the other',
      '<p>An age of 5.2<span style="display:inline-block"><sup>+0.3</sup><br><sub>−0.2</sub></span> million years; 71<span><sup>+4</sup><br/><sub>-5</sub></span> km.</p>',
      [/5\.2\^\+0\.3\\?_\{[-−]0\.2\} million/, /71\^\+4\\?(?:_\{-5\}|₋₅) km/],
    ),
    page(
      'a raised letter instead of the sign of degrees',
      '<p>It rose to 37<sup>o</sup>C, or 98.6 <sup>o</sup>F, and fell to 4<sup>0</sup>C.</p>',
      [/37°C, or 98\.6 °F, and fell to 4°C/],
    ),
    page(
      'raised letters and zeros that are no degrees',
      '<p>It was the 3<sup>o</sup> Congress; 10<sup>0</sup> is one; A<sup>0</sup> CPU; 2<sup>0</sup> Chars.</p>',
      [/3o Congress; 10\^0 is one; A\^0 CPU; 2\^0 Chars/],
    ),
    {
      what: 'a table with headers in a page that is a form',
      name: 'page.html',
      content: formPage(
        `${PROSE}<table><tr><th>Item</th><th>Sum</th></tr><tr><td>Crane</td><td>18,000</td></tr><tr><td>Paint</td><td>950</td></tr></table>`,
      ),
      has: [/\| Crane \| 18,000 \|/],
      hasNot: [/x9Zq/],
    },
    {
      what: 'a list between two paragraphs of a page that is a form',
      name: 'page.html',
      content: formPage(PROSE.replace('</p><p>', '</p><ul><li>Crane: 18,000</li><li>Paint: 950</li></ul><p>')),
      has: [/- Crane: 18,000\n- Paint: 950/],
    },
    {
      what: 'no table of a form beside the text',
      name: 'page.html',
      content: pageWith('').replace(
        '</main>',
        '</main><form action="/order"><table><tr><th>Size</th><th>Count</th></tr><tr><td>Small</td><td><input name="s"></td></tr></table></form>',
      ),
      has: [/Everybody may read them\./],
      hasNot: [/Small/],
    },
  ]);
});
