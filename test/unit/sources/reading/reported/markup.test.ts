import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';

const file =
  (name: string) =>
  (what: string, content: string, has: RegExp[], hasNot: RegExp[] = [], says?: RegExp): FileCase => ({
    what,
    name,
    content,
    has,
    hasNot,
    says,
  });
const rst = file('report.rst');
const adoc = file('report.adoc');
const org = file('report.org');
const tex = file('report.tex');
const latex = (body: string) => `\\documentclass{article}\n\\begin{document}\n${body}\n\\end{document}\n`;

describe('reading markup that other readers got wrong', () => {
  describe('reStructuredText', () => {
    readsEach([
      rst(
        'tables that are lists or lines of data',
        'Fees\n====\n\n.. list-table:: Harbour fees\n   :header-rows: 1\n\n   * - Boat\n     - Fee\n   * - Heron\n     - 12\n\n.. csv-table:: Winter\n   :header: "Boat", "Fee"\n\n   "Tern, old", 8\n',
        [/Harbour fees/, /\| Heron \| 12 \|/, /\| Tern, old \| 8 \|/],
        [/header-rows|list-table|\* - /],
      ),
      rst(
        'substitutions, notes, and citations',
        'Fees\n====\n\nThe |port| charges 12 [#fee]_ and [Holm2021]_ agrees.\n\n.. |port| replace:: port of Visby\n\n.. [#fee] Per night.\n.. [Holm2021] Holm, Harbours, 2021.\n',
        [/The port of Visby charges 12\W/, /Per night\./, /Holm, Harbours, 2021\./],
        [/\|port\|/, /replace::/],
      ),
      rst(
        'files that are included elsewhere, which is told',
        'Fees\n====\n\nBefore.\n\n.. include:: fees/winter.rst\n\nAfter.\n',
        [/Before\./, /After\./],
        [/include::/],
        /winter\.rst/,
      ),
      rst(
        'formulas, and code with options',
        'Fees\n====\n\nThe area is :math:`a^2` and\n\n.. math::\n   :label: eq\n\n   E = m c^2\n\n.. code-block:: python\n   :linenos:\n   :emphasize-lines: 2\n\n   def fee():\n       return 12\n\nSee :ref:`the table <fees>` and ``raw``.\n',
        [
          /\$a\^2\$/,
          /\$\$\s*E = m c\^2\s*\$\$/,
          /```python\ndef fee\(\):\n {4}return 12\n```/,
          /See the table and `raw`\./,
        ],
        [/linenos|emphasize/, /<fees>/],
      ),
    ]);
  });

  describe('AsciiDoc', () => {
    readsEach([
      adoc(
        'tables with data in commas and cells that span',
        '= Fees\n\n[cols="1,1,1",options="header"]\n|===\n|Boat 2+|Fee\n|Heron |12 |7\n|===\n\n[%header,format=csv]\n|===\nBoat,Fee\n"Tern, old",8\n|===\n',
        [/\| Heron \| 12 \| 7 \|/, /\| Tern, old \| 8 \|/],
      ),
      adoc(
        'files that are included elsewhere, which is told',
        '= Fees\n\nBefore.\n\ninclude::winter.adoc[]\n\nAfter.\n',
        [/Before\./, /After\./],
        [/include::/],
        /winter\.adoc/,
      ),
      adoc(
        'notes, callouts, and cross references',
        '= Fees\n\nThe fee is 12footnote:[Per night.] euros. See <<winter,the winter fees>>.\n\n[source,python]\n----\nfee = 12 # <1>\n----\n<1> In euros.\n\n[[winter]]\n== Winter\n\n[qanda]\nWho pays?:: The owner.\n',
        [/The fee is 12\W/, /Per night\./, /the winter fees/, /fee = 12/, /In euros\./, /Who pays\?\W+The owner\./],
        [/\b121\b/, /footnote:/],
      ),
      adoc(
        'formulas and attributes that are counted',
        '= Fees\n:stem: latexmath\n:port: Visby\n\nIn {port}, stem:[x^2] grows and H~2~O is 10^3^ kg.\n\n[stem]\n++++\nE = m c^2\n++++\n',
        [/In Visby, \$x\^2\$ grows/, /H(?:₂|_2|~2~)O is 10(?:\^3|³) kg/, /E = m c\^2/],
        [/\\\(|\+\+\+\+/],
      ),
    ]);
  });

  describe('Org', () => {
    readsEach([
      org(
        'macros, notes in the line, and raised letters',
        '#+TITLE: Fees\n#+MACRO: port the port of $1\n\nIn {{{port(Visby)}}} there are 10^{6} eels[fn:: Counted in May.] and H_{2}O[fn:1].\n\n[fn:1] Tested.\n',
        [/In the port of Visby there are 10\^6 eels/, /Counted in May\./, /H(?:₂|_2)O\W/, /Tested\./],
        [/\{\{\{|\[fn::/],
      ),
      org(
        'comments, tasks, and tables',
        '* TODO [#A] Mend the weir :work:\nDEADLINE: <2024-05-07 Tue>\nIt leaks.\n* Private :noexport:\nHidden words.\n* COMMENT Draft\nDraft words.\n# A comment line\n* Table\n| Boat  | Fee |\n|-------+-----|\n| Heron |  12 |\n#+TBLFM: $2=12\n',
        [/Mend the weir/, /It leaks\./, /\| Heron \| 12 \|/],
        [/A comment line/, /TBLFM/, /Hidden words/, /Draft words/],
      ),
      org(
        'entities, but not in formulas and code',
        'It rose by 20\\deg{}C, \\frac12 of \\alpha{}, caf\\eacute, and \\Rightarrow all; C:\\alpha, \\foo{}, ~\\beta~, \\(\\gamma + 1\\), and $\\delta$ stay.\n\\begin{equation}\n\\epsilon = 2\n\\end{equation}\nH_{2}O and x_{i}.\n',
        [
          /20°C, ½ of α, café, and ⇒ all/,
          /C:\\alpha, \\foo\{\}, `\\beta`/,
          /\\\(\\gamma \+ 1\\\)|\$\\gamma/,
          /\$\\delta\$/,
          /\\epsilon = 2/,
          /H₂O and x_i\./,
        ],
      ),
      org(
        'sections that their author excludes, with their parts',
        '#+EXCLUDE_TAGS: private noexport\n* Fees\nTwelve euros.\n** Talks :private:\nHidden one.\n*** Part\nHidden two.\n** Dates :public:\nIn May.\n* TODO COMMENT Plan\nHidden three.\n#+begin_src org\n,* Not a heading :noexport:\nshown code\n#+end_src\n* Old :a:noexport:\nHidden four.\n* End\nLast words.\n',
        [/Twelve euros/, /Dates\s+In May/, /Last words/],
        [/Hidden/, /:public:/],
      ),
      org(
        'drawers of the author, but not those of programs',
        '* Weir\n:PROPERTIES:\n:CUSTOM_ID: weir-1\n:END:\n:LOGBOOK:\nCLOCK: [2024-05-07 Tue 10:00]\n:END:\n:DETAILS:\nIt has *three* gates.\n:END:\nIt is old.\n',
        [/It has \*\*three\*\* gates\./, /It is old/],
        [/weir-1|CLOCK|DETAILS|:END:/],
      ),
      org(
        'files that are included elsewhere, which is told',
        '* Fees\nBefore.\n#+INCLUDE: "winter.org"\nAfter.\n',
        [/Before\./, /After\./],
        [/#\+INCLUDE/],
        /winter\.org/,
      ),
    ]);
  });

  describe('LaTeX', () => {
    readsEach([
      tex(
        'tables with cells over columns and rows',
        latex(
          '\\begin{table}\n\\caption{Fees of 2024}\n\\begin{tabular}{l|rr}\n\\toprule\nBoat & \\multicolumn{2}{c}{Fee} \\\\\n\\cmidrule{2-3}\n & summer & winter \\\\\n\\midrule\n\\multirow{2}{*}{Heron} & 12 & 7 \\\\\n & 13 & 8 \\\\[2pt]\nTern \\& Gull & 8\\% & \\textbf{5} \\\\\n\\bottomrule\n\\end{tabular}\n\\end{table}',
        ),
        [
          /Fees of 2024/,
          /\| Heron \| 12 \| 7 \|/,
          /\| Heron \| 13 \| 8 \|/,
          /\| Tern & Gull \| 8% \| \**5\** \|/,
          /summer \| winter/,
        ],
        [/multicolumn|cmidrule|toprule|2pt/],
      ),
      tex(
        'long tables with their headers once',
        latex(
          '\\begin{longtable}[]{@{}ll@{}}\n\\toprule\nBoat & Fee \\\\\n\\midrule\n\\endfirsthead\n\\toprule\nBoat & Fee \\\\\n\\midrule\n\\endhead\n\\bottomrule\n\\endlastfoot\nHeron & 12 \\\\\nTern & 8 \\\\\n\\end{longtable}',
        ),
        [/\| Heron \| 12 \|/, /\| Tern \| 8 \|/],
        [/endhead|endfirsthead|Boat[^]*Boat/],
      ),
      tex(
        'files that are included elsewhere, which is told',
        latex('Before.\n\\input{chapters/winter}\n\\include{spring}\nAfter.'),
        [/Before\./, /After\./],
        [/\\input/],
        /winter[^]*spring|2 /,
      ),
      tex(
        'numbers and units of siunitx',
        latex(
          'The lock is \\SI{12.5}{\\metre} deep, holds \\num{1.2e6} litres at \\qty{20}{\\celsius}, \\SIrange{3}{5}{\\kilo\\gram}, and \\ang{45} steep, at \\ang{52;31;}.',
        ),
        [
          /is 12\.5\s?(?:m|metre)\b/,
          /holds 1\.2(?:e6| ?[×x·] ?10\^6|\s*\\times 10\^\{?6\}?)/,
          /20\s?(?:°C|celsius)/,
          /3\s?(?:kg)?\s?(?:to|–|-)\s?5\s?kg/,
          /45\s?°/,
          /52°31′/,
        ],
      ),
      tex(
        'accents, quotes, dashes, and escaped signs',
        latex(
          "Caf\\'e, na\\\"{\\i}ve, \\v{S}koda, \\ae gir, stra{\\ss}e: ``5\\,\\%'' of \\$12~million---or 10--20, \\textbackslash{} and \\ldots{} 50\\% off% a comment\nstay.",
        ),
        [/Café, naïve, Škoda, ægir, straße/, /[“"]5\s?%[”"] of \$12 million—or 10–20/, /50% off\s?stay/],
        [/a comment/],
      ),
      tex(
        'notes, references, and lists of terms',
        latex(
          '\\begin{abstract}We measured tides.\\end{abstract}\nThe fee is 12\\footnote{Per \\emph{night}.} \\cite{holm21}. See \\href{https://example.org}{the site} and Section~\\ref{sec:w}.\n\\begin{description}\n\\item[Weir] A low dam.\n\\item[Lock] A gate.\n\\end{description}\n\\begin{thebibliography}{9}\\bibitem{holm21} Holm, \\textit{Harbours}, 2021.\\end{thebibliography}',
        ),
        [
          /We measured tides\./,
          /The fee is 12\W/,
          /Per \*?night\*?\./,
          /the site/,
          /Weir\W+A low dam\./,
          /Lock\W+A gate\./,
          /Holm, \*?Harbours\*?, 2021\./,
        ],
        [/\b121\b/, /bibitem/],
      ),
      tex(
        'code and text as it is, and formulas in lines',
        latex(
          '\\begin{lstlisting}[language=Python]\nfee = 12 % 5\n\\end{lstlisting}\n\\verb|a_b%c| and\n\\begin{align}\na &= b + c \\\\\nd &= e\n\\end{align}\nThen \\(x^2\\) and \\[y^3\\] end with $5\\text{ cm}$.',
        ),
        [/fee = 12 % 5/, /`a_b%c`/, /a &= b \+ c/, /\$x\^2\$/, /\$\$\s*y\^3\s*\$\$/],
      ),
    ]);
  });
});
