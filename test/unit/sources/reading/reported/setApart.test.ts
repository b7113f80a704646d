import { pageWith, readsEach, type FileCase } from '../../../../helpers/fileReading.js';
import { book } from '../../../../helpers/officeFiles.js';

const page = (what: string, body: string, has: RegExp[], hasNot: RegExp[] = [], styles = ''): FileCase => ({
  what,
  name: 'page.html',
  content: pageWith(body).replace('</head>', `<style>${styles}</style></head>`),
  has,
  hasNot,
});

describe('reading words that only styles set apart', () => {
  readsEach([
    page(
      'figures in a flexible row',
      '<div style="display:flex;gap:12px"><span>Boats seen this year: 12</span><span>45</span><span>nets</span></div>',
      [/year: 12 45 nets/],
    ),
    page(
      'figures and their labels in a grid of the style sheet',
      '<div class="stats"><span>1,250</span><span>boats</span><span>40</span><span>nets</span></div>',
      [/1,250 boats 40 nets/],
      [],
      '.other{color:red} .stats , .x{ color:#333; display: grid; grid-template-columns:1fr 1fr}',
    ),
    page(
      'amounts in items of a list',
      '<ul class="things"><li><b>250</b><span>g</span><span>butter</span></li><li><b>1</b><span>cup</span><span>flour</span></li></ul>',
      [/\*\*250\*\* ?g butter/, /\*\*1\*\* ?cup flour/],
      [],
      '.things > li{display:flex}',
    ),
    page(
      'words at places of their own',
      '<div><span class="w" style="left:0">The</span><span class="w" style="left:30px">gate</span><span class="w" style="left:70px">opens</span><span class="w">at</span><span class="w">12.</span></div><p>So it was then and so it is now.</p>',
      [/The gate opens at 12\./],
      [],
      'span.w{position:absolute;top:3px}',
    ),
    page(
      'a second line in a block of its own',
      '<p>North gate<span style="display:block">opens at six</span>every morning of the year.</p>',
      [/North gate opens at six every morning/],
    ),
    page(
      'digits that roll one by one, and signs of a price',
      '<p>It counts <span style="display:flex"><span>1</span><span>,</span><span>2</span><span>5</span><span>0</span></span> visitors who paid <span style="display:flex"><span>$</span><span>19</span><span>.99</span></span> each.</p>',
      [/1,250 visitors who paid \$19\.99 each/],
    ),
    page('a letter that is set large', '<p><span style="float:left;font-size:3em">T</span>he gate is open.</p>', [
      /The gate is open/,
    ]),
  ]);
});

const row = (role: string, ...cells: string[]) =>
  `<div role="row">${cells.map((text) => `<div role="${role}">${text}</div>`).join('')}</div>`;

describe('reading tables that are built from divisions', () => {
  readsEach([
    page(
      'groups of rows',
      `<div role="table"><div role="rowgroup">${row('columnheader', 'Port', 'In', 'Out')}</div><div role="rowgroup">${row('cell', 'Esk', '14', '9')}${row('cell', 'Wear', '7', '5')}</div></div>`,
      [/\| Port \| In \| Out \|\n\|[- |]+\n\| Esk \| 14 \| 9 \|\n\| Wear \| 7 \| 5 \|/],
    ),
    page(
      'a grid in frames, with paragraphs in its cells',
      `<div role="grid"><div class="scroll"><div class="body">${row('columnheader', 'Port', 'Hours')}<div class="frame">${row('gridcell', '<p>Esk</p>', '<p>6 to 9</p><p>by day</p>')}</div></div></div></div>`,
      [/\| Port \| Hours \|/, /\| Esk \| 6 to 9; by day \|/],
    ),
    page(
      'a list as a table, with names of rows',
      '<ul role="table"><li role="row"><span role="rowheader">Length</span><span role="cell">1,250 m</span></li><li role="row"><span role="rowheader">Depth</span><span role="cell">3.5 m</span></li></ul>',
      [/\| Length \| 1,250 m \|/, /\| Depth \| 3\.5 m \|/],
    ),
    page(
      'headings between the rows, which stay',
      `<div role="table">${row('cell', 'Esk', '14')}<h3>Southern ports of the river</h3>${row('cell', 'Wear', '7')}</div><p>The keeper counts them.</p>`,
      [/Southern ports of the river/],
    ),
    page(
      'sections side by side, which stay sections',
      `<div role="table">${row('cell', '<h3>Winter</h3><p>In winter the gate of the northern basin opens at eight, and boats wait for the tide.</p>', '<h3>Summer</h3><p>In summer the gate of the northern basin opens at six, and 12 boats pass every hour.</p>')}${row('cell', '<p>The keeper counts them all.</p>', '<p>The office writes them down.</p>')}</div>`,
      [/opens at eight, and boats wait for the tide/],
      [/\|/],
    ),
    page(
      'what is called a table without rows',
      '<div role="table"><p>The basin holds forty boats, and it is full in summer.</p><p>The keeper counts them.</p></div>',
      [/holds forty boats, and it is full in summer\.\n\nThe keeper/],
    ),
  ]);
});

