import { pageCase as page, readsEach } from '../../../../helpers/fileReading.js';

const crlf = (text: string) => text.replace(/\n/g, '\r\n');

describe('reading files as their programs write them', () => {
  readsEach([
    page(
      'a formula of MathJax 3 on a page with scripts of MathJax 2',
      '<p>The load is <mjx-container class="MathJax" jax="CHTML"><mjx-math class="MJX-TEX" aria-hidden="true"><mjx-msup><mjx-mn><mjx-c class="mjx-c31"></mjx-c></mjx-mn></mjx-msup></mjx-math><mjx-assistive-mml unselectable="on" display="inline"><math><msup><mn>10</mn><mn>6</mn></msup></math></mjx-assistive-mml></mjx-container> N, and <span class="MathJax"><nobr><span>x2</span></nobr></span><script type="math/tex">x^2</script> grows.</p>',
      [/load is \$10\^\{6\}\$ N, and \$x\^2\$ grows/],
    ),
    {
      what: 'a short table in a frame, and figures raised by a style sheet, of a page that Chrome saved',
      name: 'a.mhtml',
      content: crlf(
        `From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\nContent-ID: <frame-1@mhtml.blink>\nContent-Location: https://example.org/a\n\n<html lang="en"><head><meta charset="utf-8"><link rel="stylesheet" href="cid:css-1@mhtml.blink"></head><body><main><h1>Fees</h1><p>The office had the fees of the season printed, and hung them up at the gate of the lower basin.</p><iframe src="cid:frame-2@mhtml.blink"></iframe><p>The load is 10<span class="pow">6</span> N. <span class="off">Pay 99 euros.</span></p></main></body></html>\n--b\nContent-Type: text/css\nContent-ID: <css-1@mhtml.blink>\nContent-Location: cid:css-1@mhtml.blink\n\n@charset "utf-8";\n\n.pow { vertical-align: super; font-size: 70%; }\n.off { position: absolute; left: -9999px; }\n--b\nContent-Type: text/html\nContent-ID: <frame-2@mhtml.blink>\nContent-Location: https://example.org/t\n\n<html><body><table><tr><th>Port</th><th>Fee</th></tr><tr><td>Esk</td><td>14</td></tr></table></body></html>\n--b--\n`,
      ),
      has: [/\| Esk \| 14 \|/, /10(?:\^6|⁶) N/],
      hasNot: [/99 euros|vertical-align/],
    },
    {
      what: 'a formula that a notebook displays',
      name: 'a.ipynb',
      content: JSON.stringify({
        nbformat: 4,
        nbformat_minor: 5,
        metadata: {},
        cells: [
          {
            cell_type: 'code',
            execution_count: 1,
            metadata: {},
            source: 'Math(f)',
            outputs: [
              {
                output_type: 'display_data',
                metadata: {},
                data: { 'text/latex': ['$\\frac{N}{12}$'], 'text/plain': ['<IPython.core.display.Math object>'] },
              },
            ],
          },
        ],
      }),
      has: [/\$\\frac\{N\}\{12\}\$/],
      hasNot: [/IPython/],
    },
    {
      what: 'footnotes of reStructuredText that number themselves',
      name: 'a.rst',
      content:
        'The port [#]_ has [2]_ two [#deep]_ basins [#]_ and one [*]_ crane [*]_.\n\n.. note:: The gate is shut\n   at nine.\n\n.. [#] First.\n.. [2] Second.\n.. [#deep] Third.\n.. [#] Fourth.\n.. [*] Fifth.\n.. [*] Sixth.\n',
      has: [
        /port \[\^1\] has \[\^2\] two \[\^3\] basins \[\^4\] and one \[\^\*\] crane \[\^\*\*\]/,
        /\[\^1\]: First\./,
        /\[\^2\]: Second\./,
        /\[\^3\]: Third\./,
        /\[\^4\]: Fourth\./,
        /\[\^\*\*\]: Sixth\./,
        /shut\n> at nine/,
      ],
      hasNot: [/\[#\]/],
    },
    {
      what: 'an AsciiDoc table of one row',
      name: 'a.adoc',
      content: '= Fees\n\nText before it.\n\n|===\n|Esk |14 |May\n|===\n\nText after it.\n',
      has: [/\| Esk \| 14 \| May \|/],
    },
    {
      what: 'a table of R, whose header has no name for the rows',
      name: 'a.tsv',
      content: 'port\tfee\n"1"\t"Esk"\t14.5\n"2"\t"Wear ""S"""\tNA\n',
      has: [/\|\s*\| port \| fee \|/, /\| 1 \| Esk \| 14\.5 \|/],
    },
    {
      what: 'a title of several cells above a table is no header',
      name: 'b.csv',
      content: 'Fees,2024\nport,fee,day\nEsk,14,May\nWear,12,June\n',
      has: [/\| port \| fee \| day \|/],
      hasNot: [/\|\s*\| Fees/],
    },
    {
      what: 'tildes of addresses in LaTeX',
      name: 'a.tex',
      content:
        '\\documentclass{article}\\begin{document}\nSee \\url{https://example.org/~ann} and \\href{https://example.org/~bo}{his~page}.\n\\end{document}\n',
      has: [/https:\/\/example\.org\/~ann/, /\[his page\]\(https:\/\/example\.org\/~bo\)/],
    },
  ]);
});
