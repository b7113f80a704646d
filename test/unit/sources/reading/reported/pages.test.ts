import { pageCase as page, readsEach } from '../../../../helpers/fileReading.js';

describe('reading pages that other readers got wrong', () => {
  readsEach([
    page(
      'fractions and mixed numbers that are raised and lowered',
      '<p>Mix 3<sup>1</sup>&frasl;<sub>2</sub> cups with <sup>3</sup>/<sub>4</sub> liters, and 2 <sup>1</sup>/<sub>4</sub> spoons, on the 1<sup>st</sup> and 22<sup>nd</sup> of May.</p>',
      [/Mix 3 1[⁄/]2 cups with 3[⁄/]4 liters, and 2 1[⁄/]4 spoons, on the 1st and 22nd of May/],
    ),
    page(
      'old and new prices apart',
      '<p>The berth costs <del>$40</del> <ins>$60</ins>, the mast <s>$15</s> $20, and the sail <strike>$9</strike> $8.</p>',
      [/costs (?:~~\$40~~ )?\$60/, /mast (?:~~\$15~~ )?\$20/, /sail (?:~~\$9~~ )?\$8/],
    ),
    page(
      'words with invisible break points, and digits in groups',
      '<p>The super<wbr>cali&shy;fragi&#8203;listic gauge showed 1<wbr>234 and 1&nbsp;234 and 1&#8239;234 cm at <bdi>Visby</bdi>.</p>',
      [/supercalifragilistic gauge showed 1234 and 1\s234 and 1\s234 cm at Visby/],
    ),
    page('letters that joiners shape', '<p>Persian: می‌خواهم. Hindi: क्‍ष. Family: 👨‍👩‍👧.</p>', [
      /می\u200cخواهم/,
      /क्\u200dष/,
    ]),
    page(
      'terms with their definitions',
      '<dl><dt>Weir</dt><dt>Dam</dt><dd>A low wall.</dd><dd>It keeps the level.</dd><dt>Lock</dt><dd>A gate for boats.</dd></dl><dl><div><dt>Fee</dt><dd>12</dd></div><div><dt>Depth</dt><dd>3</dd></div></dl>',
      [
        /Weir\s[^]*Dam\s[^]*A low wall\.\s[^]*It keeps the level\.\s[^]*Lock\s[^]*A gate for boats\./,
        /Fee\W+12\W+Depth\W+3/,
      ],
      [/WeirDam|Fee12|12Depth/],
    ),
    page('quotations in the line with their marks', '<p>The keeper said <q>the gate stays shut</q> and left.</p>', [
      /said ["“]the gate stays shut["”] and left/,
    ]),
    page(
      'cells that span rows and columns in their places, with a caption',
      '<table><caption>Fees of 2024</caption><thead><tr><th rowspan="2">Boat</th><th colspan="2">Fee</th></tr><tr><th>summer</th><th>winter</th></tr></thead><tbody><tr><td rowspan="2">Heron</td><td>12</td><td>7</td></tr><tr><td>13</td><td>8</td></tr></tbody><tfoot><tr><td>Sum</td><td>25</td><td>15</td></tr></tfoot></table>',
      [/Fees of 2024/, /\| Heron \| 12 \| 7 \|/, /\|[^|\n]*\| 13 \| 8 \|/, /\| Sum \| 25 \| 15 \|/],
    ),
    page(
      'bars, line ends, lists, and code in cells',
      '<table><tr><th>Option</th><th>Meaning</th></tr><tr><td><code>a|b</code></td><td>one<br>two<ul><li>x</li><li>y</li></ul></td></tr><tr><td>c</td><td><p>first</p><p>second</p></td></tr></table>',
      [/\| `a\\?\|b` \|[^\n]*one[^\n]*two[^\n]*x[^\n]*y[^\n]*\|/, /\| c \|[^\n]*first[^\n]*second[^\n]*\|/],
      [/onetwo|twox|xy\b|firstsecond/],
    ),
    page(
      'lists that count backward, from elsewhere, and with values of their own',
      '<ol start="7"><li>Seventh</li><li>Eighth</li></ol><ol reversed><li>Three</li><li>Two</li><li>One</li></ol><ol><li value="20">Twenty</li><li>Twenty-one</li></ol>',
      [/7\\?\. +Seventh/, /8\\?\. +Eighth/, /3\)?\.? +Three/, /1\)?\.? +One/, /20\\?\. +Twenty/, /21\\?\. +Twenty-one/],
    ),
    page(
      'references of the old encoding of Windows',
      '<p>The café&#133; says &#147;open&#148; &#150; for &#128;5, &#x92;tis true.</p>',
      [/The café… says “open” – for €5, ’tis true\./],
    ),
    page(
      'prices that are no formulas',
      '<p>It costs $5 and then $10, or 5 * 3 * 2 in _all_ cases, and snake_case_name stays.</p>',
      [/costs (?:\\?\$)5 and then (?:\\?\$)10/, /5 \\?\* 3 \\?\* 2/, /snake\\?_case\\?_name/],
    ),
    page(
      'formulas of MathML with fractions, roots, and alternatives in TeX',
      '<p>So <math><mfrac><mi>a</mi><mn>2</mn></mfrac><mo>+</mo><msqrt><mi>b</mi></msqrt></math> and <math><semantics><msup><mi>x</mi><mn>2</mn></msup><annotation encoding="application/x-tex">x^2</annotation></semantics></math> hold.</p>',
      [/\\frac\{a\}\{2\}/, /\\sqrt\{b\}/, /\$x\^\{?2\}?\$ hold/],
      [/x2x\^2/],
    ),
    page(
      'closed details with their summaries, ',
      '<details><summary>How deep is it?</summary><p>Three meters at low tide.</p></details><noscript><p>The harbor opens at nine.</p></noscript>',
      [/How deep is it\?\W+Three meters at low tide\./],
    ),
    page(
      'code with line ends of its own, and keys',
      '<pre>fee = 12<br>if fee &gt; 10:<br>    pay()</pre><p>Press <kbd>Ctrl</kbd>+<kbd>S</kbd> to see <samp>done</samp> and <var>x</var>.</p>',
      [/fee = 12\nif fee > 10:\n {4}pay\(\)/, /Press `?Ctrl`?\+`?S`? to see `?done`? and [`*_]?x[`*_]?\./],
    ),
    page(
      'marks of notes that are letters, signs, and several numbers',
      '<p>In 2023<sup><a href="#fn1">a</a></sup> it rose to 1,200<sup>*</sup> and 1,300<sup>†</sup> and 1,400<sup><a href="#r3">3</a>,<a href="#r4">4</a></sup> and 1,500<a href="#cite_note-5">[5]</a> tons<sup>12</sup>.</p><ol><li id="fn1">Council.</li><li id="r3">Holm.</li><li id="r4">Berg.</li><li id="cite_note-5">Lund.</li></ol>',
      [/2023\W/, /1,200\D/, /1,400\D/, /1,500\D/, /tons\W/],
      [/2023a|1,4003|1,4004|1,5005|tons12/],
    ),
    page(
      'right-to-left text with figures',
      '<p dir="rtl">הנמל מגן על 14 סירות בכל חורף, ו<bdo dir="ltr">12.5</bdo> מטרים.</p>',
      [/הנמל מגן על 14 סירות בכל חורף, ו12\.5 מטרים/],
    ),
    page(
      'a table of key and value without a header',
      '<table><tr><th scope="row">Length</th><td>7.5 m</td></tr><tr><th scope="row">Beam</th><td>2.4 m</td></tr><tr><th scope="row">Draft</th><td>1.1 m</td></tr></table>',
      [/Length\W+7\.5 m/, /Beam\W+2\.4 m/, /Draft\W+1\.1 m/],
    ),
    page(
      'headings with line ends, anchors, and numbers',
      '<h2 id="a"><a class="anchor" href="#a" aria-hidden="true">#</a>3.2 Fees<br>of the harbor</h2><p>They rose in May, as the council had decided in the year before.</p><h3>Winter<a class="headerlink" href="#w" title="Link to this heading">¶</a></h3><p>They fell in June, as the council had decided in the year before.</p>',
      [/## 3\.2 Fees of the harbor/, /### Winter$/m],
      [/¶/],
    ),
  ]);
});
