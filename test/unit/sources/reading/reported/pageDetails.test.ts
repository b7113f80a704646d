import { pageCase as page, pageWith, readsEach } from '../../../../helpers/fileReading.js';

describe('reading details of pages that other readers got wrong', () => {
  readsEach([
    page(
      'trademarks and numbers in Romance languages',
      '<p>Le n<sup>o</sup> 5 et les n<sup>os</sup> 7 et 8 de Acme<sup>®</sup>; un champ de x<sup>o</sup>.</p>',
      [/no 5 et les nos 7 et 8 de Acme®; un champ de x\^o/],
    ),
    page(
      'numbers that a style moves from the line and makes small',
      '<p>An area of 25 m<span style="position:relative;top:-0.5em;font-size:70%">2</span>, 10<span style="font-size:.6em;position:relative;bottom:.6em">6</span> cells, H<span style="position:relative;top:.3em;font-size:75%">2</span>O; <span style="position:relative;top:2px">plain</span> words.</p>',
      [/25 m\^2, 10\^6 cells, H₂O; plain words/],
    ),
    {
      what: 'numbers that the page’s style sheet raises and lowers',
      name: 'page.html',
      content: pageWith(
        '<p>It held 10<span class="c7">6</span> eels in H<span class="c8 x">2</span>O of <span class="c9">5</span> m.</p>',
      ).replace(
        '</head>',
        '<style>p{margin:0} .c7 { font-size:.7em; vertical-align: super } span.c8{vertical-align:sub} .c9{vertical-align:middle}</style></head>',
      ),
      has: [/10\^6 eels in H₂O of 5 m/],
    },
    {
      what: 'numbers that rules within rules, among comments and lists of selectors, raise and lower',
      name: 'page.html',
      content: pageWith(
        '<p>It held 10<span class="up">6</span> eels in H<span class="low">2</span>O of 9<span class="deep">7</span> and 8<span class="cut">5</span> m.</p>',
      ).replace(
        '</head>',
        '<style>@media screen{ /* powers */ .top a, span.up{ font-size:.7em; VERTICAL-ALIGN :\n text-top; } i{margin:0} } b{color:red;.deep{vertical-align:super;i{margin:0}}} .low{vertical-align:baseline;vertical-align:sub} .cut{margin:0;vertical-align:super</style></head>',
      ),
      has: [/10\^6 eels in H₂O of 97 and 85 m/],
    },
    page(
      'a list directly in another one',
      '<ol><li>Apple</li><li>Pear</li><ul><li>Quince</li></ul><li>Plum</li></ol>',
      [/^1\. Apple\n2\. Pear\n\n? {3}- Quince\n\n?3\. Plum/m],
    ),
    page(
      'a table whose last row is written first',
      '<table><thead><tr><th>Port</th><th>Tons</th></tr></thead><tfoot><tr><td>Total</td><td>17</td></tr></tfoot><tbody><tr><td>Esk</td><td>14</td></tr><tr><td>Weir</td><td>3</td></tr></tbody></table>',
      [/\| Esk \| 14 \|\n\| Weir \| 3 \|\n\| Total \| 17 \|/],
    ),
    page(
      'cells whose values are pictures',
      '<table><tr><th>Rule</th><th>Weekly</th><th>Daily</th></tr><tr><td>Fishing</td><td><img src="y.png" alt="yes"></td><td><img src="n.png" alt="no"> only on Friday</td></tr><tr><td>Anchoring</td><td><svg aria-label="allowed" role="img"><path d="M0 0"/></svg></td><td><span aria-label="forbidden" role="img" class="icon x"></span></td></tr><tr><td>Rowing</td><td><img src="a.png" alt="photo.jpg"></td><td>3</td></tr></table>',
      [/\| Fishing \| yes \| only on Friday \|/, /\| Anchoring \| allowed \| forbidden \|/, /\| Rowing \| \| 3 \|/],
    ),
    page(
      'numbered steps in a cell',
      '<table><tr><th>Gate</th><th>Steps</th></tr><tr><td>North</td><td><ol start="3"><li><p>Ring</p></li><li>Wait 5 minutes</li></ol></td></tr><tr><td>South</td><td><ol type="a"><li>Row</li><li>Tie</li></ol></td></tr></table>',
      [/\| North \| 3\. Ring; 4\. Wait 5 minutes \|/, /\| South \| \(a\) Row; \(b\) Tie \|/],
    ),
    page(
      'questions that are buttons, and no other buttons in headings',
      '<h3><button aria-expanded="false">How deep is the lock?</button></h3><div role="region"><p>It is 4 meters deep in summer, and 3 meters in winter.</p></div><h3>Fees<button>Copy link</button></h3><p>They rose in May, as the council had decided in the year before.</p>',
      [/### How deep is the lock\?/, /### Fees$/m],
      [/Copy link/],
    ),
    page('old lists', '<p>Bring:<dir><li>A rope</li><li>A hook</li></dir>', [/^- A rope\n- A hook/m]),
    page(
      'code without the explanations that float over it',
      '<pre><code><span class="line"><span>const </span><span class="hover"><span class="twoslash-popup-container"><code>const tons: number</code><div>How heavy it is.</div></span>tons</span><span> = 12;</span></span>\n<span class="line">tooltip(tons);</span></code></pre>',
      [/```\nconst tons = 12;\ntooltip\(tons\);\n```/],
    ),
    page(
      'code without its label and the answer of its button',
      '<pre><div><div>python</div><button>Copy code</button></div><div><code class="language-python">def area(r):\n    return r</code></div></pre><pre><code class="language-sh">ls -la</code><button>Copy</button><span class="tooltip">Copied!</span></pre><pre>Usage: <code>lock</code> [file]</pre>',
      [/```python\ndef area\(r\):\n {4}return r\n```/, /```sh\nls -la\n```/, /```\nUsage: lock \[file\]\n```/],
      [/Cop(?:y|ied)/],
    ),
  ]);
});