describe('reading headings with links in brackets, quotations with names, and lines without breaks', () => {
  readsEach([
    page(
      'a link to edit a section',
      '<h2>History<span class="e">[<a href="/edit">edit</a>]</span></h2><p>It was built in 1871.</p>',
      [/^## History$/m],
    ),
    page(
      'links beside a heading',
      ['History']
        .map(
          (name) =>
            `<div class="heading"><h2>${name}</h2><span class="e"><span>[</span><a href="/edit"><span>edit</span></a><span>]</span></span></div><p>It was built in 1871 of oak by the millers of the valley, who paid for it with the tolls of the bridge, and it was mended with stone in 1911 after the ice had broken it.</p>`,
        )
        .join(''),
      [/^## History$/m],
      [/\[\s*\]/],
    ),
    page('words in brackets', '<h2>History <span>[to <a href="/x">1911</a>]</span></h2><p>It was built in 1871.</p>', [
      /^## History \\?\[to .*1911.*\\?\]$/m,
    ]),
    page(
      'who is quoted, before the words',
      '<blockquote><cite>ann wrote:</cite>The fee of 12 euros is too high.</blockquote>',
      [/> ann wrote: The fee/],
    ),
    page(
      'who is quoted, in a frame',
      '<blockquote><div><cite><a href="/ann">ann</a> said</cite>The fee of 12 euros is too high.</div></blockquote>',
      [/> .*ann.* said The fee/],
    ),
    page(
      'who is quoted, after the words',
      '<blockquote>The fee of 12 euros is too high, says <cite>ann</cite>.</blockquote>',
      [/too high, says .?ann.?\./],
    ),
    page(
      'lines of code that a style sheet breaks',
      '<pre><code><span class="line">let a = 1;</span><span class="line">  let b = 2;</span></code></pre>',
      [/```\nlet a = 1;\n {2}let b = 2;\n```/],
    ),
    page(
      'lines of code by another name',
      '<pre><span class="code-line"><b>def</b> f():</span><span class="code-line">    return 12</span></pre>',
      [/```\ndef f\(\):\n {4}return 12\n```/],
    ),
    page(
      'lines of code that the text breaks as well',
      '<pre><span class="line">let a = 1;</span>\n<span class="line">let b = 2;</span></pre>',
      [/```\nlet a = 1;\nlet b = 2;\n```/],
    ),
  ]);
});

const chapter = (text: string, styles = '') =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title/>${styles}</head><body><h1>Eels</h1><p>${text}</p></body></html>`;

describe('reading marks of notes that are in other files', () => {
  readsEach([
    {
      what: 'a raised number in a link',
      name: 'book.epub',
      content: book({ 'a.xhtml': chapter('It lost 40<a href="n.xhtml#n3"><sup>3</sup></a> nets.') }),
      has: [/It lost 40\[3\] nets\./],
    },
    {
      what: 'a number that a style sheet raises, in a link',
      name: 'book.epub',
      content: book({
        'a.xhtml': chapter(
          'It lost 40<a href="n.xhtml#n3"><span class="c7">3</span></a> nets.',
          '<style>.c7{vertical-align:super}</style>',
        ),
      }),
      has: [/It lost 40\[3\] nets\./],
    },
    {
      what: 'a power without a link, and a link with one in its words',
      name: 'book.epub',
      content: book({
        'a.xhtml': chapter('It is 10<sup>6</sup> m, see <a href="n.xhtml">the table of m<sup>2</sup></a> for more.'),
      }),
      has: [/It is 10\^6 m, see .{0,3}the table of m\^2/],
    },
  ]);
});

const says = (what: string, body: string, pattern: RegExp): FileCase => ({
  what,
  name: 'page.html',
  content: pageWith(body),
  has: [/keepers have written down/],
  says: pattern,
});
const ONE = /^Embedded documents that could not be read: 1\.$/;

describe('telling the documents that a page shows within its text', () => {
  readsEach([
    says('a page of the same site', '<iframe src="/reports/2024/index.html" title="Report"></iframe>', ONE),
    says('a PDF, also of another site', '<object data="https://files.example/fees.pdf#page=2"></object>', ONE),
    says('the same sheet twice', '<embed src="fees.xlsx"><iframe src="fees.xlsx"></iframe>', ONE),
    says(
      'films, advertisements, and what nobody sees',
      '<iframe src="https://video.example/embed/x9"></iframe><iframe src="https://ads.example/safe/container.html"></iframe><iframe src="/count.html" width="1" height="1"></iframe><iframe src="/login.html" style="display:none"></iframe>',
      /^$/,
    ),
    says('a document beside the text', '<aside><iframe src="/weather.html"></iframe></aside>', /^$/),
  ]);
});
