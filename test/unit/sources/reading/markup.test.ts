import { readsEach } from '../../../helpers/fileReading.js';

describe('reading markup as people write it', () => {
  readsEach([
    {
      what: 'AsciiDoc with attributes, conditions, admonitions, and powers',
      name: 'a.adoc',
      content:
        ':port: Esk\n\n= Guide to {port}\nIna Reed <ina@example.org>\nv1.0, 2024-03-01\n:toc:\n\n[NOTE]\n====\nThe quay of {port} holds 10^6^ l.\n====\n\nifdef::missing[]\nNever shown.\nendif::[]\n\nCO~2~ is low.\n\n. Open\n.. North\n. Close\n\nTerm:: Its meaning.\n\n[cols="1,1",options="header"]\n|===\n|Gate |Age\n|North a|3\n|===\n\n<<gates,See the gates>>. https://example.org[Site]\n\n[#gates]\n== Gates\n\n----\n$ open --all\n----\n<1> Opens all\n',
      has: [
        /Esk holds 10\^6 l/,
        /CO₂ is low/,
        /1\. Open/,
        /Term/,
        /Its meaning/,
        /\| North \| 3 \|/,
        /See the gates/,
        /## Gates/,
        /```\n\$ open --all\n```/,
      ],
      hasNot: [/Never shown|ifdef|\|===|====|:toc:/],
    },
    {
      what: 'reStructuredText with roles, footnotes, and directives',
      name: 'b.rst',
      content:
        '.. _weir:\n\n****\nWeir\n****\n\n:Author: Ina Reed\n:Date: 2024-03-01\n\n.. contents::\n\nIt holds 10\\ :sup:`6` l of H\\ :sub:`2`\\ O [1]_ and |name|.\n\n.. |name| replace:: the old gate\n\n.. csv-table:: Ports\n   :header: "Port", "Boats"\n\n   "Esk", 40\n   "Weir", 12\n\n.. list-table::\n   :header-rows: 1\n\n   * - Gate\n     - Age\n   * - North\n     - 3\n\nRun this::\n\n    open --all\n\n.. math:: E = mc^2\n\n.. warning::\n   Mind the step.\n\n.. toctree::\n   :maxdepth: 2\n\n   install\n   usage\n\n.. include:: other.rst\n\n+------+-----+\n| Port | n   |\n+======+=====+\n| Esk  | 7   |\n+------+-----+\n\nterm\n   Its meaning.\n\n.. [1] In 1890.\n\n.. comment that nobody sees\n',
      has: [
        /# Weir/,
        /10\^6 l of H₂O\s?\[\^1\]/,
        /the old gate/,
        /\| Esk \| 40 \|/,
        /\| North \| 3 \|/,
        /```\nopen --all\n```/,
        /E = mc\^2/,
        /Mind the step/,
        /\| Esk \| 7 \|/,
        /Its meaning/,
        /\[\^1\]: In 1890/,
      ],
      hasNot: [/nobody sees|::|csv-table|:sup:|\+---/],
      says: /other\.rst/,
    },
    {
      what: 'LaTeX with macros, equations, and citations',
      name: 'c.tex',
      content:
        "% !TeX program = pdflatex\n\\documentclass[11pt]{article}\n\\usepackage{siunitx}\n\\newcommand{\\port}{Esk}\n\\newcommand{\\boats}[1]{#1 boats}\n\\title{On \\port}\n\\author{Ina Reed\\thanks{Harbor office}}\n\\date{March 2024}\n\\begin{document}\n\\maketitle\n\\begin{abstract}\nShort text about \\port{} and \\boats{40}.\n\\end{abstract}\n\\section*{Flow}\\label{sec:flow}\nIt is 50\\,\\% of 10\\textsuperscript{6}~l, see \\cite{reed2024} and \\ref{sec:flow}. ``Quoted'' --- so.\n\\begin{equation}\n  Q = A \\cdot v \\label{eq:q}\n\\end{equation}\n\\begin{align*} a &= 1 \\\\ b &= 2 \\end{align*}\n\\begin{verbatim}\nopen --all\n\\end{verbatim}\n\\begin{lstlisting}[language=Python]\nprint(10)\n\\end{lstlisting}\n\\begin{enumerate}\\item One \\item Two\\end{enumerate}\n\\begin{table}\\caption{Ports}\\begin{tabular}{l|r}\\hline Port & \\multicolumn{1}{c}{Boats}\\\\\\hline Esk & 40\\\\\\end{tabular}\\end{table}\n\\begin{figure}\\includegraphics{a.png}\\caption{The weir.}\\end{figure}\n\\href{https://example.org}{Site} \\url{https://example.org/a_b}\n\\iffalse Never shown. \\fi\n\\begin{comment}\nNor this.\n\\end{comment}\n\\include{part2}\n\\end{document}\nAfter the end.\n",
      has: [
        /# On Esk/,
        /about Esk and 40 boats/,
        /## Flow/,
        /50\s?% of 10\^6 l/,
        /“Quoted” — so|"Quoted" — so/,
        /Q = A \\cdot v/,
        /```\nopen --all\n```/,
        /```python\nprint\(10\)\n```/i,
        /1\. One\n+2\. Two/,
        /\| Esk \| 40 \|/,
        /The weir\./,
        /\[Site\]\(https:\/\/example\.org\)/,
        /a_b/,
      ],
      hasNot: [/Never shown|Nor this|\\begin\{(?:table|figure|enumerate|abstract)|After the end|siunitx|\\port|!TeX/],
      says: /part2/,
    },
    {
      what: 'Org with tables, notes, and blocks',
      name: 'd.org',
      content:
        '#+title: Weir\n#+author: Ina Reed\n#+options: toc:nil ^:t\n#+INCLUDE: "other.org"\n\n* Ports [2/3] :river:old:\n** TODO [#A] Esk\nIt holds 10^6 l of H_{2}O[fn:1] and costs $1,250.\n- [X] open\n- [ ] closed\n  1. one\n- term :: its meaning\n#+CAPTION: Ports\n| Port | Boats |\n|------+-------|\n| Esk  |    40 |\n| Sum  |    40 |\n#+TBLFM: @>$2=vsum(@2..@-1)\n#+begin_quote\nQuiet water.\n#+end_quote\n#+begin_comment\nNever shown.\n#+end_comment\n# nor this\n#+begin_example\nopen --all\n#+end_example\n: fixed width\n=code= ~verb~ +gone+ _under_ [[file:a.png]] [[https://example.org]]\n\\begin{equation}\nQ = A v\n\\end{equation}\n[fn:1] In 1890.\n',
      has: [
        /# Weir/,
        /## Ports/,
        /### Esk/,
        /10\^6 l/,
        /\[\^1\] and costs \$1,250/,
        /its meaning/,
        /\| Esk \| 40 \|/,
        /> Quiet water/,
        /```\nopen --all\n```/,
        /fixed width/,
        /`code` `verb`/,
        /Q = A v/,
        /\[\^1\]: In 1890/,
      ],
      hasNot: [/Never shown|nor this|TBLFM|#\+|begin_|:river:|\[#A\]/],
      says: /other\.org/,
    },
    {
      what: 'grid tables whose cells span columns and rows',
      name: 'e.rst',
      content: `Ports
=====

+-----------+---------------+
| Port      | Boats         |
|           +-------+-------+
|           | 2022  | 2023  |
+===========+=======+=======+
| Esk       | 40    | 42    |
+-----------+-------+-------+
| Weir      | closed since  |
|           | the flood     |
+-----------+---------------+
`,
      has: [/\| Esk \| 40 \| 42 \|/, /\| Weir \| closed since the flood \|/, /\| Port \| Boats \|/, /2022 \| 2023 \|/],
      hasNot: [/\+-|-\+/, /closed \||since the \|/],
    },
    {
      what: 'grid tables with a cell beside several rows, and with lists in cells',
      name: 'f.rst',
      content: `Ports
=====

+-------+----------+---------+
| Port  | Fish     | Tons    |
+=======+==========+=========+
| Esk   | eel      | 14      |
|       +----------+---------+
|       | pike     | 3       |
+-------+----------+---------+
| Weir  | - roach  | 5 or 6, |
|       | - bream  | unknown |
+-------+----------+---------+
`,
      has: [/\| Esk \| eel \| 14 \|/, /pike \| 3 \|/, /roach;? -? ?bream/, /5 or 6, unknown/],
      hasNot: [/eel pike|14 3|-{4}\s*\+/],
    },
    {
      what: 'grid tables with bars and wide characters in their cells',
      name: 'g.rst',
      content: `Ports
=====

+----------+--------+
| 港       | 数     |
+==========+========+
| 東京     | 40     |
+----------+--------+
| a | b    | 7      |
+----------+--------+
`,
      has: [/\| 港 \| 数 \|/, /\| 東京 \| 40 \|/, /\| a \\\| b \| 7 \|/],
    },

    {
      what: 'signs that LaTeX spells in text, and struck words',
      name: 'p.tex',
      content:
        '\\documentclass{article}\n\\begin{document}\nIt costs \\texteuro{}40 or \\EUR{35}, \\textsterling 30, 5\\texttimes 3 \\textpm{} 2, at \\textonehalf{} load, \\sout{900} 850.\n\\end{document}\n',
      has: [/costs €40 or €35, £30, 5×3 ?± 2, at ½ load, ~~900~~ 850/],
    },
  ]);
});
