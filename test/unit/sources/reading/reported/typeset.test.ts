import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';

const tex = (what: string, body: string, has: RegExp[], hasNot: RegExp[] = [], says?: RegExp): FileCase => ({
  what,
  name: 'report.tex',
  content: `\\documentclass{article}\n${body.includes('\\begin{document}') ? body : `\\begin{document}\n${body}\n\\end{document}`}\n`,
  has,
  hasNot,
  says,
});

describe('reading LaTeX that other readers got wrong', () => {
  readsEach([
    tex(
      'a text that encloses another file, which is told',
      '\\begin{filecontents*}[overwrite]{refs.bib}\n\\documentclass{x}\n\\begin{document}\nA book of gates.\n\\end{document}\n\\end{filecontents*}\n\\begin{document}\nThe gate opens at six.\n\\end{document}',
      [/^The gate opens at six\.$/],
      [/A book of gates/],
      /refs\.bib/,
    ),
    tex(
      'fractions and colors without gluing their arguments',
      'It took \\nicefrac{1}{2} of 12 \\sfrac{3}{4} inches, \\textcolor{red}{the bell} and \\colorbox[rgb]{1,0,0}{the rope}, \\unknown{5}{7}.',
      [/1\/2 of 12 3\/4 inches/, /, the bell and the rope,/, /5 7\./],
      [/\b34\b|\b57\b|red|rgb/],
    ),
    tex(
      'lists with labels and starts of their own, and lists in lists',
      '\\begin{enumerate}[(a)]\n\\item One\n\\begin{enumerate}\n\\item Inner\n\\end{enumerate}\n\\end{enumerate}\n\\begin{enumerate}[label=\\Roman*., start=4]\n\\item Four\n\\end{enumerate}\n\\begin{enumerate}\n\\setcounter{enumi}{6}\n\\item Seven\n\\item[(x)] Own\n\\item Eight\n\\end{enumerate}',
      [/\(a\) One\s+- \(a\) Inner/, /IV\. Four/, /^7\. Seven\n- \(x\) Own\n8\. Eight/m],
    ),
    tex(
      'environments and macros in them',
      '\\newenvironment{topics}[1]{\n\\newcommand{\\topic}[2]{\\item{##1 / ##2}}\n\\textbf{#1}\n\\begin{itemize}\n}{\n\\end{itemize}\n}\n\\newtheorem{rule1}{Rule}\n\\begin{document}\n\\begin{topics}{Gates}\n\\topic{North}{open}\n\\end{topics}\n\\begin{rule1}[Of fees]\nPay first.\n\\end{rule1}\n\\begin{proof}\nSo it is.\n\\end{proof}\n\\end{document}',
      [/\*\*Gates\*\*\s+- North \/ open/, /\*\*Rule \(Of fees\)\.\*\*\sPay first\./, /\*Proof\.\*\sSo it is\./],
      [/#|newcommand/],
    ),
    tex(
      'code in a line by any of its commands',
      'Type \\Verb|a__b|, \\lstinline!c_{d}!, \\lstinline[language=C]{e_f}, or \\mintinline{py}{g_h}.',
      [/`a__b`, `c_\{d\}`, `e_f`, or `g_h`/],
    ),
    tex(
      'talks',
      '\\begin{frame}[fragile]{Gates of the weir}\n\\begin{itemize}\n\\item<1-> Ring\n\\item \\only<2>{Wait} 5 minutes\n\\end{itemize}\nWhere $\\alpha<3, b>2$.\n\\end{frame}\n\\begin{frame}\n\\frametitle{Fees}\n\\begin{block}{Remember}\nPay first.\n\\end{block}\n\\end{frame}',
      [
        /^### Gates of the weir\n\n- Ring\n- Wait 5 minutes/m,
        /\$\\alpha<3, b>2\$/,
        /^### Fees\n\n\*\*Remember\*\*\n\nPay first\./m,
      ],
    ),
  ]);
});

describe('reading lists of markup that other readers got wrong', () => {
  readsEach([
    {
      what: 'reStructuredText that leaves the counting to its reader',
      name: 'a.rst',
      content:
        'Gates\n=====\n\n#. First\n\n   More of it.\n\n#. Second\n#. Third\n\nA paragraph.\n\n5. Fifth\n#. Sixth\n',
      has: [/^1\. First/m, /^2\. Second\n3\. Third/m, /^5\. Fifth\n6\. Sixth/m],
    },
    {
      what: 'Org with starts of its own, and fixed lines',
      name: 'a.org',
      content:
        '* TODO Gates\n1. [@5] Fifth\n   1. Inner\n2. Sixth\n\nText.\n\n1. First\n\n#+RESULTS:\n: 12 gates\n: 3 locks\n\nCall src_python{f(2)} now.\n',
      has: [
        /^# Gates/m,
        /^5\. Fifth\n {3}1\. Inner\n6\. Sixth/m,
        /^1\. First/m,
        /```\n12 gates\n3 locks\n```/,
        /Call `f\(2\)` now/,
      ],
      hasNot: [/COMMENT|\[@/],
    },
  ]);
});
