import { pageWith, readsEach } from '../../../helpers/fileReading.js';

describe('reading what pages show in less common elements', () => {
  describe('values', () => {
    readsEach([
      {
        what: 'of meters and progress bars with a text',
        name: 'a.html',
        content: pageWith(
          '<p>The basin is filled to <meter min="0" max="100" value="62">62 of 100 cm</meter> now, and the repair is at <progress max="8" value="3">3 of 8 steps</progress> today.</p>',
        ),
        has: [/filled to 62 of 100 cm now/, /is at 3 of 8 steps today/],
      },
      {
        what: 'of meters and progress bars without one',
        name: 'b.html',
        content: pageWith(
          '<p>The basin is filled to <meter min="0" max="100" value="62"></meter> this morning, the repair is at <progress max="8" value="3"></progress>, and the pump runs at <meter value="0.4"></meter> again.</p>',
        ),
        has: [/filled to 62\/100 this morning/, /repair is at 3\/8, /, /runs at 40 ?% again/],
      },
      {
        what: 'of results',
        name: 'c.html',
        content: pageWith(
          '<form><p>For 12 boats, the fee is <output name="sum">4,080 euros</output> a year.</p></form><p>The sum of the three is <output for="a b">191</output>.</p>',
        ),
        has: [/the fee is 4,080 euros a year/, /sum of the three is 191\./],
      },
    ]);
  });

  describe('readings above characters', () => {
    readsEach([
      {
        what: 'with their bases marked',
        name: 'a.html',
        content: pageWith(
          '<p>その<ruby><rb>水</rb><rb>門</rb><rt>すい</rt><rt>もん</rt></ruby>は一九六二年に建てられた。</p>',
          'lang="ja"',
        ),
        has: [/その水門は一九六二年に建てられた。/],
        hasNot: [/すい|もん/],
      },
      {
        what: 'in two rows',
        name: 'b.html',
        content: pageWith(
          '<p>The sign says <ruby><rb>港</rb><rb>町</rb><rtc><rt>みなと</rt><rt>まち</rt></rtc><rtc>harbor town</rtc></ruby> in red letters.</p>',
        ),
        has: [/The sign says 港町 in red letters\./],
        hasNot: [/みなと|harbor town/],
      },
      {
        what: 'whose elements aren’t closed',
        name: 'd.html',
        content: pageWith('<p>その<ruby><rb>水<rt>すい<rb>門<rt>もん</ruby>は閉まっている。</p>', 'lang="ja"'),
        has: [/その水門は閉まっている。/],
        hasNot: [/すい|もん/],
      },
      {
        what: 'whose elements aren’t closed, in two rows',
        name: 'c.html',
        content: pageWith(
          '<p>その<ruby><rb>水<rb>門<rt>すい<rt>もん<rtc><rt>sui<rt>mon</ruby>は閉まっている。</p>',
          'lang="ja"',
        ),
        has: [/その水門は閉まっている。/],
        hasNot: [/すい|sui|mon/],
      },
    ]);
  });

  describe('marks before the symbol of an element', () => {
    readsEach([
      {
        what: 'of an isotope',
        name: 'a.html',
        content: pageWith(
          '<p>The beams were dated by <sup>14</sup>C, and the mud by <sup>210</sup>Pb and <sup>137</sup>Cs. Ash held <sup>40</sup>K.</p>',
        ),
        has: [/dated by \^14C, /, /mud by \^210Pb and \^137Cs\./, /held \^40K/],
      },
      {
        what: 'at the start of a paragraph, a cell, and in brackets',
        name: 'b.html',
        content: pageWith(
          '<p><sup>14</sup>C was measured in three of the layers that the drill brought up.</p><table><tr><th>nuclide</th><th>share</th></tr><tr><td><sup>235</sup>U</td><td>0.7</td></tr><tr><td><sup>238</sup>U</td><td>99.3</td></tr></table><p>The other (<sup>12</sup>C) is stable, as is δ<sup>13</sup>C in shells.</p>',
        ),
        has: [/^\^14C was measured/m, /\| \^235U \| 0\.7 \|/, /\(\^12C\) is stable/, /δ\^13C/],
      },
      {
        what: 'with the number of protons below',
        name: 'c.html',
        content: pageWith(
          '<p>The lamp holds <sup>3</sup><sub>1</sub>H, and the gauge <sup>241</sup><sub>95</sub>Am in a capsule.</p>',
        ),
        has: [/holds \^3[₁_1{}]+H,/, /gauge \^241[₉₅_{}95]+Am in/],
        hasNot: [/24195|31H/],
      },
    ]);
  });

  describe('tables', () => {
    readsEach([
      {
        what: 'inside a cell',
        name: 'a.html',
        content: pageWith(
          '<table><tr><th>port</th><th>berths</th></tr><tr><td>Esk</td><td><table><tr><td>long</td><td>12</td></tr><tr><td>short</td><td>48</td></tr></table></td></tr><tr><td>Weir</td><td>9</td></tr></table>',
        ),
        has: [/\| port \| berths \|/, /\| Esk \| long,? 12; short,? 48 \|/, /\| Weir \| 9 \|/],
      },
      {
        what: 'inside a cell, with a header of its own',
        name: 'b.html',
        content: pageWith(
          '<table><thead><tr><th>year</th><th>catch</th><th>note</th></tr></thead><tbody><tr><td>2022</td><td>14 tons</td><td><table><thead><tr><th>fish</th><th>tons</th></tr></thead><tbody><tr><td>eel</td><td>6</td></tr></tbody></table></td></tr><tr><td>2023</td><td>11 tons</td><td>no boats in May</td></tr></tbody></table>',
        ),
        has: [/\| 2022 \| 14 tons \| fish,? tons; eel,? 6 \|/, /\| 2023 \| 11 tons \| no boats in May \|/],
      },
      {
        what: 'that arrange the page around a table of data',
        name: 'c.html',
        content: pageWith(
          '<table><tr><td><p>The keepers count every boat that passes the weir in summer and in autumn, whatever it carries.</p><table><tr><th>month</th><th>boats</th></tr><tr><td>June</td><td>310</td></tr><tr><td>July</td><td>402</td></tr></table></td></tr></table>',
        ),
        has: [/keepers count every boat/, /\| month \| boats \|\n\|[ -|]+\|\n\| June \| 310 \|\n\| July \| 402 \|/],
      },
      {
        what: 'of two rows whose tags aren’t closed',
        name: 'd.html',
        content: pageWith(
          '<table><tr><th>port<th>boats<tr><td>Esk<td>40</table><p>Nobody counted the others at that time.</p>',
        ),
        has: [/\| port \| boats \|\n\|[ -|]+\|\n\| Esk \| 40 \|/],
      },
      {
        what: 'of two rows without a header, not closed at all',
        name: 'e.html',
        content:
          '<title>Ports</title><h1>Ports</h1><p>Here is what the two ports counted last year, as they told the office in January.<table><tr><td>Esk<td>40<tr><td>Weir<td>12',
        has: [/\| Esk \| 40 \|/, /\| Weir \| 12 \|/],
      },
      {
        what: 'of two rows, after which the page goes on',
        name: 'f.html',
        content:
          '<title>Ports</title><h1>Ports</h1><p>Here is what the two ports counted last year.</p><table><tr><td>port</td><td>boats</td></tr><tr><td>Esk</td><td>40</td></tr>\nThe other ports had counted 17 before the <b>storm</b> came.',
        has: [/\| Esk \| 40 \|\n\n?/, /^The other ports had counted 17 before the \*\*storm\*\* came\.$/m],
        hasNot: [/40The/],
      },
    ]);
  });
});

