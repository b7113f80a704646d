import { pageCase as page, readsEach } from '../../../helpers/fileReading.js';

describe('reading keeps the meaning of numbers and words', () => {
  describe('superscript and subscript', () => {
    readsEach([
      page(
        'powers',
        '<p>It counted 3 × 10<sup>8</sup> and 10<sup>−9</sup> of them.</p>',
        [/10\^8/, /10\^-9/],
        [/108|10−9/],
      ),
      page('units', '<p>A field of 40 km<sup>2</sup> and 9 m s<sup>-1</sup>.</p>', [/km\^2/, /s\^-1/], [/km2/]),
      page('ordinals', '<p>The 1<sup>st</sup> and 22<sup>nd</sup> of May.</p>', [/1st and 22nd/]),
      page('chemical formulas', '<p>H<sub>2</sub>O and C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>.</p>', [
        /H₂O/,
        /C₆H₁₂O₆/,
      ]),
      page('bases', '<p>The number 101<sub>2</sub> is five.</p>', [/101_2/], [/1012/]),
      page('exponents that are expressions', '<p>It falls as e<sup>-kt</sup> does.</p>', [/e\^\{-kt\}/]),
    ]);
  });

  describe('note marks', () => {
    readsEach([
      page('lists of references', '<p>Fish came back<sup>3,4</sup> in 1998<sup>[12]</sup>.</p>', [
        /back\[3,4\]/,
        /1998\[12\]/,
      ]),
      page(
        'a word before a number',
        '<p>It was reported elsewhere<sup>7</sup> in May.</p>',
        [/elsewhere\[7\]/],
        [/elsewhere7/],
      ),
      page(
        'an unmarked link to a note',
        '<p>It grew by 14<a href="#note1" id="back1">1</a> feet.</p><ol><li id="note1"><a href="#back1">1</a> Measured at noon by the keeper.</li></ol>',
        [/14\[\^?1\] feet/],
        [/141/],
      ),
      page(
        'a mark whose note is missing',
        '<p>It grew by 14<sup><a href="#fn9">9</a></sup> feet.</p>',
        [/14\[9\] feet/],
        [/149/],
      ),
    ]);
  });

  describe('formulas', () => {
    readsEach([
      page('MathML', '<p>So <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> holds.</p>', [/\\frac\{a\}\{b\}/]),
      page(
        'TeX next to MathML',
        '<p>So <math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x^{2}+1</annotation></semantics></math> holds.</p>',
        [/\$x\^\{2\}\+1\$/],
      ),
      page(
        'scripts before their base',
        '<p>So <math><mmultiscripts><mi>C</mi><mn>6</mn><none/><mprescripts/><none/><mn>14</mn></mmultiscripts></math> decays.</p>',
        [/\^\{14\} ?C_\{6\}/],
        [/_\{14\}/],
      ),
      page('an image', '<p>So <img src="/math/1.png" class="tex" alt="\\sqrt{n+1}"> holds.</p>', [/\\sqrt\{n\+1\}/]),
      page(
        'not an image of something else',
        '<p>So <img src="/boat.jpg" alt="A boat in the harbour"> it is.</p>',
        [/So it is/],
        [/A boat/],
      ),
    ]);
  });

  describe('cells', () => {
    const table = (cell: string) =>
      `<table><tr><th>Boat</th><th>Fee</th></tr><tr><td>Skiff</td><td>${cell}</td></tr></table>`;
    readsEach([
      page('paragraphs', table('<p>7</p><p>12</p>'), [/\| Skiff \| 7; 12 \|/], [/712/]),
      page('lists', table('<ul><li>wind</li><li>tide</li></ul>'), [/wind; tide/]),
      page('lines', table('5<br>9'), [/5; 9/], [/59/]),
      page(
        'a table without a header',
        '<table><tr><td>Skiff</td><td><p>7</p><p>deep</p></td></tr><tr><td>Barge</td><td>9</td></tr></table>',
        [/\| Skiff \| 7; deep \|/],
      ),
    ]);
  });

  describe('ordered lists', () => {
    readsEach([
      page('letters', '<ol type="a" start="3"><li>Pay in time.</li><li>Clean the deck.</li></ol>', [
        /^\(c\) Pay/m,
        /^\(d\) Clean/m,
      ]),
      page('Roman numerals', '<ol type="I"><li>On water</li><li>On ice</li></ol>', [/^II\. On ice/m]),
      page('an explicit value', '<ol><li value="40">Forty rules.</li><li>One more.</li></ol>', [
        /^40\. Forty/m,
        /^41\. One/m,
      ]),
      page('reversed', '<ol reversed><li>Third place</li><li>Second place</li></ol>', [
        /2\)? .*Third|\(2\) Third|2\) Third/,
      ]),
    ]);
  });

  describe('ruby', () => {
    readsEach([
      page('without brackets', '<p><ruby>川<rt>かわ</rt></ruby>の水は冷たい。</p>', [/川の水は冷たい/], [/かわ/]),
      page('with brackets', '<p><ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>を渡る。</p>', [/橋を渡る/]),
      page('unclosed', '<p><ruby>船<rt>ふね</ruby>が来る。</p>', [/船が来る/]),
    ]);
  });

  describe('code', () => {
    readsEach([
      page(
        'numbers in a separate column',
        '<figure class="highlight js"><table><tr><td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span><br></pre></td><td class="code"><pre><span class="line">let a = 1;</span><br><span class="line">  go(a);</span><br></pre></td></tr></table></figure>',
        [/```js\nlet a = 1;\n {2}go\(a\);\n```/],
        [/```\w*\n1\n2/],
      ),
      page(
        'numbers before each line',
        '<pre><code class="language-go"><span class="lineno">1</span>func main() {\n<span class="lineno">2</span>}</code></pre>',
        [/```go\nfunc main\(\) \{\n\}/],
      ),
      page(
        'a row for each line',
        '<table class="hljs-ln"><tr><td class="hljs-ln-numbers" data-line-number="1"></td><td>x = 1</td></tr><tr><td class="hljs-ln-numbers" data-line-number="2"></td><td>y = 2</td></tr></table>',
        [/```\nx = 1\ny = 2\n```/],
      ),
      page('lines broken by the page', '<code>one()<br>two()<br>three()</code>', [
        /```\none\(\)\ntwo\(\)\nthree\(\)\n```/,
      ]),
    ]);
  });
});
