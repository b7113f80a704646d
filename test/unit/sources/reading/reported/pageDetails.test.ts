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
    page(
      'a power of ten in several elements, and marks that are not',
      '<p>Of 10<sup>1</sup><sup>2</sup> cells, 10<sup>−</sup><sup>3</sup> live, as two books<sup>1</sup><sup>2</sup> say.</p>',
      [/10\^12 cells, 10\^-3 live/, /books\[1\] \[2\] say/],
    ),
    page(
      'a price whose currency is raised as well, and degrees of an angle',
      '<p>It costs <sup>$</sup><span>1,299</span><sup>99</sup> at 52<sup>o</sup> 31′ N and 13<sup>o</sup> E.</p>',
      [/costs \$1,299\.99 at 52° 31′ N and 13° E/],
    ),
    page(
      'signs and bars that styles draw in cells, by their titles',
      '<table><tr><th>Port</th><th>Share</th><th>Night</th></tr><tr><td>North</td><td><div class="bar" style="width:62%" title="62%"></div></td><td><i class="icon-check" title="Yes"></i></td></tr><tr><td>South</td><td><div class="bar" style="width:38%" title="38%"></div></td><td><i class="icon-cross" aria-label="No"></i></td></tr></table>',
      [/\| North \| 62% \| Yes \|/, /\| South \| 38% \| No \|/],
    ),
    {
      what: 'numbers, types, and units that style sheets write',
      name: 'page.html',
      content: pageWith(
        '<h2>Scope</h2><p>It holds for all boats.</p><h2 class="x">Duties</h2><h3>Of owners</h3><p>See section 2.1.</p><h3>Of keepers</h3><p>They use <span class="u" data-unit="kg">25</span> of sand.</p><ol class="terms"><li>The hirer.</li><li>The owner.</li></ol><ol class="few"><li>Alpha rope.</li><li>Beta rope.</li></ol><ol><li style="list-style-type:lower-alpha">By day.</li><li style="list-style-type:lower-alpha">By night.</li></ol><div class="other"><h4>Spare</h4><p>Spare nets hang in the shed.</p></div>',
      ).replace(
        '</head>',
        '<style>h2{counter-increment:sec;counter-reset:sub} h2:before{content:counter(sec, upper-roman) ". "} h3::before{counter-increment:sub;content:counter(sec) "." counter(sub) " "} .this h4::before{content:counter(sec)} .u::after{content:" " attr(data-unit)} ol.terms{list-style-type:upper-roman} .few li{list-style:lower-greek}</style></head>',
      ),
      has: [
        /^## I\. Scope$/m,
        /^## II\. Duties$/m,
        /^### 2\.1 Of owners$/m,
        /^### 2\.2 Of keepers$/m,
        /^#### Spare$/m,
        /use 25 kg of sand/,
        /^II\. The owner/m,
        /^\(β\) Beta rope/m,
        /^\(b\) By night/m,
      ],
    },
    page(
      'a small table whose figures have notes',
      '<table><tr><th>Station</th><th>Depth<sup><a href="#n1">1</a></sup></th></tr><tr><td>North</td><td>12<sup><a href="#n2">2</a></sup></td></tr></table><ol><li id="n1">In meters.</li><li id="n2">At low water.</li></ol>',
      [/\| North \| 12\[\^2\] \|/, /\[\^2\]: At low water/],
    ),
  ]);
});