describe('reading lists and boxes that are named for programs', () => {
  readsEach([
    {
      what: 'a list of commands',
      name: 'a.html',
      content: pageWith(
        '<p>The keeper has three choices whenever the river rises:</p><menu><li>open the gate</li><li>close the lock</li><li>call the office</li></menu>',
      ),
      has: [/- open the gate\n- close the lock\n- call the office/],
    },
    {
      what: 'a box that contains the whole text',
      name: 'b.html',
      content:
        '<title>Lock</title><dialog open><h1>Lock</h1><p>The lock opens at 6 in the morning from May on, and no ticket is needed until noon.</p></dialog>',
      has: [/opens at 6 in the morning/],
    },
  ]);
});

describe('reading pages with little text beside their scripts', () => {
  readsEach([
    {
      what: 'one long sentence for readers without scripts',
      name: 'a.html',
      content:
        '<html><head><title>Lock</title></head><body><div id="app"></div><noscript><h1>Lock</h1><p>The lock was opened on Monday after the gates had been mended, and eleven barges went through.</p></noscript><script src="a.js"></script></body></html>',
      has: [/eleven barges went through/],
    },
    {
      what: 'two short sentences',
      name: 'b.html',
      content:
        '<html><head><title>Lock</title></head><body><p>The gates were mended on Monday.</p><p>Eleven barges went through before dusk.</p><script src="a.js"></script></body></html>',
      has: [/Eleven barges went through/],
    },
    {
      what: 'only a request for patience, which isn’t text',
      name: 'c.html',
      content:
        '<html><head><title>Lock</title><script src="a.js"></script></head><body><div id="root"><p>Please wait while the application loads.</p></div></body></html>',
      has: [],
      says: /JavaScript/,
    },
  ]);
});

