import assert from 'node:assert/strict';
import { cleanHtml } from '../../../../src/agent/sources/html/cleaning/cleanHtml.js';
import { parseDocument } from '../../../../src/agent/sources/html/dom.js';
import { pageMarkdown } from '../../../../src/agent/sources/html/markdown/markdown.js';

const written = (html: string): string =>
  pageMarkdown(parseDocument(cleanHtml(html).html).body, 'https://example.org/');

describe('toMarkdown', () => {
  const cases: [what: string, html: string, expected: string][] = [
    ['whitespace at the end of emphasis', '<p><b>Continuity: </b>When stating</p>', '**Continuity:** When stating'],
    ['whitespace at its start', '<p>See the related<i> Amber Waves</i>.</p>', 'See the related *Amber Waves*.'],
    [
      'emphasis that ends with punctuation before a letter',
      '<p><b>Covered?</b>The policies vary.</p>',
      '**Covered?** The policies vary.',
    ],
    [
      'emphasis around a link after a letter',
      '<p>see<b><a href="/a">this</a></b></p>',
      'see **[this](https://example.org/a)**',
    ],
    ['emphasis within a word', '<p><b>W</b>e and un<i>believ</i>able</p>', '**W**e and un*believ*able'],
    ['emphasis in a script without spaces', '<p>这是<b>“强调”</b>的</p>', '这是“强调”的'],
    ['emphasis next to emphasis', '<p><b>SARA</b><b>61035 </b>for 20%</p>', '**SARA61035** for 20%'],
    ['nested emphasis of the same kind', '<p><b>a <strong>b</strong></b> c</p>', '**a b** c'],
    ['empty emphasis', '<p>built<del>, </del>well<b> </b>and<i></i> fast</p>', 'built, well and fast'],
    [
      'whitespace in a link',
      '<p>The<a href="/a"> European Act </a>and</p>',
      'The [European Act](https://example.org/a) and',
    ],
    [
      'a link target with &',
      '<p><a href="/?a=1&amp;b=2&amp;c_d=*">x</a></p>',
      '[x](https://example.org/?a=1&b=2&c_d=*)',
    ],
    [
      'a link target with brackets',
      '<p><a href="/a_(b)">x</a> <a href="/a)b">y</a></p>',
      '[x](https://example.org/a_(b)) [y](https://example.org/a%29b)',
    ],
    [
      'a link target in a table',
      '<table><tr><th>a</th></tr><tr><td><a href="/?a|b">x</a></td></tr></table>',
      '| a |\n| - |\n| [x](https://example.org/?a%7Cb) |',
    ],
    [
      'lines of code in a paragraph',
      '<p>Run <code>cd pier<br>npm start</code> and wait.</p>',
      'Run\n\n```\ncd pier\nnpm start\n```\n\nand wait.',
    ],
    ['code with a line break at its end', '<p>Run <code>cd pier<br></code> and wait.</p>', 'Run `cd pier` and wait.'],
    ['a line break', '<p>One<br>two</p>', 'One  \ntwo'],
    ['line breaks at the edges', '<p><br>One<b><br>two<br></b></p>', 'One  \n**two**'],
    ['two line breaks', '<p>One<br><br>two<br> <br><br>three</p>', 'One\n\ntwo\n\nthree'],
    [
      'a line break in a heading and in a cell',
      '<h2>One<br>two<br></h2><table><tr><th>a<br>b</th></tr></table>',
      '## One two\n\n| a; b |\n| - |',
    ],
    [
      'empty headings, paragraphs, and items',
      '<h2></h2><h2><b> </b></h2><p><br></p><ul><li></li><li>a</li></ul>',
      '- a',
    ],
    ['a quotation that contains only code', '<blockquote><pre>a\n\nb</pre></blockquote>', '```\na\n\nb\n```'],
    [
      'a quotation that contains code and text',
      '<blockquote><p>so:</p><pre>a</pre></blockquote>',
      '> so:\n>\n> ```\n> a\n> ```',
    ],
  ];
  for (const [what, html, expected] of cases) it(`writes ${what}`, () => assert.equal(written(html), expected));
});