describe('reading what stands between the paragraphs of a text', () => {
  const old = 'The keepers have written down the level of the weir every morning since the spring. ';
  const comment = (name: string, day: number, text: string) =>
    `<div class="TimelineItem"><div class="group"><h3><a class="author" href="/${name}">${name}</a> commented <relative-time>May ${day}, 2024</relative-time></h3><div class="comment-body"><p>${text}</p></div></div></div><div class="TimelineItem"><div><a href="/k9">k9</a> added the <span>bug</span> label</div></div>`;
  readsEach([
    {
      what: 'notices, but not what the site puts there',
      name: 'a.html',
      content: pageWith(
        '<aside class="callout callout-tip"><strong>Tip</strong><p>Ring the bell twice.</p></aside><p>The fees rose in May.</p><aside role="note"><p>Bring a rope.</p></aside><p>The fees fell in June.</p><aside class="related"><h3>More</h3><ul><li><a href="/a">Ten ways to moor</a></li><li><a href="/b">Ropes of the year</a></li></ul></aside><aside class="tip-of-day"><a href="/c">Our best offers of the day are here</a></aside>',
      ),
      has: [/Tip\W+Ring the bell twice\./, /Bring a rope\./, /fell in June/],
      hasNot: [/Ten ways|Ropes of the year|best offers/],
    },
    {
      what: 'the labels of a drawing and what is written below it',
      name: 'b.html',
      content: pageWith(
        '<figure><svg role="img"><title>Lock</title><defs><text>Unseen</text></defs><g><foreignObject><div xmlns="http://www.w3.org/1999/xhtml"><span>Open the</span> <span>sluice</span></div></foreignObject></g><text><tspan>Level</tspan><tspan>2.4 m</tspan></text><g><title>Part</title><text>0</text><text>10</text></g></svg><figcaption>How the lock fills</figcaption></figure><p>So it goes: <svg><text>icon</text></svg> on.</p>',
      ),
      has: [/- Lock\n- Open the sluice\n- Level 2\.4 m\n\nHow the lock fills/],
      hasNot: [/Unseen|icon|- 0|- 10/],
    },
    {
      what: 'a diagram outside of a figure',
      name: 'c.html',
      content: pageWith(
        '<div class="diagram"><svg role="graphics-document document"><style>.a{}</style><g><text>Gate opens</text></g><g><text>Boat enters</text></g></svg></div>',
      ),
      has: [/- Gate opens\n- Boat enters/],
    },
    {
      what: 'headings that are links, above short texts',
      name: 'd.html',
      content: pageWith(
        '<h2 id="f"><a href="#f" aria-hidden="true"></a>Fees</h2><p>They rose in May.</p><h3><a href="https://example.org/t">Tides <span>New</span></a></h3><p>They fell.</p>',
      ),
      has: [/^## Fees\n\nThey rose/m, /^### \[Tides New\]\(https:\/\/example\.org\/t\)\n\nThey fell/m],
    },
    {
      what: 'the names of everybody who wrote',
      name: 'e.html',
      content: `<html><head><title>Basin closed?</title></head><body><main><h1>Basin closed?</h1><div>${comment('k1', 1, 'The new lock gates look fine, but nobody has told us how long the basin will stay closed to private boats this summer.')}${comment('k2', 2, 'It will be closed until the end of July, according to the notice that hangs at the harbor office since last Friday.')}${comment('k3', 3, 'That notice only mentions barges, so I would ask them again before you plan a trip with your own boat in June.')}${comment('k4', 4, 'I asked this morning and they said that boats under six meters may pass every day between seven and nine.')}</div></main></body></html>`,
      has: [
        /k1 commented[^]*lock gates[^]*k2 commented[^]*end of July[^]*k3 commented[^]*barges[^]*k4 commented[^]*I asked this morning/,
      ],
    },
    {
      what: 'headlines of pages that knew no headings, but not large paragraphs',
      name: 'f.html',
      content: `<html><head><title>Old page</title></head><body><center><font size=5><b>The Lock</b></font></center><p>${old.repeat(3)}<p><b><font size="+2">Fees</font></b></p><p>${old.repeat(3)}<p><font size=5>${old.repeat(4)}</font></body></html>`,
      has: [/^## (?:\*\*)?The Lock/m, /^## (?:\*\*)?Fees/m],
      hasNot: [/^## .*keepers/m],
    },
  ]);
});
